"""The doors of a visitor's device: its icon, the manifest, the service worker, and the page without
network.
"""

import json
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchangezones.foundation.languages import PREFIXED
from exchangezones.foundation.site import LANGUAGE_PREFIXES, MOST_KEPT_PAGES, prefix

A_DAY = {"Cache-Control": "max-age=86400, public"}
# What a kept page needs to look and work as it does online; the map is no use without network.
KEPT_FILES = [
    "css/site.css",
    "css/tips.css",
    "js/search.js",
    "js/invite.js",
    "js/offline.js",
    "img/mark.svg",
]
# Where people read. Whatever else there is, the staff's desk too, the worker never touches.
PUBLIC = [
    "search",
    "zones",
    "z",
    "tips",
    "about",
    "coverage",
    "privacy",
    "credits",
    "departments",
]


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """For who asks without reading the page; the name of the file changes with what is in it."""
    return HttpResponseRedirect(static("img/favicon.ico"), headers=A_DAY)


@require_safe
def manifest(request: HttpRequest) -> HttpResponseBase:
    icons = [("img/icon-192.png", "192x192", "any"), ("img/icon-512.png", "512x512", "any"),
             ("img/icon-maskable.png", "512x512", "maskable")]  # fmt: skip
    document = {
        "id": f"{prefix()}/",
        "name": _("Exchange zones at police stations"),
        "short_name": "exchangezones",
        "lang": request.LANGUAGE_CODE,
        "dir": "ltr",
        "start_url": f"{prefix()}/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": "#0b3563",
        "background_color": "#0b3563",
        "icons": [
            {
                "src": static(file),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for file, sizes, purpose in icons
        ],
    }
    return JsonResponse(
        document,
        content_type="application/manifest+json",
        headers=A_DAY,
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def service_worker(request: HttpRequest) -> HttpResponseBase:
    """Asked for anew each time, and another one as soon as anything that it keeps is another."""
    script = render_to_string("sw.js", {"kept": kept(), "languages": "|".join(PREFIXED)})
    return HttpResponse(
        script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@require_safe
def offline(request: HttpRequest) -> HttpResponseBase:
    return render(request, "offline.html")


@lru_cache(maxsize=1)
def kept() -> str:
    """What the worker has to know, as JSON;

    `version` stands for all of it and for the words of the offline pages.
    """
    pages, notes, contents = {}, {}, []
    for code, own in LANGUAGE_PREFIXES:
        with translation.override(code):
            pages[code] = f"{own}/offline/"
            notes[code] = _("You are offline. This page is as it was on {date}: call ahead.")
            contents.append(render_to_string("offline.html", page_values(code, own)))
    files = [static(file) for file in KEPT_FILES]
    said = {
        "files": files,
        "offline": pages,
        "notes": notes,
        "most": MOST_KEPT_PAGES,
        "open": PUBLIC,
    }
    version = sha256(json.dumps([said, contents]).encode()).hexdigest()[:12]
    return json.dumps(
        {
            "version": version,
            **said,
        },
        ensure_ascii=False,
    )


def page_values(code: str, own_prefix: str) -> dict[str, str]:
    """What a page shows of the site, where there is no request."""
    return {
        "LANGUAGE_CODE": code,
        "prefix": own_prefix,
        "operator_name": settings.OPERATOR_NAME,
        "operator_contact": settings.OPERATOR_CONTACT,
    }
