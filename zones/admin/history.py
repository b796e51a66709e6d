"""What happened to a record of the directory, said in the desk's words."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.history import Thread
from zones.models import HoursException, ProgramListing, Station, Zone

# The history's own words, as `curation` and `seed` write them, and how they are said.
DEEDS: Mapping[str, Any] = {
    "listed": gettext_lazy("Published"),
    "paused": gettext_lazy("Paused"),
    "resumed": gettext_lazy("Reopened"),
    "retired": gettext_lazy("Retired"),
    "verified": gettext_lazy("Confirmed: everything is still correct"),
    "checked": gettext_lazy("Checked by phone, visit or web page"),
    "confirmed": gettext_lazy("Confirmed by the department in reply to a letter"),
    "granted": gettext_lazy("Access given"),
    "ended": gettext_lazy("Access ended"),
    "loaded from the fixtures": gettext_lazy("Added with this site’s first data"),
}


def of_itself(record: Any) -> list[Thread]:
    """A record of which nothing else hangs."""
    rows: QuerySet = type(record).history.filter(id=record.pk)
    return [Thread(rows, lambda row: str(type(record)._meta.verbose_name).capitalize())]


def of_zone(zone: Zone) -> list[Thread]:
    """A zone with the exceptions to its hours and the programs that list it."""
    return [
        Thread(Zone.history.filter(id=zone.pk), lambda row: _("Zone")),
        Thread(
            HoursException.history.filter(zone_id=zone.pk),
            named_exception,
            ("zone",),
        ),
        Thread(
            ProgramListing.history.filter(zone_id=zone.pk),
            lambda row: _("Program listing"),
            ("zone",),
        ),
    ]


def of_station(station: Station) -> list[Thread]:
    return [Thread(Station.history.filter(id=station.pk), lambda row: _("Station"))]


def named_exception(row: Any) -> str:
    return _("Different hours from %(day)s") % {"day": row.first_on}
