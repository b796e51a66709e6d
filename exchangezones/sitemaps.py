"""The doors of search engines: what they may read, and the addresses of all pages in every
language.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from exchangezones.foundation.languages import Language
from exchangezones.foundation.site import LANGUAGE_PREFIXES, site_url
from tips.noticeboard import live as live_tips
from tips.sitemap import tip_paths
from zones.directory import live
from zones.formats.sitemap import Entry, how_many_parts, place_entries, site_entries, zone_entries

BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
PAGES = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
# With a second parameter the answers to searches are endless: only one town alone may be crawled.
# The others are not pages that anybody should find.
NOT_FOR_CRAWLERS = ["/search/?*&", "/z/*/invite/", "/z/*/meet.ics", "/z/*/sign/", "/places/"]


@require_safe
def robots(request: HttpRequest) -> Any:
    """The staff's desk is not named: who reads this file looks for such names."""
    closed = [
        f"Disallow: {own}{path}" for _code, own in LANGUAGE_PREFIXES for path in NOT_FOR_CRAWLERS
    ]
    lines = [
        "User-agent: *",
        *closed,
        "Disallow: /api/v1/",
        "",
        f"Sitemap: {site_url(request)}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> Any:
    parts = [
        "site",
        "tips",
        "places",
        *(f"zones-{n + 1}" for n in range(how_many_parts(live.current()))),
    ]
    site = site_url(request)
    lines = [f"<sitemap><loc>{escape(site)}/sitemap-{part}.xml</loc></sitemap>\n" for part in parts]
    return xml(INDEX, lines, "</sitemapindex>\n")


@require_safe
def sitemap(request: HttpRequest, part: Any) -> Any:
    site = escape(site_url(request))
    lines = [address for entry in entries_of(part) for address in addresses(site, *entry)]
    return xml(PAGES, lines, "</urlset>\n")


def entries_of(part: str) -> Iterable[Entry]:
    """The pages of one part; Http404 where there is no such part."""
    here, (kind, _dash, number) = live.current(), part.partition("-")
    if (
        kind == "zones"
        # “²” is a digit to isdigit(), but int() raises on it.
        and number.isascii()
        and number.isdigit()
        and 1 <= int(number) <= how_many_parts(here)
    ):
        return zone_entries(here, int(number))
    if part == "site":
        return site_entries()
    if part == "places":
        return place_entries(here)
    if part == "tips":
        return [(path, "") for path in tip_paths(live_tips.current().in_language(Language.EN))]
    raise Http404


def addresses(
    site: str,
    path: str,
    changed: str,
) -> Iterable[str]:
    """A page in each language, with its addresses in all of them."""
    path = escape(path)
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{site}{own}/{path}"/>'
        for code, own in ALTERNATES
    )
    lastmod = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    for _code, own in LANGUAGE_PREFIXES:
        yield f"<url><loc>{site}{own}/{path}</loc>{lastmod}{others}</url>\n"


ALTERNATES = [*LANGUAGE_PREFIXES, ("x-default", "")]


def xml(
    begin: str,
    lines: Iterable[str],
    end: str,
) -> HttpResponse:
    return HttpResponse(
        "".join([BEGIN, begin, *lines, end]), content_type="application/xml; charset=utf-8"
    )
