"""The closed lists as people read them: one table, word by word."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zones import vocabulary as words

LABELS: dict[type[StrEnum], dict[Any, Any]] = {
    words.Answer: {
        words.Answer.YES: _("yes"),
        words.Answer.NO: _("no"),
        words.Answer.UNKNOWN: _("not stated"),
    },
    words.AgencyKind: {
        words.AgencyKind.MUNICIPAL: _("municipal or regional police"),
        words.AgencyKind.COUNTY: _("county police"),
        words.AgencyKind.SHERIFF: _("sheriff"),
        words.AgencyKind.STATE: _("state police"),
        words.AgencyKind.PROVINCIAL: _("provincial police"),
        words.AgencyKind.FEDERAL: _("federal police"),
        words.AgencyKind.CAMPUS: _("campus police"),
        words.AgencyKind.OTHER: _("another kind of department"),
    },
    words.SiteKind: {
        words.SiteKind.POLICE_STATION: _("police station"),
        words.SiteKind.SHERIFF_OFFICE: _("sheriff’s office"),
        words.SiteKind.CITY_HALL: _("city or town hall"),
        words.SiteKind.COURT: _("courthouse"),
        words.SiteKind.COMMUNITY_CENTRE: _("community center"),
        words.SiteKind.FIRE_STATION: _("fire station"),
        words.SiteKind.STORE: _("store"),
        words.SiteKind.OTHER: _("another public place"),
    },
    words.LocationStatus: {
        words.LocationStatus.EXACT: _("exact location"),
        words.LocationStatus.STREET: _("approximate: only the street is known"),
        words.LocationStatus.TOWN: _("approximate: only the town is known"),
        words.LocationStatus.DISPUTED: _("in doubt"),
    },
    words.ZoneStatus: {
        words.ZoneStatus.DRAFT: _("draft"),
        words.ZoneStatus.LISTED: _("listed"),
        words.ZoneStatus.PAUSED: _("paused"),
        words.ZoneStatus.RETIRED: _("retired"),
    },
    words.Setting: {
        words.Setting.LOT: _("parking lot"),
        words.Setting.LOBBY: _("lobby"),
        words.Setting.CURB: _("outside, near the entrance"),
        words.Setting.UNKNOWN: _("lot or lobby: not stated"),
    },
    words.Camera: {
        words.Camera.NONE: _("no camera"),
        words.Camera.PRESENT: _("camera"),
        words.Camera.RECORDED: _("camera, recorded"),
        words.Camera.WATCHED_PART: _("camera (monitored part of the day)"),
        words.Camera.WATCHED: _("camera (monitored 24/7, per the department)"),
        words.Camera.UNKNOWN: _("camera: not stated"),
    },
    words.CheckIn: {
        words.CheckIn.NONE: _("no appointment needed"),
        words.CheckIn.FRONT_DESK: _("check in at the front desk"),
        words.CheckIn.PHONE_AHEAD: _("contact the department first"),
        words.CheckIn.APPOINTMENT: _("by appointment"),
        words.CheckIn.UNKNOWN: _("check-in: not stated"),
    },
    words.Goods: {
        words.Goods.WELCOME: _("welcome"),
        words.Goods.NO: pgettext_lazy("large items or custody exchange", "not here"),
        words.Goods.UNKNOWN: _("not stated"),
    },
    words.Designation: {
        words.Designation.DESIGNATED: _("official exchange spot"),
        words.Designation.INFORMAL: _("allowed, but not marked"),
        words.Designation.WELCOMED: _("no marked spot, but police welcome exchanges here"),
        words.Designation.UNKNOWN: _("official or not: not stated"),
    },
    words.Signage: {
        words.Signage.OWN: _("police sign"),
        words.Signage.SAFETRADE: _("SafeTrade sign"),
        words.Signage.OFFERUP: _("OfferUp sign"),
        words.Signage.OPP_PROJECT_SAFE_TRADE: _("OPP Project Safe Trade sign"),
        words.Signage.NONE: _("no sign"),
        words.Signage.UNKNOWN: _("sign: not stated"),
    },
    words.Weapons: {
        words.Weapons.NO: _("no weapons"),
        words.Weapons.UNKNOWN: _("not stated"),
    },
    words.Program: {
        words.Program.SAFETRADE: _("SafeTrade (AIM Group)"),
        words.Program.OFFERUP: _("OfferUp Community MeetUp Spots"),
        words.Program.OPP_PROJECT_SAFE_TRADE: _("Project Safe Trade (Ontario Provincial Police)"),
    },
    words.PoliceRole: {
        words.PoliceRole.NO_PART: _("police take no part in the deal"),
        words.PoliceRole.STAND_BY: _("an officer can stand by on request"),
        words.PoliceRole.SERIAL_CHECK: _("police can check a serial number on request"),
        words.PoliceRole.UNKNOWN: _("not stated"),
    },
    words.FactGroup: {
        words.FactGroup.LOCATION: _("Location"),
        words.FactGroup.HOURS: _("Hours"),
        words.FactGroup.CAMERAS: _("Cameras and light"),
        words.FactGroup.ACCESS: _("Rules"),
        words.FactGroup.CONTACT: _("Phone"),
    },
    words.CheckMethod: {
        words.CheckMethod.PUBLISHED: _("from a published page"),
        words.CheckMethod.STAFF: _("by the department’s staff"),
        words.CheckMethod.PHONE: _("by phone"),
        words.CheckMethod.VISIT: _("by someone on site"),
        words.CheckMethod.LETTER: _("by the department, by letter"),
    },
    words.HintLevel: {
        words.HintLevel.WRONG: _("probably wrong"),
        words.HintLevel.DOUBT: _("in doubt"),
        words.HintLevel.MISSING: _("missing"),
    },
    words.Freshness: {
        words.Freshness.UNDER_3_MONTHS: _("less than 3 months ago"),
        words.Freshness.UNDER_1_YEAR: _("3 to 12 months ago"),
        words.Freshness.UNDER_2_YEARS: _("1 to 2 years ago"),
        words.Freshness.OLDER: _("longer ago"),
        words.Freshness.NEVER: _("never, or date not known"),
    },
}


def label_of(word: StrEnum) -> Any:
    """What people read for one word of a closed list."""
    return LABELS[type(word)][word]
