"""What words that name no place may have meant: the nearest names, of the region that was read."""

from zones.places.namesakes import CITY
from zones.places.regions import Reading
from zones.places.table import POSTAL_AREA, POSTAL_CODE, PlaceTable
from zones.places.text import spelled_out, township_base

MOST_SPELLINGS = 6


def spellings(table: PlaceTable, reading: Reading) -> list[int]:
    """The rows of the likeliest places, of the region that was read and of no other."""
    if not reading.parts:
        return codes_like(table, reading.code)
    last = reading.parts[-1]
    base = township_base(last)
    if len(reading.parts) > 1 and reading.scope is None:
        first = table.towns(spelled_out(reading.parts[0]), None)  # "Kansas City, Missuri"
        city = [row for row in table.towns(spelled_out(last)) if table.populations[row] >= CITY]
        if rows := [*city[:2], *table.most_populous(first, MOST_SPELLINGS)]:
            return list(dict.fromkeys(rows))[:MOST_SPELLINGS]
    rows = table.towns(base, reading.scope)
    alike = table.alike(base or spelled_out(last), reading.scope, MOST_SPELLINGS)
    rows += alike or sharing_words(table, reading)
    return list(dict.fromkeys(rows))[:MOST_SPELLINGS]


def sharing_words(table: PlaceTable, reading: Reading) -> list[int]:
    """The towns with these words in their name, else their name in these words.

    "Kingston Fire Hall" is perhaps in Kingston.
    """
    words = reading.parts[-1]
    longer = table.containing(spelled_out(words), reading.scope)
    if rows := table.most_populous(longer, MOST_SPELLINGS):
        return rows
    for length in range(len(words) - 1, 0, -1):
        if towns := table.towns(spelled_out(words[:length]), reading.scope):
            return table.most_populous(towns, MOST_SPELLINGS)
    return []


def codes_like(table: PlaceTable, code: str) -> list[int]:
    """The postal codes that begin alike."""
    rows = table.beginning(code[: max(2, len(code) - 2)]) if code else range(0)
    codes = [row for row in rows if table.kinds[row] in (POSTAL_CODE, POSTAL_AREA)]
    return codes[:MOST_SPELLINGS]
