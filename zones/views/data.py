"""The doors of those who take the whole directory with them."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from exchangezones.foundation.site import site_url
from zones.directory import live
from zones.directory.index import Directory
from zones.formats.zone_json import CSV_COLUMNS, zone_as_row
from zones.vocabulary import ZoneStatus


class Line:
    """What the csv module writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def version(request) -> str:
    """Another one after any edit; nothing in the table depends on the clock."""
    return f'"{live.current().revision}-{request.LANGUAGE_CODE}"'


@require_safe
@condition(etag_func=version)
def zones_csv(request):
    """Every listed zone, a row each; the columns are the keys of the JSON."""
    lines = table(live.current(), site_url(request))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="zones.csv"'
    return response


def table(zones: Directory, site: str) -> Iterator[str]:
    writer = csv.writer(Line())
    yield writer.writerow(CSV_COLUMNS)
    for listing in zones:
        if listing.status is ZoneStatus.LISTED:
            yield writer.writerow(zone_as_row(listing, site=site))
