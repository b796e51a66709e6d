"""What every request passes: refusal of the unreadable, the language of the path, open data."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

PREFIXES = {f"/{code}/": code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}


def refuse_unreadable(get_response):
    """A NUL byte would be a server error on PostgreSQL and pass on SQLite: nobody means it anywhere."""
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request):
        if "\x00" in request.path or (request.path.startswith(admin_path) and "%00" in request.META["QUERY_STRING"]):
            return HttpResponse("This address cannot be read.", status=400, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return middleware


def language_of_path(get_response):
    """The path alone decides the language, so that a cache needs no `Vary`; the admin asks the browser."""
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request):
        path = request.path_info
        if path.startswith(admin_path):
            language = translation.get_language_from_request(request)
        else:
            language = PREFIXES.get(path[:4], settings.LANGUAGE_CODE)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def open_data(get_response):
    """Any site's scripts may read the API: it holds public facts and knows no visitor."""

    def middleware(request):
        response = get_response(request)
        if request.path_info.startswith("/api/"):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return middleware
