"""The staff desk: zones, stations and agencies, each department its own, and who works for whom."""

from zones.admin.agency import AgencyAdmin
from zones.admin.grant import GrantAdmin
from zones.admin.ordinary_station import OrdinaryStationAdmin
from zones.admin.source_page import SourcePageAdmin
from zones.admin.station import StationAdmin
from zones.admin.zone import ZoneAdmin

__all__ = [
    "AgencyAdmin",
    "GrantAdmin",
    "OrdinaryStationAdmin",
    "SourcePageAdmin",
    "StationAdmin",
    "ZoneAdmin",
]
