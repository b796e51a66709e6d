"""Finds a station by the words on its door, or by the name of its agency."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from zones.directory.listing import Listing, StationListing
from zones.places.gazetteer import Located, Place
from zones.vocabulary import PlaceKind

MOST_STATIONS = 20  # as many as a visitor may want to choose from
# Words that half of all doors carry say nothing about which door is meant.
COMMON_WORDS = frozenset(
    "police department station headquarters hq office sheriff sheriffs the of and de la".split()
)
WORD = re.compile(r"[a-z0-9]+")
NO_MARKS = {ord(mark): None for mark in "'’."}


class Zones(Protocol):
    """Zones by position."""

    def __getitem__(self, position: int, /) -> Listing: ...


def plain_words(text: str) -> list[str]:
    """Lower case, without accents and punctuation:

    "Shérif’s Office" gives ["sherifs", "office"].
    """
    text = text.casefold().translate(NO_MARKS)
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text)
        text = "".join([letter for letter in folded if not unicodedata.combining(letter)])
    return WORD.findall(text)


@lru_cache(maxsize=50_000)
def fold_name(text: str) -> str:
    """The plain words of a name in the directory, kept while it is built: towns and agencies
    repeat.
    """
    return " ".join(plain_words(text))


class StationNames:
    """The names of stations, arranged so that words find them.

    One line of text a station, with a space before each word; scanning all 25,000 takes a
    millisecond, and is done only for words that name no place. `zones` gives a zone of the station
    by its number; labels are made when asked for.
    """

    def __init__(self, plates: Iterable[tuple[int, str, int]], zones: Zones) -> None:
        """`plates`: of each station the number of one of its zones, `search_line` and
        `short_label_hash`.
        """
        self._zones = zones
        self._numbers, self._starts = array("I"), array("I")
        text = bytearray()
        labels = array("q")
        start = 0
        for number, line, label in plates:
            self._numbers.append(number)
            self._starts.append(start)
            text += line.encode()
            start += len(line)  # letters are bytes here: `fold_name` leaves only ASCII
            labels.append(label)
        fold_name.cache_clear()  # only building asks for so many names
        self._text = text.decode()
        self._shared = frozenset(label for label, count in _counted(labels).items() if count > 1)
        order = sorted(
            (
                hash(fold_name(self._label(zones[self._numbers[n]].station)))
                if label in self._shared
                else label,
                n,
            )
            for n, label in enumerate(labels)
        )
        self._hashes = array("q", [label for label, _ in order])
        self._by_hash = array("I", [n for _, n in order])

    def __len__(self) -> int:
        return len(self._numbers)

    def exactly(self, words: str) -> Place | None:
        """The station whose label, as the site prints it, is these words."""
        wanted = " ".join(plain_words(words))
        label = hash(wanted)
        n = bisect_left(self._hashes, label)
        while n < len(self._hashes) and self._hashes[n] == label:
            place = self._place(self._by_hash[n])
            # Two labels may share a hash: the words decide.
            if " ".join(plain_words(place.name)) == wanted:
                return place
            n += 1
        return None

    def named(self, words: str) -> Located:
        """The station of this name, or of an agency of this name; else all that the words fit.

        Only a name that holds all the words is certain: "Jackson County" scattered over agency and
        town is a question. Nobody where the words say too little, as "police station" does.
        """
        asked = plain_words(words)
        if not set(asked) - COMMON_WORDS:
            return Located(place=None)
        found = self._lines_with(f"\n {' '.join(asked)} | ") or self._lines_with(
            *{f" {word} " for word in asked}
        )
        places = tuple(self._place(n) for n in found[:MOST_STATIONS])
        if len(places) == 1 and self._is_named(found[0], set(asked)):
            return Located(place=places[0])
        return Located(place=None, alternatives=places)

    def _is_named(self, n: int, asked: set[str]) -> bool:
        station = self._zones[self._numbers[n]].station
        agency = plain_words(f"{station.agency.name} {station.agency.key}")
        return asked <= set(plain_words(station.name)) or asked <= set(agency)

    def labels(self) -> list[str]:
        """The label of every station, as the site prints it."""
        return [self._label(self._zones[number].station) for number in self._numbers]

    def _lines_with(self, *pieces: str) -> list[int]:
        """The numbers of the lines that hold all the pieces; the longest is looked for first."""
        rarest, *others = sorted(pieces, key=len, reverse=True)
        text = self._text
        found = []
        at = 0
        while (at := text.find(rarest, at)) != -1:
            line = bisect_right(self._starts, at) - 1
            end = self._starts[line + 1] if line + 1 < len(self._starts) else len(text)
            if all(text.find(other, self._starts[line], end) != -1 for other in others):
                found.append(line)
            at = end
        return found

    def _place(self, n: int) -> Place:
        listing = self._zones[self._numbers[n]]
        station = listing.station
        # The station's own, even where the spot has another; that one where it has none.
        point = station.point or listing.point
        assert point is not None  # who arranges the nameplates leaves out what has no point
        label = self._label(station)
        return Place(label, point, PlaceKind.STATION, station.country, station.region, near=label)

    def _label(self, station: StationListing) -> str:
        """ "East Patrol Division, Kansas City, MO"; the agency is added where two would be the
        same.
        """
        label = short_label(station)
        if hash(" ".join(plain_words(label))) not in self._shared:
            return label
        return f"{station.name} ({station.agency.name}), {station.city}, {station.region}"


def search_line(station: StationListing) -> str:
    """Every word by which people may speak of a station, its name first; the agency's key holds
    such as "kcpd".
    """
    agency = station.agency
    names = (agency.name, agency.key, station.city, station.region)
    rest = " ".join([fold_name(name) for name in names])
    return f"\n {fold_name(station.name)} | {rest} "


def short_label_hash(station: StationListing) -> int:
    # hash() of a text is another in every process but a fork: it must never be stored.
    return hash(f"{fold_name(station.name)} {fold_name(station.city)} {fold_name(station.region)}")


def short_label(station: StationListing) -> str:
    return f"{station.name}, {station.city}, {station.region}"


def _counted(labels: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return counts
