"""The gazetteer and the zones fit together: a town that has a zone is found by its name."""

from zones.geo.point import distance_km
from zones.places import gazetteer


def test_the_town_of_every_zone_is_found_within_fifty_kilometres(shipped):
    towns = {
        (
            f"{listing.station.city}, {listing.station.region}",
            listing.station.country,
        ): listing.station.point
        for listing in shipped
        if listing.station.point
    }
    assert {country for _, country in towns} == {"AU", "BR", "CA", "FR", "GB", "US"}
    lost = []
    for (words, country), point in towns.items():
        located = gazetteer.locate(words)
        places = [located.place] if located.place else located.alternatives
        if not any(
            place.country == country and distance_km(place.point, point) <= 50 for place in places
        ):
            lost.append(words)
    assert lost == []


def test_nearly_every_town_of_a_zone_is_decided(shipped):
    towns = {f"{listing.station.city}, {listing.station.region}" for listing in shipped}
    # Two townships and a town that share their name with another one of their state.
    undecided = {words for words in towns if not gazetteer.locate(words).place}
    assert undecided == {"Miami Township, OH", "Reno, TX", "Washington Township, NJ"}
