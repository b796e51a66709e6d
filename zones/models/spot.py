"""The spot's own point: near its station, or a slip of the hand."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones.geo.point import Point, distance_km
from zones.models.station import Station
from zones.vocabulary import LocationStatus

SPOT_KM = 2  # a lot behind the building, or the far end of a civic centre
# of a station whose own point is only the middle of its postal code or town
SPOT_IN_TOWN_KM = 30


def judge_spot(latitude: float | None, longitude: float | None, station: Station) -> None:
    """ValidationError by field: both coordinates or neither, and near the station."""
    if (latitude is None) != (longitude is None):
        missing = "spot_latitude" if latitude is None else "spot_longitude"
        raise ValidationError({missing: _("Give both latitude and longitude, or neither.")})
    if latitude is None or longitude is None or station.latitude is None:
        return
    try:
        spot = Point(latitude, longitude)
    except ValueError:  # no point on the earth: its own box says so
        return
    is_exact = station.location_status == LocationStatus.EXACT
    most = SPOT_KM if is_exact else SPOT_IN_TOWN_KM
    assert station.longitude is not None  # a constraint: both or neither
    km = distance_km(spot, Point(station.latitude, station.longitude))
    if km > most:
        said = _(
            "The spot is %(km)s km from its station; %(most)d km is the most. Which of the two is "
            "wrong?"
        )
        raise ValidationError({"spot_longitude": said % {"km": round(km, 1), "most": most}})
