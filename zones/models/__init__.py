"""What is stored: agencies, their stations, the zones there, what was checked when, and who works
for whom.
"""

from zones.models.agency import Agency
from zones.models.check import FACT_FIELDS, Check
from zones.models.edits import Edit, Revision
from zones.models.grant import Grant
from zones.models.ordinary_station import OrdinaryStation
from zones.models.source_page import SourcePage
from zones.models.station import Station
from zones.models.upload import Upload
from zones.models.verification import ConfirmationLetter, Verification
from zones.models.zone import Zone
from zones.models.zone_parts import HoursException, ProgramListing

__all__ = [
    "FACT_FIELDS",
    "Agency",
    "Check",
    "ConfirmationLetter",
    "Edit",
    "Grant",
    "HoursException",
    "OrdinaryStation",
    "ProgramListing",
    "Revision",
    "SourcePage",
    "Station",
    "Upload",
    "Verification",
    "Zone",
]
