"""The rows of the gazetteer while they are read, column by column."""

from array import array
from dataclasses import dataclass, field


def _numbers() -> "array[int]":
    return array("I")


@dataclass(slots=True)
class Columns:
    """The rows, column by column, in the order of their keys; namesakes together."""

    keys: bytearray = field(default_factory=bytearray)  # every key with a line end
    key_starts: "array[int]" = field(default_factory=_numbers)
    # UTF-8: "Kingston", "Kingston\tEuharlee", "64128\tKansas City"
    names: bytearray = field(default_factory=bytearray)
    name_starts: "array[int]" = field(default_factory=_numbers)
    # latitude, longitude, latitude …
    coordinates: "array[int]" = field(default_factory=lambda: array("i"))
    kinds: bytearray = field(default_factory=bytearray)
    populations: "array[int]" = field(default_factory=_numbers)
    regions: bytearray = field(default_factory=bytearray)  # numbers into region_codes: 256 at most
    region_codes: dict[tuple[str, str], int] = field(default_factory=dict)  # ("US", "MO"): 24
    rough: set[int] = field(default_factory=set)  # rows whose point may be far off
