"""What a spot is called: the department, the station where its name adds something, and the town.

Half of all stations are just called "Police Department", so the name on the door names nothing.
"""

import re
from functools import lru_cache

from zones.directory.listing import AgencyListing, Listing, StationListing
from zones.places.text import plain
from zones.vocabulary import Setting
from zones.wording import labels

# Endings that everybody leaves out, and what is left of them; the first that fits counts.
SHORTENED = [
    (re.compile(pattern), short)
    for pattern, short in [
        (r"\s*\([^()]*\)$", ""),
        (r"\s+/ .*$", ""),  # two that share a spot: the first answers for it
        (r" Police (?:Department|Services?|Division)$", " Police"),
        (r" (?:Department|Division|Bureau) of Police$", " Police"),
        (r"[’']s Sheriff[’']s (?:Office|Department)$", " Sheriff"),
        (r" Sheriff[’']?s? (?:Office|Department)$", " Sheriff"),
        (r" Department of Public Safety$", " Public Safety"),
        (r"^Service de (?:la )?police (?:de la Ville |de la MRC )?", "Police "),
    ]
]
# Where the rule would leave a name that nobody uses.
SHORT_NAMES = {
    "New York City Police Department": "NYPD",
    "New York Police Department": "NYPD",
    "Los Angeles Police Department": "LAPD",
    "Ontario Provincial Police": "OPP",
    "New Providence Borough / Police": "New Providence Police",
    "Kansas City Missouri Police Department": "Kansas City Police",
}
# Names of stations that only repeat that it is one.
PLAIN_DOORS = re.compile(
    r"(?:the |main |central )?(?:police|sheriff[’']?s?|law enforcement|public safety)?\s*"
    r"(?:department|station|headquarters|hq|office|building|service|detachment|"
    r"quartier général|poste de police|poste)?(?: (?:building|lobby))?",
    re.IGNORECASE,
)


def agency_title(agency: AgencyListing) -> str:
    """ "Lee's Summit Police" of "Lee's Summit Police Department"."""
    return _short(agency.name)


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    if name in SHORT_NAMES:
        return SHORT_NAMES[name]
    short = name
    for pattern, left in SHORTENED:
        short = pattern.sub(left, short)
    return short.strip() or name


def station_title(station: StationListing) -> str:
    """ "Kansas City Police, East Patrol Division"; the town always stands in it."""
    return _title(station.agency.name, station.name, station.city)


@lru_cache(maxsize=4096)
def _title(agency: str, station: str, city: str) -> str:
    short = _short(agency)
    door = "" if PLAIN_DOORS.fullmatch(station.strip()) else station
    if door and plain(agency) in plain(door):
        door = ""  # "Kennewick Police Department" at the door of the Kennewick Police Department
    said = f"{short}, {door}" if door and plain(short) not in plain(door) else door or short
    return said if plain(city) in plain(said) else f"{said}, {city}"


def zone_title(listing: Listing, language: str = "") -> str:
    """ "Lee's Summit Police — parking lot": a department's lot and lobby are told apart."""
    return station_title(listing.station) + setting_in_title(listing.setting, language)


def setting_in_title(setting: Setting, language: str = "") -> str:
    """ " — parking lot"; empty where it is not known."""
    return "" if setting is Setting.UNKNOWN else f" — {labels.label(setting, language)}"
