"""What every request passes: safe headers, refusal of the unreadable, the language of the path,
open data.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from isal import igzip

SHORT = 200  # bytes that are not worth compressing
OPEN_DATA_PATHS = (
    "/api/",
    *(
        f"{language}/data/"
        for language in ("", *(f"/{code}" for code, _name in settings.LANGUAGES))
    ),
)
UNUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
)
PREFIXES = {
    f"/{code}/": code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
}


# Of every answer, whatever part of the site gives it.
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The search page asks for the visitor's position when its button is pressed.
    "Permissions-Policy": "geolocation=(self), " + ", ".join(f"{name}=()" for name in UNUSED),
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
}


def harden(get_response: Any) -> Any:
    """Headers that no answer goes without, and no body for HEAD."""
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request: HttpRequest) -> Any:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith(admin_path):
            # Links with a secret lie there too.
            response.headers["Cache-Control"] = "no-store, private"
        if request.method == "HEAD":
            # gunicorn would drop it and write a warning for each.
            if response.streaming:
                response.streaming_content = ()
            else:
                response.content = b""
        return response

    return middleware


def refuse_unreadable(get_response: Any) -> Any:
    """No part of the site gets to see a path that is no UTF-8, or a NUL byte, which would be a
    server error on PostgreSQL and pass on SQLite: nobody means it anywhere.
    """
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request: HttpRequest) -> Any:
        # The admin's queries only: public pages read their own, and refuse a NUL byte in words.
        # Django's test client makes requests of its own kind, without `has_text_path`.
        if (
            not getattr(request, "has_text_path", True)
            or "\x00" in request.path_info
            or (request.path_info.startswith(admin_path) and "%00" in request.META["QUERY_STRING"])
        ):
            return HttpResponse(
                "This address cannot be read.", status=400, content_type="text/plain; charset=utf-8"
            )
        return get_response(request)

    return middleware


def language_of_path(get_response: Any) -> Any:
    """The path alone decides the language, so that a cache needs no `Vary`; the admin asks the
    browser.
    """
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request: HttpRequest) -> Any:
        path = request.path_info
        if path.startswith(admin_path):
            language = translation.get_language_from_request(request)
        else:
            # Four characters, since every code has two: /fr/
            language = PREFIXES.get(path[:4], settings.LANGUAGE_CODE)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


class QuickGZip(GZipMiddleware):
    """Public pages by isal: a third of the time of zlib's quickest level, and fewer bytes.

    They hold no secret and no token, so they need none of the random padding that hides the length
    of the admin's.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        # A stream has no `content` to measure: Django's own class compresses it as it comes.
        if request.path_info.startswith(f"/{settings.ADMIN_PATH}/") or response.streaming:
            return super().process_response(request, response)
        if len(response.content) < SHORT or response.has_header("Content-Encoding"):
            return response
        # Without gzip as well: a cache must know of both answers, or it hands out the wrong one.
        patch_vary_headers(response, ("Accept-Encoding",))
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.content = igzip.compress(response.content, compresslevel=1, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
            if (tag := response.get("ETag", "")).startswith('"'):
                response.headers["ETag"] = f"W/{tag}"  # the same words in other bytes
        return response


def open_data(get_response: Any) -> Any:
    """Any site's scripts may read the API and the data: public facts that know no visitor."""

    def middleware(request: HttpRequest) -> Any:
        response = get_response(request)
        if request.path_info.startswith(OPEN_DATA_PATHS):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return middleware
