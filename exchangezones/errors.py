"""The answers to a request that cannot be answered: a page for people, a problem document for
programs.
"""

from django.http import JsonResponse
from django.shortcuts import render


def problem(
    status,
    title,
    detail,
    *,
    errors=(),
):
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
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def is_program(request) -> bool:
    return request.path_info.startswith("/api/")


def bad_request(request, exception):
    if is_program(request):
        return problem(400, "Bad request", "The address holds something that cannot be read.")
    return render(request, "errors/400.html", status=400)


def not_found(request, exception):
    if is_program(request):
        return problem(404, "Not found", "There is nothing at this address.")
    return render(request, "errors/404.html", status=404)


def server_error(request):
    """Nothing that could fail again: no query, no search, a page of its own."""
    if is_program(request):
        return problem(
            500, "Server error", "Something is broken on our side. Try again in a minute."
        )
    return render(request, "errors/500.html", status=500)
