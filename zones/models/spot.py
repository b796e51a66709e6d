"""The spot's own point: near its station, or a slip of the hand."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones.geo.point import Point, distance_km
from zones.models.station import Station
from zones.models.zone import Zone
from zones.vocabulary import LocationStatus

SPOT_KM = 2  # a lot behind the building, or the far end of a civic centre
# of a station whose own point is only the middle of its postal code or town
SPOT_IN_TOWN_KM = 30


def judge_spot(latitude: float | None, longitude: float | None, station: Station) -> None:
    """ValidationError by field: both coordinates or neither, and near the station."""
    if (latitude is None) != (longitude is None):
        missing = "spot_latitude" if latitude is None else "spot_longitude"
        raise ValidationError(
            {missing: _("Fill in both latitude and longitude, or leave both empty.")}
        )
    if latitude is None or longitude is None:
        return
    if station.latitude is None or station.longitude is None:
        said = _("The station has no pin yet. Set the station’s pin first.")
        raise ValidationError({"spot_latitude": said})
    try:
        spot, here = Point(latitude, longitude), Point(station.latitude, station.longitude)
    except ValueError:  # no point on the earth: its own box says so
        return
    km = distance_km(spot, here)
    most = SPOT_KM if station.location_status == LocationStatus.EXACT else SPOT_IN_TOWN_KM
    if km > most:
        said = _(
            "The spot’s pin is %(km)s km from its station; the most is %(most)d km. Check both "
            "pins."
        )
        raise ValidationError({"spot_longitude": said % {"km": round(km, 1), "most": most}})


def judge_spots_of(number: int, moved: Station) -> None:
    """ValidationError by field where a station, stored under that number, would move away from the
    spot of one of its zones; `moved` is the station as it would be.
    """
    spots = Zone.objects.exclude(spot_latitude=None).filter(station=number)
    for latitude, longitude in spots.values_list("spot_latitude", "spot_longitude"):
        try:
            judge_spot(latitude, longitude, moved)
        except ValidationError as error:
            said = _(
                "A zone at this station has its own pin, which would be too far away. Move that "
                "pin first."
            )
            raise ValidationError({"latitude": said}) from error
