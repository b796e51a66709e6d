"""The answers to a request that cannot be answered: a page for people, a problem document for
programs.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

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
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Nothing that could fail again: no query, no search, a page of its own."""
    if is_program(request):
        return problem(
            500, "Server error", "Something is broken on our side. Try again in a minute."
        )
    return render(request, "errors/500.html", status=500)
