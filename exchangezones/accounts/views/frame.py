"""What the pages of accounts share: the desk's frame around them, and where to go afterwards."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def page(
    request: HttpRequest,
    template: Any,
    title: Any,
    *,
    status: Any = 200,
    **context: Any,
) -> HttpResponseBase:
    """A page in the desk's frame."""
    context = {
        **admin.site.each_context(request),
        "title": title,
        **context,
    }
    return render(request, f"registration/{template}.html", context, status=status)


def next_of(request: HttpRequest, asked: str | None = None) -> str:
    """Where the person wanted to go, if that lies within the desk; else its first page."""
    asked = request.POST.get("next", request.GET.get("next", "")) if asked is None else asked
    own = asked.startswith(f"/{settings.ADMIN_PATH}/")
    safe = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if own and safe and asked != reverse("admin:login") else reverse("admin:index")
