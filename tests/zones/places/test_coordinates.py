"""Coordinates as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.places.coordinates import read_coordinates

WRITTEN = """
39.0997,-94.5786
39.0997, -94.5786
39.0997 -94.5786
39.0997;-94.5786
39.0997/-94.5786
 39.0997 ,  −94.5786 .
39.0997°, -94.5786°
39.0997º, -94.5786º
39.0997, –94.5786
39.0997, —94.5786
39.0997, -94.5786 (near Kansas City, MO)
(39.0997, -94.5786)
[39.0997,-94.5786]
+39.0997 -094.5786
lat: 39.0997, lon: -94.5786
Lat/Long: 39.0997, -94.5786
Latitude 39.0997 Longitude -94.5786
latitud: 39.0997, longitud: -94.5786
GPS: 39.0997, -94.5786
{"lat": 39.0997, "lng": -94.5786}
39.0997 N, 94.5786 W
39.0997N 94.5786W
N39.0997 W94.5786
39.0997° N, 94.5786° W
94.5786W 39.0997N
39,0997; -94,5786
39,0997 -94,5786
39,0997° N 94,5786° O
39° 5.982' N 94° 34.716' W
N39 05.982 W094 34.716
N 39° 05.982 W 094° 34.716
geo:39.0997,-94.5786
geo:39.0997,-94.5786;u=35
geo:39.0997,-94.5786?z=12
geo:0,0?q=39.0997,-94.5786(Police)
https://www.google.com/maps/@39.0997,-94.5786,15z
https://www.google.com/maps/place/P/@39.1,-94.6,17z/data=!4m6!8m2!3d39.0997!4d-94.5786!16s
https://maps.google.com/?q=39.0997,-94.5786
https://www.google.com/maps/search/?api=1&query=39.0997%2C-94.5786
https://www.google.com/maps/dir//39.0997,-94.5786/@39,-94,10z
https://maps.apple.com/?ll=39.0997,-94.5786&q=Police
https://www.openstreetmap.org/#map=17/39.0997/-94.5786
https://www.openstreetmap.org/?mlat=39.0997&mlon=-94.5786#map=17/39.1/-94.6
https://www.bing.com/maps?cp=39.0997~-94.5786&lvl=15
https://waze.com/ul?ll=39.0997%2C-94.5786&navigate=yes
maps.google.com/?q=loc:39.0997,-94.5786
google.com/maps/@39.0997,-94.5786,15z
https://www.google.com/maps/dir/40.7128,-74.0060/39.0997,-94.5786
https://maps.apple.com/?coordinate=39.0997,-94.5786
https://waze.com/ul?to=ll.39.0997,-94.5786
39.0997,- 94.5786
“39.0997, -94.5786”
39.0997，-94.5786
39.0997 North 94.5786 West
39.0997° nord, 94.5786° ouest
Longitude: -94.5786, Latitude: 39.0997
{"lng": -94.5786, "lat": 39.0997}
https://www.google.com/maps/place/London+Flat/@39.0997,-94.5786,17z
"""
IN_SECONDS = """
39°5'58.9"N 94°34'43"W
39° 5′ 58.9″ N, 94° 34′ 43″ W
39º05'58.9"N, 94º34'43"W.
39 5 58.9 N 94 34 43 W
39° 5' 58.9'' N 94° 34' 43'' W
39:05:58.9N 94:34:43W
39° 5' 58.9" -94° 34' 43"
N39°5'58.9" W94°34'43"
"""


def lines(text):
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("words", lines(WRITTEN))
def test_degrees_however_they_are_written(words):
    latitude, longitude = read_coordinates(words)
    assert (round(latitude, 5), round(longitude, 5)) == (39.0997, -94.5786)


@pytest.mark.parametrize("words", lines(IN_SECONDS))
def test_minutes_and_seconds(words):
    latitude, longitude = read_coordinates(words)
    assert (round(latitude, 5), round(longitude, 5)) == (39.09969, -94.57861)


def test_south_and_east():
    latitude, longitude = read_coordinates("S 37° 48.8' E 144° 57.8'")
    assert (round(latitude, 5), round(longitude, 5)) == (-37.81333, 144.96333)


@pytest.mark.parametrize(
    "words",
    [
        "", "64128", "64128 1234", "Kansas City, MO", "39.0997", "1,2,3", "39.1, west",
        "100 N 200 W", "5 E 5", "12/25", "12 15 30 45", "N 39 St", "1600 Pennsylvania Ave NW",
        "200 South 500 East, Provo UT", "K7L 4C2", "Point Place, OH", "39.1N 40.2N",
        "39°60'N 94°75'W", "http://[::1", "https://maps.google].com/?q=39.1,-94.5",
        "https://maps.app.goo.gl/abc123", "https://example.org/a/1/b/2",
    ],
)  # fmt: skip
def test_other_words_are_no_coordinates(words):
    assert read_coordinates(words) is None


@given(
    st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["{},{}", "({}; {})", "geo:{},{}"])
)
def test_law_what_is_written_is_read(latitude, longitude, form):
    written = form.format(f"{latitude:.5f}", f"{longitude:.5f}")
    assert read_coordinates(written) == (float(f"{latitude:.5f}"), float(f"{longitude:.5f}"))


@given(st.text(alphabet="0123456789.,;:-+°'\"NSEW nsewo/()geolat", max_size=60))
def test_law_no_words_crash(words):
    read_coordinates(words)
