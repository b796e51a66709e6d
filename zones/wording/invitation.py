"""What one writes to the other person: which zone, where to stand, when, what to look for, whom to
phone.
"""

from collections.abc import Iterator
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exchangezones.foundation.site import language_prefix
from zones.directory.filters import SIGNED, is_marked
from zones.directory.listing import Listing
from zones.vocabulary import Answer, Camera, Designation
from zones.wording import hours, labels
from zones.wording.addresses import address
from zones.wording.facts import POLICE_SITES
from zones.wording.telephone import number_with_age
from zones.wording.times import clock_in_sentence, time_zone_name
from zones.wording.titles import zone_title


def invitation(
    listing: Listing,
    instant: datetime | None,
    *,
    link: str,
    language: str,
    call_ahead: bool,
) -> str:
    """The message as plain text in that language, as a person would type it; `instant` is the
    moment in the zone's own time, None any time.

    `link` is that of `make_short_link`. The zone's free texts stay in the language in which they
    were written.
    """
    with translation.override(language):
        lines = [
            _("Let’s meet at %(title)s, %(address)s.")
            % {
                "title": zone_title(listing),
                "address": address(listing.station),
            },
            *when_in_words(listing, instant, call_ahead),
            spot_in_words(listing),
            _("Map and details: %(link)s") % {"link": link},
        ]
        if listing.station.site_kind in POLICE_SITES:
            lines.append(_("Meeting at a police station is common; it keeps us both safe."))
        return "\n".join(lines)


def notes(
    listing: Listing,
    *,
    link: str,
    call_ahead: bool,
) -> str:
    """What a calendar entry says besides zone, address and time, in the language being spoken."""
    lines = [
        listing.station.agency.name,
        spot_in_words(listing),
        *([capfirst(hours.hours_unknown())] if call_ahead else []),
        *look_in_words(listing),
        *phone_in_words(listing),
        _("Map and details: %(link)s") % {"link": link},
    ]
    return "\n".join(lines)


def make_short_link(
    listing: Listing,
    site: str,
    language: str,
    at: str = "",
) -> str:
    """The zone's address for ever, and the local time of the meeting if there is one; never
    anybody's place.
    """
    return f"{site}{language_prefix(language)}/z/{listing.id}/" + (f"?at={at}" if at else "")


def spot_in_words(listing: Listing) -> str:
    if not listing.detail:
        return _("The exact spot is not stated: ask at the front desk.")
    return _("Stand: %(spot)s") % {"spot": listing.detail}


def when_in_words(
    listing: Listing,
    instant: datetime | None,
    call_ahead: bool,
) -> Iterator[str]:
    """Day and time, else the hours; where nobody knows the hours, to call ahead."""
    if instant:
        yield _("When: %(moment)s") % {"moment": say_moment(instant)}
        if call_ahead:
            yield capfirst(hours.hours_unknown())
    elif listing.hours or listing.hours_text:
        yield _("Hours: %(hours)s") % {"hours": hours.hours(listing)}
    else:
        yield capfirst(hours.hours_unknown())


def say_moment(instant: datetime) -> str:
    """ "Saturday, Dec. 5, 2026, at 4:30 p.m. (CST)": the zone's own time, and which that is."""
    return _("%(weekday)s, %(date)s, at %(time)s (%(zone)s)") % {
        "weekday": hours.weekday(instant),
        "date": date_format(instant, "DATE_FORMAT"),
        "time": clock_in_sentence(instant),
        "zone": time_zone_name(instant),
    }


def look_in_words(listing: Listing) -> Iterator[str]:
    """What to look for, as far as known, and whether the spot is marked."""
    seen = [
        labels.label(listing.signage) if listing.signage in SIGNED else "",
        _("painted lines") if listing.painted_lines is Answer.YES else "",
        _("purple light") if listing.purple_light is Answer.YES else "",
        _("lit at night") if listing.lit is Answer.YES else "",
        labels.label(listing.camera) if listing.camera not in (Camera.NONE, Camera.UNKNOWN) else "",
    ]
    if any(seen):
        yield _("Look for: %(things)s") % {"things": ", ".join(filter(None, seen))}
    if listing.designation is Designation.WELCOMED:
        yield capfirst(labels.label(listing.designation))
    elif is_marked(listing) is Answer.NO:
        yield _("The spot is not marked.")
    if listing.camera is Camera.NONE:
        yield _("There is no camera.")


def phone_in_words(listing: Listing) -> Iterator[str]:
    if listing.phone:
        yield _("Phone: %(number)s") % {"number": number_with_age(listing)}
