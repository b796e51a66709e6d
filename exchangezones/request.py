"""A request as this site reads it: UTF-8 and nothing else, whatever a visitor declares."""

from collections.abc import Mapping
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class ReadableRequest(WSGIRequest):
    """Django would decode the query with the charset of `Content-Type`.

    Python knows charsets that are none (hex, rot13, undefined) and some that make lone surrogates
    (unicode_escape): the first raise before any middleware runs, the second break whoever writes
    the text down.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        # Before Django writes what it made of the path over it.
        self.has_text_path = is_utf8(environ.get("PATH_INFO", ""))
        super().__init__(environ)

    def _set_content_type_params(self, meta: Mapping[str, Any]) -> None:
        declared = meta.get("CONTENT_TYPE", "")
        try:
            self.content_type, self.content_params = parse_header_parameters(declared)
        except (LookupError, ValueError):
            # A parameter in a charset of its own (RFC 2231). What is left is no form.
            self.content_type, self.content_params = declared.partition(";")[0].strip().lower(), {}
        self.content_params.pop("charset", None)


def is_utf8(text: str) -> bool:
    """Of bytes that a server hands over as Latin-1, as WSGI wants it."""
    try:
        text.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True


class Handler(WSGIHandler):
    request_class = ReadableRequest
