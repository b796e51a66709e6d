"""The time of day, and the names of time zones, as readers of each language write them."""

from datetime import datetime, time
from functools import lru_cache

from django.utils.formats import time_format
from django.utils.translation import get_language

NO_BREAK = "\N{NO-BREAK SPACE}"
# What Canadians who speak French call the times of their clocks.
FRENCH_ZONES = {
    "NST": "HNT",
    "NDT": "HAT",
    "AST": "HNA",
    "ADT": "HAA",
    "EST": "HNE",
    "EDT": "HAE",
    "CST": "HNC",
    "CDT": "HAC",
    "MST": "HNR",
    "MDT": "HAR",
    "PST": "HNP",
    "PDT": "HAP",
}


def clock(moment: time | datetime, language: str = "") -> str:
    """ "7:30 p.m.", "19 h 30", "7:30 p. m."."""
    return _clock(moment.hour, moment.minute, language or get_language() or "en")


def clock_in_sentence(moment: time | datetime, language: str = "") -> str:
    """The same with the article that Spanish wants: "las 7:30 p. m.", "la 1:00 p. m."."""
    language = language or get_language() or "en"
    said = clock(moment, language)
    if language != "es":
        return said
    return f"{'la' if moment.hour % 12 == 1 else 'las'} {said}"


@lru_cache(maxsize=3 * 24 * 60)  # each minute of a day in three languages
def _clock(hour: int, minute: int, language: str) -> str:
    if language == "fr":
        return _french(hour, minute)
    if language == "es":
        return _spanish(hour, minute)
    # In the language that is active; `language` is only a key of the cache.
    return time_format(time(hour, minute))


def _french(hour: int, minute: int) -> str:
    if minute == 0 and hour in (0, 12):
        return "midi" if hour else "minuit"
    return f"{hour}{NO_BREAK}h{NO_BREAK}{minute:02}" if minute else f"{hour}{NO_BREAK}h"


def _spanish(hour: int, minute: int) -> str:
    if minute == 0 and hour in (0, 12):
        return "12 del mediodía" if hour else "12 de la noche"
    half = "p." if hour >= 12 else "a."
    return f"{hour % 12 or 12}:{minute:02}{NO_BREAK}{half}{NO_BREAK}m."


def time_zone_name(instant: datetime, language: str = "") -> str:
    """EST, CDT, in French HNE, HAC; UTC−03:00 where the name of the time is a bare number."""
    name = instant.tzname() or ""
    if name[:1] in {"+", "-"}:
        offset = instant.strftime("%z")
        return f"UTC{offset[:3]}:{offset[3:5]}".replace("-", "\N{MINUS SIGN}")
    language = language or get_language() or "en"
    return FRENCH_ZONES.get(name, name) if language == "fr" else name
