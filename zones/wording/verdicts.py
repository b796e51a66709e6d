"""Open when we meet? One verdict, with the age of what it rests on in the same breath."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from zones.directory.evidence import hours_source
from zones.directory.listing import Listing
from zones.hours.rules import ALWAYS, Timetable, answer_at, spans_on
from zones.search.results import Hit
from zones.vocabulary import Answer, Evidence
from zones.wording.hours import DAYLIGHT, near_day, rule_in_words
from zones.wording.times import clock_in_sentence

SENTENCES = {
    # how, whether now or then, what is said of the moment at which that changes; whole sentences,
    # because languages order their words differently
    ("open", True, ""): gettext_lazy("Open now"),
    ("open", True, "always"): gettext_lazy("Open now, 24 hours"),
    ("open", True, "time"): gettext_lazy("Open now until %(time)s"),
    ("open", True, "day"): gettext_lazy("Open now until %(day)s, %(time)s"),
    ("open", False, ""): gettext_lazy("Open at %(at)s"),
    ("open", False, "always"): gettext_lazy("Open 24 hours"),
    ("open", False, "time"): gettext_lazy("Open at %(at)s, until %(time)s"),
    ("open", False, "day"): gettext_lazy("Open at %(at)s, until %(day)s, %(time)s"),
    ("listed", True, ""): gettext_lazy("Listed as open now"),
    ("listed", True, "always"): gettext_lazy("Listed as open 24 hours"),
    ("listed", True, "time"): gettext_lazy("Listed as open now until %(time)s"),
    ("listed", True, "day"): gettext_lazy("Listed as open now until %(day)s, %(time)s"),
    ("listed", False, ""): gettext_lazy("Listed as open at %(at)s"),
    ("listed", False, "always"): gettext_lazy("Listed as open 24 hours"),
    ("listed", False, "time"): gettext_lazy("Listed as open at %(at)s, until %(time)s"),
    ("listed", False, "day"): gettext_lazy("Listed as open at %(at)s, until %(day)s, %(time)s"),
    ("closed", True, ""): gettext_lazy("Closed now"),
    ("closed", True, "time"): gettext_lazy("Closed now, opens at %(time)s"),
    ("closed", True, "day"): gettext_lazy("Closed now, opens %(day)s at %(time)s"),
    ("closed", False, ""): gettext_lazy("Closed at %(at)s"),
    ("closed", False, "time"): gettext_lazy("Closed at %(at)s, opens at %(time)s"),
    ("closed", False, "day"): gettext_lazy("Closed at %(at)s, opens %(day)s at %(time)s"),
    ("unconfirmed", True, ""): gettext_lazy("Hours not confirmed"),
    ("unconfirmed", False, ""): gettext_lazy("Hours not confirmed"),
}
BASES = {
    Evidence.CONFIRMED: gettext_lazy("confirmed %(year)s"),
    Evidence.PUBLISHED: gettext_lazy("published %(year)s"),
    Evidence.OLD: "%(year)s",
    Evidence.UNDATED: gettext_lazy("undated"),
}


class Verdict(NamedTuple):
    """`look` is the class of the badge: open (filled), listed (an outline), advised, unconfirmed,
    closed. `basis` is what the words rest on: "confirmed 2026".
    """

    look: str
    words: str
    basis: str


def verdict(
    hit: Hit,
    *,
    is_now: bool,
    today: date,
    language: str = "",
) -> Verdict:
    """Of an answer that was asked for a moment."""
    assert hit.usable is not None
    assert hit.at is not None
    language = language or get_language() or "en"
    listing = hit.listing
    basis = _basis(hit.evidence(today), _year_of(listing), language)
    if hit.usable is Answer.UNKNOWN:
        return Verdict("unconfirmed", _sentence("unconfirmed", is_now, "", language), basis)
    if hit.usable is Answer.NO:
        words = _with_change("closed", hit, is_now, language)
        return Verdict("closed", words, basis)
    if hit.advised is Answer.NO:
        return Verdict("advised", advice(listing, hit.at, language), basis)
    evidence = hit.evidence(today)
    said = "open" if evidence in (Evidence.CONFIRMED, Evidence.PUBLISHED) else "listed"
    # Filled only where a person of the department confirmed the hours.
    look = "open" if evidence is Evidence.CONFIRMED else "listed"
    return Verdict(look, _with_change(said, hit, is_now, language), basis)


def _year_of(listing: Listing) -> str:
    """The year of the hours' source; where there are no hours, that of anything known."""
    source = hours_source(listing)
    if source is not None:
        return source.as_of[:4]
    return max((check.as_of[:4] for check in listing.checks), default="")


@lru_cache(maxsize=256)
def _basis(evidence: Evidence | None, year: str, language: str) -> str:
    # `language` is only a key of the cache: str() speaks whichever language is active.
    if evidence is None:  # no hours: how old the entry is
        evidence = Evidence.OLD if year else Evidence.UNDATED
    return str(BASES[evidence]) % {"year": year}


def _with_change(said: str, hit: Hit, is_now: bool, language: str) -> str:
    at, until = hit.at, hit.until
    assert at is not None
    words = {"at": clock_in_sentence(at, language)}
    if said == "closed" and until and answer_at(hit.listing.timetable, until) is Answer.UNKNOWN:
        until = None  # "opens Monday" would promise what nobody has said
    if until is None:
        change = "always" if hit.listing.hours == ALWAYS and said != "closed" else ""
        return _sentence(said, is_now, change, language) % words
    words["time"] = clock_in_sentence(until, language)
    days = (until.date() - at.date()).days
    # Midnight belongs to the evening before, so it needs no day.
    if days == 0 or (days == 1 and until.time() == time(0)):
        return _sentence(said, is_now, "time", language) % words
    words["day"] = near_day(until.date(), at.date())
    return _sentence(said, is_now, "day", language) % words


@lru_cache(maxsize=128)
def _sentence(said: str, is_now: bool, change: str, language: str) -> str:
    # `language` is only a key of the cache: str() speaks whichever language is active.
    return str(SENTENCES[said, is_now, change])


def advice(listing: Listing, at: datetime, language: str = "") -> str:
    """ "Open, but police advise daylight (until 4:25 p.m.)"; other hours as the rule says them."""
    language = language or get_language() or "en"
    if listing.hours_advised != DAYLIGHT:
        return _("Open, but police advise: %(hours)s") % {
            "hours": rule_in_words(listing.hours_advised, language)
        }
    sun = daylight_around(listing.advised_timetable, at)
    if sun is None:
        return _("Open, but police advise daylight")
    words = {"time": clock_in_sentence(sun[1], language)}
    if sun[0] == "until":
        return _("Open, but police advise daylight (until %(time)s)") % words
    return _("Open, but police advise daylight (from %(time)s)") % words


def daylight_around(timetable: Timetable, at: datetime) -> tuple[str, datetime] | None:
    """When it was light until, or will be light from, on the day of a moment in the dark."""
    for span in spans_on(timetable, at.date()):
        if at < span.start:
            return "from", span.start
        return "until", span.end
    return None
