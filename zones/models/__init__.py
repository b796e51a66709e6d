"""What is stored: agencies, their stations, the zones there, and what was checked when."""

from zones.models.agency import Agency
from zones.models.check import FACTS, Check
from zones.models.ordinary import OrdinaryStation
from zones.models.revision import Edit, Revision
from zones.models.station import Station
from zones.models.zone import HoursException, ProgramListing, Zone

__all__ = [
    "FACTS",
    "Agency",
    "Check",
    "Edit",
    "HoursException",
    "OrdinaryStation",
    "ProgramListing",
    "Revision",
    "Station",
    "Zone",
]
