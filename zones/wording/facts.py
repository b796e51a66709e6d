"""The facts of a zone's page, group by group: what is known in words, and the names of what is not
stated.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from exchangezones.foundation.date_words import say_partial_date
from zones.directory.listing import Listing
from zones.vocabulary import Answer, Designation, FactGroup, SiteKind
from zones.wording import hours, labels

BUILDING, WHERE = gettext_lazy("Building"), gettext_lazy("Where")
POLICE_SITES = frozenset((SiteKind.POLICE_STATION, SiteKind.SHERIFF_OFFICE))


class FactsInWords(NamedTuple):
    """`known` are pairs of name and words."""

    known: list[tuple[str, str]]
    unknown: list[str]


def word_sayer(*names: str) -> Callable[[Listing], str]:
    """Reads a closed list; its word "unknown" says nothing."""

    def read(listing: Listing) -> str:
        value: Any = listing
        for name in names:
            value = getattr(value, name)
        return "" if value == "unknown" else labels.label(value)

    return read


def how_official(listing: Listing) -> str:
    """A spot that the police have announced is simply official."""
    if listing.designation is Designation.DESIGNATED:
        return labels.label(Answer.YES)
    return "" if listing.designation is Designation.UNKNOWN else labels.label(listing.designation)


def days_kept(listing: Listing) -> str:
    days = listing.camera_retention_days
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""


def longest_stay(listing: Listing) -> str:
    minutes = listing.stay_minutes
    said = ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes or 0)
    return said % {"minutes": minutes} if minutes else ""


# By group: the name of a fact, and who reads it; empty means that it is not known.
FACT_ROWS: dict[FactGroup, list[tuple[Any, Callable[[Listing], str]]]] = {
    FactGroup.LOCATION: [
        (gettext_lazy("Map location"), word_sayer("location_status")),
        (BUILDING, word_sayer("station", "site_kind")),
        (WHERE, word_sayer("setting")),
        (gettext_lazy("Official spot"), how_official),
        (gettext_lazy("Sign"), word_sayer("signage")),
        (gettext_lazy("Painted lines"), word_sayer("painted_lines")),
        (gettext_lazy("Purple light"), word_sayer("purple_light")),
        (gettext_lazy("Parking spaces"), lambda listing: str(listing.stalls or "")),
    ],
    FactGroup.CAMERAS: [
        (gettext_lazy("Camera"), word_sayer("camera")),
        (
            gettext_lazy("Recording hours"),
            lambda listing: hours.rule_in_words(listing.camera_hours),
        ),
        (gettext_lazy("Recordings kept for"), days_kept),
        (gettext_lazy("Lit at night"), word_sayer("lit")),
    ],
    FactGroup.ACCESS: [
        (gettext_lazy("Check-in"), word_sayer("check_in")),
        (gettext_lazy("Large items"), word_sayer("large_items")),
        (gettext_lazy("Custody exchange"), word_sayer("custody")),
        (gettext_lazy("Step-free access"), word_sayer("step_free")),
        (gettext_lazy("What the police do"), word_sayer("police_role")),
        (gettext_lazy("Weapons"), word_sayer("weapons")),
        (gettext_lazy("Time limit"), longest_stay),
        (
            gettext_lazy("In use since"),
            lambda listing: say_partial_date(listing.opened) if listing.opened else "",
        ),
    ],
}


def say_facts(listing: Listing, group: FactGroup) -> FactsInWords:
    said = [(str(name), read(listing)) for name, read in FACT_ROWS[group]]
    return FactsInWords(
        [(name, words) for name, words in said if words],
        [name for name, words in said if not words],
    )


def unknown_in_words(names: Iterable[str]) -> str:
    """ "Not stated: painted lines, purple light."."""
    said = ", ".join(name[:1].lower() + name[1:] for name in names)
    return _("Not stated: %(names)s.") % {"names": said}
