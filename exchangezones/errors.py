"""The answers to a request that cannot be answered: a page for people, a problem document for
programs.
"""

import re
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

# Whatever is no letter, digit, hyphen or line behind the last of them.
HOME_PAGES = frozenset(f"/{language}" for language, _name in settings.LANGUAGES) - {
    f"/{settings.LANGUAGE_CODE}"  # which has no prefix
}
TAIL = re.compile(r"[^\w-]+\Z")
PROBLEM = "application/problem+json"


def problem(
    status: Any,
    title: Any,
    detail: Any,
    *,
    errors: Any = (),
) -> Any:
    """An RFC 9457 problem document; `errors` name the parameters that are wrong."""
    document = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    return JsonResponse(
        document,
        status=status,
        content_type=PROBLEM,
        json_dumps_params={"ensure_ascii": False},
    )


def is_program(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def bad_request(request: HttpRequest, exception: Any) -> HttpResponseBase:
    if is_program(request):
        return problem(400, "Bad request", "The address holds something that cannot be read.")
    return render(request, "errors/400.html", status=400)


def not_found(request: HttpRequest, exception: Any) -> HttpResponseBase:
    if is_program(request):
        return problem(404, "Not found", "There is nothing at this address.")
    meant = address_without_tail(request.path) if request.method in ("GET", "HEAD") else ""
    if meant:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{meant}?{query}" if query else meant, permanent=True)
    return render(request, "errors/404.html", status=404)


def address_without_tail(path: str) -> str:
    """The address of a page without the punctuation that a message has swallowed with it:
    /z/k7m3q/ of “/z/k7m3q.”; empty where no page has that address. /fr is the French home page.
    """
    address = path.rstrip("/")
    if path in HOME_PAGES:
        return f"{address}/"
    shorter = TAIL.sub("", address)
    if shorter == address or not shorter.strip("/"):
        return ""
    meant = f"/{shorter.strip('/')}/"  # one slash in front: two would lead to another site
    try:
        resolve(meant)
    except Resolver404:
        return ""
    return quote(meant)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Nothing that could fail again: no query, no search, a page of its own."""
    if is_program(request):
        return problem(
            500, "Server error", "Something is broken on our side. Try again in a minute."
        )
    return render(request, "errors/500.html", status=500)
