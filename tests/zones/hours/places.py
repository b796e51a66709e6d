"""Places on the earth, and what holds there at a moment."""

from datetime import datetime

from zones.geo.point import Point
from zones.hours.rules import Timetable, usability
from zones.hours.time_zones import local_moment
from zones.vocabulary import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


PLACES = {
    "Kansas City": ("America/Chicago", "US", Point(39.07, -94.57)),
    "Toronto": ("America/Toronto", "CA", Point(43.66, -79.39)),
    "Melbourne": ("Australia/Melbourne", "AU", Point(-37.81, 144.96)),
    "Phoenix": ("America/Phoenix", "US", Point(33.45, -112.07)),
    "North Pole": ("America/Anchorage", "US", Point(64.755, -147.35)),
    "Utqiagvik": ("America/Anchorage", "US", Point(71.29, -156.79)),
    "no point": ("America/Chicago", "US", None),
    "no country": ("America/Chicago", "XX", None),
    "no zone": ("Nowhere/Land", "US", None),
    "half a zone": ("America", "US", None),
}

REGIONS = {
    "Kansas City": "MO",
    "Toronto": "ON",
    "Melbourne": "VIC",
    "Phoenix": "AZ",
    "North Pole": "AK",
    "Utqiagvik": "AK",
}


def timetable_of(rule, place, exceptions=()):
    return Timetable(rule, *PLACES[place], tuple(exceptions), region=REGIONS.get(place, ""))


def moment(words, zone):
    """A wall-clock time; "again" for the second time it comes in the night when clocks go back."""
    naive = datetime.fromisoformat(words.removesuffix(" again"))
    return local_moment(naive.replace(fold=int(words.endswith("again"))), zone)


def found(timetable, words):
    usable, until = usability(timetable, moment(words, timetable.time_zone))
    return usable, until and until.isoformat(timespec="minutes")
