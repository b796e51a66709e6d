"""What every page knows: who runs the site, its own address, and its other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from exchangezones.foundation.languages import OWN_NAMES

LONGEST_QUERY = 1000  # a longer one is nobody's question, and would be repeated in every link
# so many of the pages that were opened stay readable on a device without network
MOST_KEPT_PAGES = 40


def site_url(request: HttpRequest) -> str:
    """The address of the site without a slash at the end: SITE_URL, or the address served."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def language_prefix(code: str) -> str:
    """ "" for English, "/fr" for French: what stands before every public path."""
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"


LANGUAGE_PREFIXES = [(code, language_prefix(code)) for code in OWN_NAMES]


def prefix() -> str:
    """What stands before the paths of the language that is being spoken."""
    return language_prefix(get_language() or settings.LANGUAGE_CODE)


def bare_path(request: HttpRequest) -> str:
    """The path without its language prefix."""
    return request.path_info.removeprefix(prefix())


def site(request: HttpRequest) -> Any:
    """For every template."""
    language = get_language() or settings.LANGUAGE_CODE
    path = bare_path(request)
    query = request.META.get("QUERY_STRING", "")
    query = f"?{query}" if 0 < len(query) <= LONGEST_QUERY else ""
    return {
        "LANGUAGE_CODE": language,
        "prefix": language_prefix(language),
        # only where it is shown: the page for a wrong host must not ask for it
        "site_url": lambda: site_url(request),
        "page_path": path,
        "language_prefixes": LANGUAGE_PREFIXES,
        "operator_name": settings.OPERATOR_NAME,
        "operator_contact": settings.OPERATOR_CONTACT,
        "other_languages": [
            (code, name, f"{language_prefix(code)}{path}{query}")
            for code, name in OWN_NAMES.items()
            if code != language
        ],
    }
