"""The door of those who ask how much the directory knows."""

from datetime import date

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from exchangezones.foundation.site import prefix
from zones.directory import live
from zones.directory.coverage import Step, coverage_of
from zones.directory.index import Directory
from zones.maps.tile_grid import marks_of, tile_maps
from zones.wording.coverage import headings, rows_by_country


@require_safe
def coverage(request: HttpRequest) -> HttpResponseBase:
    content = contents.of(live.current(), request.LANGUAGE_CODE, timezone.now().date())
    return render(request, "zones/coverage.html", {"content": content})


class CoverageContents:
    """The page of one edition and day in each language, without head and foot: hundreds of numbers
    that nothing of a visitor changes are rendered once.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[int, date], SafeString]] = {}

    def of(self, directory: Directory, language: str, today: date) -> SafeString:
        wanted = directory.edition, today
        known, content = self._kept.get(language, (None, SafeString()))
        if known != wanted:
            content = render_content(directory, today)
            self._kept[language] = wanted, content
        return content


contents = CoverageContents()


def render_content(directory: Directory, today: date) -> SafeString:
    known = coverage_of(directory, today=today)
    context = {
        "known": known,
        "headings": headings(),
        "maps": tile_maps(known),
        "legend": [(step, marks_of(step)) for step in Step],
        "countries": rows_by_country(known),
        "prefix": prefix(),
    }
    return SafeString(render_to_string("zones/_coverage.html", context))
