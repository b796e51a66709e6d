"""The doors of those who take the whole directory with them."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition, require_safe

from exchangezones.foundation.site import site_url
from zones.directory import live
from zones.directory.index import Directory
from zones.formats.zone_json import CSV_COLUMNS, zone_as_row
from zones.spreadsheets.files import csv_lines
from zones.vocabulary import ZoneStatus

UNPACKED_AT_ONCE = 1 << 16


def version(request: HttpRequest) -> str:
    """Another one after any edit, and every day: what hours rest on grows old."""
    # hours_text is said in the language of the path. Weak: packed and plain, it is one table.
    directory, today = live.current(), timezone.now().date()
    until = directory.good_until  # a zone that pauses by itself moves no revision
    over = f"{until:%Y%m%d%H%M}" if until else ""
    return f'W/"{directory.revision}-{today:%Y%m%d}-{over}-{request.LANGUAGE_CODE}"'


@require_safe
@condition(etag_func=version)
def zones_csv(request: HttpRequest) -> HttpResponseBase:
    """Every listed zone, a row each; the columns are the keys of the JSON."""
    # `live.current()` is taken here, once: the table is of one edition, whatever is edited.
    packed = tables.of(
        live.current(),
        site_url(request),
        request.LANGUAGE_CODE,
        timezone.now().date(),
    )
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response: HttpResponseBase = HttpResponse(packed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = StreamingHttpResponse(unpacked(packed))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="zones.csv"'
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


class PackedTables:
    """The table of one edition in each language, made when somebody asks: to write 1,242 rows takes
    as long as a hundred searches.
    """

    def __init__(self) -> None:
        # By language: edition, address of the site and day, table. Not the directory itself, which
        # would stay in memory after an edit.
        self._kept: dict[str, tuple[tuple[int, str, date], bytes]] = {}

    def of(
        self,
        directory: Directory,
        site: str,
        language: str,
        today: date,
    ) -> bytes:
        wanted = directory.edition, site, today
        known, packed = self._kept.get(language, (None, b""))
        if known != wanted:
            packed = packed_table(directory, site, today)
            self._kept[language] = wanted, packed
        return packed


tables = PackedTables()


def packed_table(directory: Directory, site: str, today: date) -> bytes:
    listed = (zone for zone in directory if zone.status is ZoneStatus.LISTED)
    rows = (zone_as_row(zone, site=site, today=today) for zone in listed)
    # Programs read this table: an apostrophe before a telephone number would mislead them.
    lines = csv_lines(CSV_COLUMNS, rows, phones=False)
    return gzip.compress("".join(lines).encode(), mtime=0)


def unpacked(packed: bytes) -> Iterator[bytes]:
    reader = zlib.decompressobj(wbits=31)
    waiting = packed
    while not reader.eof:
        yield reader.decompress(waiting, UNPACKED_AT_ONCE)
        waiting = reader.unconsumed_tail
