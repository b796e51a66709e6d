"""Where a large city is meant: by a name that a state has too, or behind unknown words."""

from collections.abc import Sequence

from zones.places.located import Located
from zones.places.namesakes import CITY, CLEARLY_LARGER, Namesakes
from zones.places.regions import Reading, RegionWords
from zones.places.table import PlaceTable
from zones.places.text import Parts, looks_like_address, spelled_out
from zones.vocabulary import Remark


class Cities:
    """The cities of the table beside its regions."""

    def __init__(self, table: PlaceTable, regions: RegionWords, namesakes: Namesakes) -> None:
        self._table, self._regions, self._namesakes = table, regions, namesakes

    def region(self, reading: Reading) -> Located:
        """The name of a state or a country and nothing else.

        A town wins only where it is a city, and clearly larger than every town of its name: New
        York, Washington and Québec are the cities; Ontario, Victoria, New Brunswick and Texas (a
        hamlet in Queensland) are the regions.
        """
        table = self._table
        regions = self._namesakes.places(reading.regions)
        towns = sorted(
            self._table.towns(reading.name, None), key=table.populations.__getitem__, reverse=True
        )
        if len(regions) == 1 and towns and self._is_the_city(towns):
            return Located(table.place(towns[0]), (*regions, *self._namesakes.places(towns[1:])))
        if len(regions) > 1:
            return Located(
                None, (*regions, *self._namesakes.places(towns))
            )  # WA, NT: two countries have one
        return Located(None, self._namesakes.places(towns), regions[0])

    def _is_the_city(self, towns: Sequence[int]) -> bool:
        alone = len(towns) == 1 or self._namesakes.outnumbers(towns[0], towns[1])
        return alone and self._table.populations[towns[0]] >= CITY

    def in_the_last(self, parts: Parts) -> Located | None:
        """ "Ballard, Seattle" is in Seattle, "Downtown, Kansas City" in one of them: the city that
        was typed, where it is far larger than all places of the first name.

        "Rome, Italy" is not in Italy, Texas.
        """
        table = self._table
        # "Nowhereville, Ontario" is not in Ontario, California.
        if len(parts) < 2 or self._regions.rows(" ".join(parts[-1])):
            return self._street_in_a_city(parts) if len(parts) > 1 else None
        if looks_like_address(parts[0]):
            return None
        rows = table.towns(spelled_out(parts[-1]))
        people = max((table.populations[row] for row in rows), default=0)
        others = table.towns(spelled_out(parts[0]))
        namesakes = max((table.populations[row] for row in others), default=0)
        if people < max(CITY, CLEARLY_LARGER * namesakes):
            return None
        return self._namesakes.chosen(rows)._replace(remark=Remark.PART_UNKNOWN)

    def _street_in_a_city(self, parts: Parts) -> Located | None:
        """ "350 5th Ave, New York" is in the city, though a state has that name."""
        towns = self._table.most_populous(self._table.towns(spelled_out(parts[-1])), 2)
        if not looks_like_address(parts[0]) or not towns or not self._is_the_city(towns):
            return None
        return Located(self._table.place(towns[0]))
