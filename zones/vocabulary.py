"""The fixed words of the directory: every closed list, as the API says it, without labels."""

from enum import StrEnum


# Most words are stored or part of the API: renaming one takes a migration or breaks programs.
class Answer(StrEnum):
    """So, not so, or nobody has told us: of a fact, and of "usable when we meet?"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AgencyKind(StrEnum):
    MUNICIPAL = "municipal"
    COUNTY = "county"
    SHERIFF = "sheriff"
    STATE = "state"
    PROVINCIAL = "provincial"
    FEDERAL = "federal"
    CAMPUS = "campus"
    OTHER = "other"


class SiteKind(StrEnum):
    POLICE_STATION = "police_station"
    SHERIFF_OFFICE = "sheriff_office"
    CITY_HALL = "city_hall"
    COURT = "court"
    COMMUNITY_CENTRE = "community_centre"
    FIRE_STATION = "fire_station"
    STORE = "store"
    OTHER = "other"


class LocationStatus(StrEnum):
    """How far the point of a station can be trusted; only EXACT is a filled pin."""

    EXACT = "exact"
    STREET = "street"
    TOWN = "town"
    DISPUTED = "disputed"


class ZoneStatus(StrEnum):
    # The verbs unpack the statuses in this order.
    DRAFT = "draft"
    LISTED = "listed"
    PAUSED = "paused"
    RETIRED = "retired"


class Setting(StrEnum):
    LOT = "lot"
    LOBBY = "lobby"
    CURB = "curb"
    UNKNOWN = "unknown"


class Camera(StrEnum):
    NONE = "none"
    PRESENT = "present"
    RECORDED = "recorded"
    WATCHED_PART = "watched_part"
    WATCHED = "watched"
    UNKNOWN = "unknown"


class CheckIn(StrEnum):
    NONE = "none"
    FRONT_DESK = "front_desk"
    PHONE_AHEAD = "phone_ahead"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


class Goods(StrEnum):
    """Whether large items, or handing over children, are welcome."""

    WELCOME = "welcome"
    NO = "no"
    UNKNOWN = "unknown"


class Designation(StrEnum):
    DESIGNATED = "designated"
    INFORMAL = "informal"
    WELCOMED = "welcomed"
    UNKNOWN = "unknown"


class Signage(StrEnum):
    """Who gave the sign."""

    OWN = "own"
    SAFETRADE = "safetrade"
    OFFERUP = "offerup"
    OPP_PROJECT_SAFE_TRADE = "opp_project_safe_trade"
    NONE = "none"
    UNKNOWN = "unknown"


class Weapons(StrEnum):
    """Whether the department says that none may be brought; nobody says that they may."""

    NO = "no"
    UNKNOWN = "unknown"


class Program(StrEnum):
    """Who lists the zone; being on a list is not having its sign."""

    SAFETRADE = "safetrade"
    OFFERUP = "offerup"
    OPP_PROJECT_SAFE_TRADE = "opp_project_safe_trade"


class PoliceRole(StrEnum):
    NO_PART = "no_part"
    STAND_BY = "stand_by"
    SERIAL_CHECK = "serial_check"
    UNKNOWN = "unknown"


class FactGroup(StrEnum):
    """What is checked together, and grows old together."""

    LOCATION = "location"
    HOURS = "hours"
    CAMERAS = "cameras"
    ACCESS = "access"
    CONTACT = "contact"


class CheckMethod(StrEnum):
    """How a fact was checked."""

    PUBLISHED = "published"
    STAFF = "staff"
    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"


class Evidence(StrEnum):
    """What the hours of a zone rest on: the newest look at them, and how old it is."""

    CONFIRMED = "confirmed"  # by the department, by phone or on site
    PUBLISHED = "published"
    OLD = "old"
    UNDATED = "undated"


class HintLevel(StrEnum):
    """What a hint to staff says of a fact; the gravest first."""

    WRONG = "wrong"
    DOUBT = "doubt"
    MISSING = "missing"


class Freshness(StrEnum):
    """How long ago anybody looked at a zone."""

    UNDER_3_MONTHS = "under_3_months"
    UNDER_1_YEAR = "under_1_year"
    UNDER_2_YEARS = "under_2_years"
    OLDER = "older"
    NEVER = "never"


class Outcome(StrEnum):
    FOUND = "found"
    NOTHING_NEAR = "nothing_near"
    SEVERAL_PLACES = "several_places"
    PLACE_UNKNOWN = "place_unknown"
    NOTHING_ASKED = "nothing_asked"


class PlaceKind(StrEnum):
    POSTAL_CODE = "postal_code"
    POSTAL_AREA = "postal_area"
    TOWN = "town"
    REGION = "region"
    STATION = "station"
    ADDRESS = "address"
    POINT = "point"
    COUNTY = "county"


class Remark(StrEnum):
    """What has to be said of the way in which words for a place were read."""

    PART_UNKNOWN = "part_unknown"  # "Ballard, Seattle": only Seattle is known
    NEAR_ME = "near_me"
    MILITARY = "military"  # a post office that is nowhere
    LINK = "link"  # a map link without a point
    TURNED = "turned"  # nothing is there, but something with another sign or order


class Units(StrEnum):
    KM = "km"
    MI = "mi"
