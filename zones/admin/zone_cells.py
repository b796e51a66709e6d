"""What the list of zones and the first page say of a zone in a few words."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchangezones.foundation.date_words import say_partial_date
from zones.curation.freshness import is_stale
from zones.curation.last_day import is_over_at, status_now
from zones.models.labels import LABELS, label_of
from zones.models.querysets import IN_USE
from zones.vocabulary import HintLevel, ZoneStatus


def which(zone: Any) -> SafeString:
    """Its station and where at it; below in small, the town, and whose it is."""
    station = zone.station
    below = f"{station.city}, {station.region}"
    return format_html(
        '{}{}<span class="desk-under">{}</span>',
        station.name,
        zone.told_apart,
        f"{below} · {station.agency}" if zone.names_department else below,
    )


def status(zone: Any, at: datetime) -> SafeString:
    now = status_now(at, zone)
    why = _("last day has passed") if is_over_at(at, zone) else ""
    return format_html(
        '<span class="desk-mark desk-zone-{}">{}</span>{}',
        now,
        LABELS[ZoneStatus][now],
        format_html(' <span class="desk-under">{}</span>', why) if why else "",
    )


def attention(zone: Any, today: date) -> SafeString | str:
    """The gravest reason why somebody should look at it, and how many others there are."""
    reasons = [
        format_html(
            '<span class="desk-mark desk-hint-{}">{}</span> {}',
            told.level,
            label_of(told.level),
            told.hint.title,
        )
        for told in zone.hints
    ]
    old = said_of_age(zone, today)
    if old:
        # As the list is sorted: what is only missing waits behind what nobody checked.
        grave = sum(told.level is not HintLevel.MISSING for told in zone.hints)
        reasons.insert(grave, format_html("{}", old))
    if not reasons:
        return ""
    more = len(reasons) - 1
    others = ngettext("%(number)d more", "%(number)d more", more) % {"number": more} if more else ""
    return format_html(
        "{}{}",
        reasons[0],
        format_html(' <span class="desk-under">{}</span>', others) if others else "",
    )


def contact(zone: Any) -> SafeString | str:
    """The number that residents may call, and where it is changed."""
    if zone.pk is None:
        return _("The phone number of the station, once the zone is saved.")
    station = zone.station
    return format_html(
        '{} <a href="{}#id_phone">{}</a>',
        station.phone or station.agency.phone or _("No phone number listed"),
        reverse("admin:zones_station_change", args=[station.pk]),
        _("Change it on the station’s page"),
    )


def said_of_age(zone: Any, today: date) -> str:
    """Why its last check alone is a reason; empty where it is not."""
    if zone.status not in IN_USE or not is_stale(zone.newest_look, today):
        return ""
    if not zone.newest_look:
        return _("never checked")
    return _("not checked since %(date)s") % {"date": say_partial_date(zone.newest_look)}
