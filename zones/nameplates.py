"""Finds a station by the words on its door, or by the name of its agency."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from zones.gazetteer import Located, Place
from zones.listing import StationListing
from zones.vocabulary import PlaceKind

MOST_STATIONS = 20  # as many as a visitor may want to choose from
# Words that half of all doors carry say nothing about which door is meant.
COMMON_WORDS = frozenset("police department station headquarters hq office sheriff sheriffs the of and de la".split())


def plain_words(text: str) -> list[str]:
    """Lower case, without accents and punctuation: "Shérif’s Office" gives ["sherifs", "office"]."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", bare))


class Nameplates:
    """The names of all stations that have a point, arranged so that words find them."""

    def __init__(self, stations: Iterable[StationListing]) -> None:
        self._stations = [station for station in stations if station.point]
        self._labels = self._unlike_labels()
        self._by_label = {" ".join(plain_words(label)): n for n, label in enumerate(self._labels)}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for n, station in enumerate(self._stations):
            self._by_name[" ".join(plain_words(station.name))].append(n)
            for word in {*plain_words(spoken_of(station))}:
                self._by_word[word].append(n)

    def exactly(self, words: str) -> Place | None:
        """The station whose label, as the site prints it, is these words."""
        n = self._by_label.get(" ".join(plain_words(words)))
        return None if n is None else self._place(n)

    def named(self, words: str) -> Located:
        """The station of this name, else the one that all the words fit; several where several do.

        Nobody where the words say too little, as "police station" does.
        """
        asked = plain_words(words)
        if not set(asked) - COMMON_WORDS:
            return Located(place=None)
        found = set(self._by_name.get(" ".join(asked), ()))
        if not found:
            found = set.intersection(*(set(self._by_word.get(word, ())) for word in asked))
        places = tuple(self._place(n) for n in sorted(found)[:MOST_STATIONS])
        if len(places) == 1:
            return Located(place=places[0])
        return Located(place=None, alternatives=places)

    def _place(self, n: int) -> Place:
        station = self._stations[n]
        assert station.point is not None  # stations without a point were left out above
        return Place(
            name=self._labels[n],
            point=station.point,
            kind=PlaceKind.STATION,
            country=station.country,
            region=station.region,
            near=self._labels[n],
        )

    def _unlike_labels(self) -> list[str]:
        """ "East Patrol Division, Kansas City, MO"; the agency is added where two would be the same."""
        short = [f"{s.name}, {s.city}, {s.region}" for s in self._stations]
        seen_once = _counted(short)
        return [
            label if seen_once[label] == 1 else f"{s.name} ({s.agency.name}), {s.city}, {s.region}"
            for label, s in zip(short, self._stations, strict=True)
        ]


def spoken_of(station: StationListing) -> str:
    """Every word by which people may speak of a station; the agency's key holds such as "kcpd"."""
    agency = station.agency
    return f"{station.name} {agency.name} {agency.key} {station.city} {station.region}"


def _counted(labels: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for label in labels:
        counts[label] += 1
    return counts
