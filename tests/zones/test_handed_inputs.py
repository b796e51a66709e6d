"""Each input that was handed in as answered wrongly, with its right answer; the rooms' own tests
say more of each kind.
"""

from datetime import datetime

import pytest

from tests.zones.hours.places import NO, UNKNOWN, YES, found, timetable_of
from zones.hours.lexicon import NotARule
from zones.hours.parsing import as_rule
from zones.places.gazetteer import complete, locate
from zones.places.postal_form import postal_code_of

CHRISTMAS = "2026-12-25T10:00"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("closed on holidays; Mon-Fri 8-5", "Mo-Fr 08:00-17:00; PH off"),
        ("PH off; Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00; PH off"),
        ("12am-11:59pm", "24/7"),
        ("Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("Jun 31 08:00-17:00", None),
        ("24/7; Feb 30 off", None),
        ("PH off", None),
        ("off", None),
        ("Mar 08:00-17:00", None),
    ],
)
def test_hours_that_staff_type(typed, rule):
    if rule is None:
        with pytest.raises(NotARule):
            as_rule(typed)
    else:
        assert as_rule(typed) == rule


@pytest.mark.parametrize(
    ("place", "rule", "at", "usable"),
    [
        ("Kansas City", "PH off; Mo-Fr 08:00-17:00", CHRISTMAS, NO),
        ("Kansas City", "Mo-We 20:00-04:00; Th 18:00-02:00", "2026-12-03T01:00", YES),
        ("Kansas City", "Jun 31 08:00-17:00", "2026-12-03T10:00", UNKNOWN),
        ("Kansas City", "Mo-Su 08:00-17:00; PH off", "2026-07-03T10:00", NO),  # for the fourth
        ("Kansas City", "Mo-Su 08:00-17:00; PH off", "2026-07-04T10:00", NO),
        ("Toronto", "Mo-Fr 08:00-17:00; PH off", "2026-02-16T10:00", NO),  # Family Day
        ("Melbourne", "Mo-Su 08:00-17:00; PH off", "2026-04-25T10:00", NO),  # Anzac Day
        ("Kansas City", "Mo-Fr 08:00-17:00; PH off", "2026-10-12T10:00", NO),  # Columbus Day
        ("Kansas City", "20:00-04:00; PH off", "2026-12-26T01:00", NO),
    ],
)
def test_hours_at_a_moment(place, rule, at, usable):
    assert datetime.fromisoformat(at)
    assert found(timetable_of(rule, place), at)[0] is usable


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Orange County, CA", "Orange County, CA"),
        ("Lk St Louis, MO", "Lake Saint Louis, MO"),
        ("So St Paul, MN", "South Saint Paul, MN"),
        ("K7L 4C", "K7L, Kingston, ON"),
        ("King & Queen Court House, VA", "King and Queen Court House, VA"),
        ("Ballard, Seattle", "Seattle, WA"),
        ("Lord Howe Island", "Lord Howe Island, NSW"),
        ("near me", None),
        ("09012", None),
    ],
)
def test_places(words, place):
    answer = locate(words).place
    assert (answer and answer.name) == place


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("Orange County", "Orange County, CA"),
        ("Jackson County", "Jackson County, MO"),
        ("Dallas County", "Dallas County, TX"),
        ("2138", "02138, Cambridge, MA"),
        ("Downtown, Kansas City", "Kansas City, MO"),
        ("-94.58, 39.1", "39.1, -94.58 (near Kansas City, MO)"),
        ("39.1, 94.58", "39.1, -94.58 (near Kansas City, MO)"),
    ],
)
def test_places_that_are_asked_about(words, offered):
    answer = locate(words)
    assert (answer.place, answer.alternatives[0].name) == (None, offered)


def test_birdsville_and_lord_howe_lie_where_they_are():
    for words, latitude, longitude in (("Birdsville", -25.9, 139.4), ("2898", -31.6, 159.1)):
        answer = locate(words)
        point = (answer.place or answer.alternatives[-1]).point
        assert (round(point.latitude, 1), round(point.longitude, 1)) == (latitude, longitude)


def test_completion_and_tables():
    assert complete("K7L4")[0].name == "K7L, Kingston, ON"
    assert postal_code_of("2138", "US", "MA") == "02138"
