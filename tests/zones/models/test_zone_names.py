"""How the desk calls a zone: by its station and where at it."""

import pytest

from tests.zones.stored import store_station, store_zone
from zones.models import Station


@pytest.mark.parametrize(
    ("name", "setting", "said"),
    [
        ("E-commerce safe zone", "lot", "HQ, Testville, XX — parking lot"),
        ("E-commerce safe zone", "lobby", "HQ, Testville, XX — lobby"),
        ("Front lot", "lot", "HQ, Testville, XX: Front lot — parking lot"),
        ("Testville exchange zone", "curb", "HQ, Testville, XX — outside, near the entrance"),
        ("Safe exchange zone", "unknown", "HQ, Testville, XX: Safe exchange zone"),
        ("Zone d'échange sécurisée", "lobby", "HQ, Testville, XX — lobby"),
        ("Zone 3", "lot", "HQ, Testville, XX: Zone 3 — parking lot"),
    ],
)
@pytest.mark.django_db
def test_a_zone_is_called_by_its_station_and_where_at_it(name, setting, said):
    station = store_station("us-xx-hq", name="HQ")
    zone = store_zone("bcdfg", station=Station.objects.get(pk=station.pk), name=name)
    zone.setting = setting
    assert str(zone) == said
