"""The time of day as readers of each language write it."""

from datetime import datetime, time

import pytest
from django.utils import translation

from zones.hours.time_zones import local_moment
from zones.wording.times import clock, clock_in_sentence, time_zone_name


@pytest.mark.parametrize(
    ("moment", "english", "french", "spanish"),
    [
        (time(19, 30), "7:30 p.m.", "19 h 30", "7:30 p. m."),
        (time(7), "7 a.m.", "7 h", "7:00 a. m."),
        (time(13, 5), "1:05 p.m.", "13 h 05", "1:05 p. m."),
        (time(0), "midnight", "minuit", "12 de la noche"),
        (time(12), "noon", "midi", "12 del mediodía"),
        (time(0, 30), "12:30 a.m.", "0 h 30", "12:30 a. m."),
    ],
)
def test_the_clock(moment, english, french, spanish):
    for language, said in (("en", english), ("fr", french), ("es", spanish)):
        with translation.override(language):
            assert clock(moment).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(("hour", "article"), [(1, "la "), (13, "la "), (0, "las "), (7, "las ")])
def test_spanish_sentences_have_an_article(hour, article):
    with translation.override("es"):
        assert clock_in_sentence(time(hour)) == article + clock(time(hour))
    with translation.override("en"):
        assert clock_in_sentence(time(hour)) == clock(time(hour))


@pytest.mark.parametrize(
    ("time_zone", "english", "french"),
    [
        ("America/Toronto", "EST", "HNE"),
        ("America/Vancouver", "PST", "HNP"),
        ("Europe/Paris", "CET", "CET"),
        ("America/Sao_Paulo", "UTC−03:00", "UTC−03:00"),
    ],
)
def test_a_time_zone_by_its_name(time_zone, english, french):
    moment = local_moment(datetime(2026, 12, 5, 19, 30), time_zone)
    with translation.override("en"):
        assert time_zone_name(moment) == english
    with translation.override("fr"):
        assert time_zone_name(moment) == french
