"""The doors of those who take the whole directory with them."""

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import condition, require_safe

from exchangezones.foundation.site import site_url
from zones.directory import live
from zones.formats.zone_json import CSV_COLUMNS, zone_as_row
from zones.spreadsheets.files import csv_lines
from zones.vocabulary import ZoneStatus


def version(request: HttpRequest) -> str:
    """Another one after any edit; nothing in the table depends on the clock."""
    # hours_text is said in the language of the path.
    return f'"{live.current().revision}-{request.LANGUAGE_CODE}"'


@require_safe
@condition(etag_func=version)
def zones_csv(request: HttpRequest) -> HttpResponseBase:
    """Every listed zone, a row each; the columns are the keys of the JSON."""
    site = site_url(request)
    # `live.current()` is taken here, once: the stream is of one edition, whatever is edited.
    listed = (zone for zone in live.current() if zone.status is ZoneStatus.LISTED)
    rows = (zone_as_row(zone, site=site) for zone in listed)
    # Programs read this table: an apostrophe before a telephone number would mislead them.
    lines = csv_lines(CSV_COLUMNS, rows, phones=False)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="zones.csv"'
    return response
