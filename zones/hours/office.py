"""Whether hours, as a rule or in a department's own words, are those of an office: a building that
closes at night.
"""

import re

from zones.hours.lexicon import NotARule
from zones.hours.parsing import as_rule
from zones.hours.rules import ALWAYS
from zones.hours.week import grid_of

LONGEST_DAY_HOURS = 12  # a door that is open longer is no office
_WORDS = re.compile(
    r"\b(?:(?:business|office|regular|normal|lobby|front[ -]desk|administrative) hours|"
    r"heures (?:de bureau|ouvrables|d[’']ouverture)|"
    r"horas? (?:de oficina|h[áa]biles)|horario de (?:oficina|atenci[óo]n))",
    re.IGNORECASE,
)


def is_always(rule: str) -> bool:
    """Whether a rule says every hour of every day, however it is written."""
    grid = grid_of(rule)
    return rule == ALWAYS or (
        grid is not None and len(grid) == 7 and set(grid.values()) == {("00:00", "00:00")}
    )


def tells_office_hours(said: str) -> bool:
    """Of a rule, or of words such as “Lobby Mon–Fri 8am–5pm” or “during business hours”."""
    return (
        _is_of_an_office(said)
        or bool(_WORDS.search(said))
        or any(map(_is_of_an_office, _rules_in(said)))
    )


def _is_of_an_office(rule: str) -> bool:
    grid = grid_of(rule)
    return grid is not None and all(
        0 < _hours_open(*times) <= LONGEST_DAY_HOURS for times in grid.values()
    )


def _hours_open(first: str, last: str) -> float:
    """Zero or less where the span runs over midnight."""
    start, end = (
        int(hour) + int(minute) / 60 for hour, minute in (time.split(":") for time in (first, last))
    )
    return (end or 24) - start  # grid_of writes 24:00 as 00:00


def _rules_in(said: str) -> list[str]:
    """What the words mean as a whole, or from the first day that they name on."""
    day = re.search(r"\b(?:mon|lun|week|daily|tous les|todos)", said, re.IGNORECASE)
    found = []
    for words in (said, said[day.start() :] if day else ""):
        try:
            found.append(as_rule(words))
        except NotARule:
            continue
    return found
