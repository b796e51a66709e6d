"""Coordinates as people paste them: degrees, minutes and seconds, labels, brackets, map links.

Nothing is fetched: a link is read for the point that stands in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import isnan, nan
from urllib.parse import parse_qs, unquote, urlsplit

from exchangezones.foundation.text import as_typed

MOST_LATITUDE, MOST_LONGITUDE = 90, 180

# nan and inf too, so that they are refused as coordinates instead of sought as names.
_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+|nan|inf(?:inity)?)"
_DEGREE, _MINUTE, _SECOND = "[°º˚*]", "['′’‘`´]", "(?:[\"″”“]|'')"
_PAIR = re.compile(rf"({_NUMBER}) ?{_DEGREE}?(\s*[,;/]\s*|\s+)({_NUMBER}) ?{_DEGREE}?")
# "39,0997; -94,5786", "39,0997 -94,5786"
_DECIMAL_COMMAS = re.compile(r"([-+]?[0-9]+),([0-9]+)(?:\s*;\s*|\s+)([-+]?[0-9]+),([0-9]+)")
_END = "(?=[-nsewo/,;]|$)"
_ANGLE = (
    r"([-+]?)([0-9]{1,3}(?:\.[0-9]*)?)"
    rf"(?: ?(?:{_DEGREE}|:|deg(?:rees)?) ?| +|{_END})"
    rf"(?:([0-9]{{1,2}}(?:\.[0-9]*)?)(?: ?(?:{_MINUTE}|:|min) ?| +|{_END}))?"
    rf"(?:([0-9]{{1,2}}(?:\.[0-9]*)?)(?: ?(?:{_SECOND}|sec) ?| +|{_END}))?"
)
_LETTER, _BETWEEN = " ?([nsewo]) ?", r"\s*[,;/]?\s*"  # "o" is west in French and Spanish
_ANGLES = {
    "before": re.compile(_LETTER + _ANGLE + _BETWEEN + _LETTER + _ANGLE),
    "after": re.compile(_ANGLE + _LETTER + _BETWEEN + _ANGLE + _LETTER),
    "none": re.compile(_ANGLE + _BETWEEN + _ANGLE),
}
# Where the letters stand among the groups of each, once those before are taken out.
LETTERS_AT = {
    "before": (0, 4),
    "after": (4, 8),
    "none": (),
}
_LABELS = re.compile(
    r"[\"']?\b(?:coordinates?|coordonn[ée]es|coordenadas|gps|location|position|point|"
    r"latitude?|latitud|lat|longitude?|longitud|long|lng|lon)\b[\"']?\.?\s*[:=]?",
)
_LONGITUDE_FIRST = re.compile(r"[\W_]*(?:longitude?|longitud|long|lng|lon)\b.*\blat")
_LINK = re.compile(
    r"[a-z]+://|www\.|(?:[\w-]+\.)*"
    r"(?:google|goo|apple|openstreetmap|osm|bing|waze|here|mapquest)\.[a-z.]{2,6}[/?]"
)
_SIGN_APART = re.compile(r"([-+]) +(?=[0-9])")
# As words; the first letter means the same in all of them, but for the French "ouest".
_COMPASS = re.compile(r"\b(?:north|nord|norte|south|sud|sur|east|est|este|west|ouest|oeste)\b")
_NEAR = re.compile(r"\(near [^)]*\)\s*$")
_BRACKETS = str.maketrans(dict.fromkeys("()[]{}<>“”", " ") | {"，": ",", "|": ","})
_DASHES = str.maketrans(dict.fromkeys("–—", "-"))

_OWN_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_MIDDLE = re.compile(rf"@({_NUMBER}),({_NUMBER})")
_OSM = re.compile(rf"map=[0-9.]+/({_NUMBER})/({_NUMBER})")
_LINKED = (
    "q", "query", "ll", "coordinate", "sll", "daddr", "destination", "to", "center", "cp", "map",
    "sp", "saddr", "at",
)  # fmt: skip
_BEFORE_POINT = re.compile(r"^(?:loc:|ll\.|point\.)")


def read_coordinates(words: str) -> tuple[float, float] | None:
    """Latitude and longitude as they are written, whether or not there is such a place; None for
    words that are no coordinates.
    """
    if words.isalnum():  # most are names and postal codes
        return None
    if pair := _pair(words):  # the plain form, without a look at all the others
        return pair
    text = as_typed(words).strip().casefold().translate(_DASHES)
    if not any(map(str.isdigit, words)):
        return _pair(text)  # "nan,nan"
    if text.startswith("geo:"):
        return _in_geo_link(text)
    if _LINK.match(text):
        return _in_map_link(text)
    text = _NEAR.sub("", text)
    is_turned = bool(_LONGITUDE_FIRST.match(text))
    text = " ".join(_LABELS.sub(" ", text).translate(_BRACKETS).split())
    text = _COMPASS.sub(lambda word: word[0][0], _SIGN_APART.sub(r"\1", text))
    text = text.lstrip(" ,;:/\"'").rstrip(" .,;:/\"'")
    pair = _pair(text) or _decimal_commas(text) or _angles(text)
    return (pair[1], pair[0]) if pair and is_turned else pair


def is_on_earth(latitude: float, longitude: float) -> bool:
    return abs(latitude) <= MOST_LATITUDE and abs(longitude) <= MOST_LONGITUDE


def is_map_link(words: str) -> bool:
    """Whether the words are the address of some page: its point, if it has one, is all we read."""
    return bool(_LINK.match(as_typed(words).strip().casefold()))


def _pair(text: str) -> tuple[float, float] | None:
    found = _PAIR.fullmatch(text)
    if not found:
        return None
    latitude, between, longitude = found.groups()
    if (between.isspace() or "/" in between) and not any(
        mark in latitude + longitude for mark in ".-+"
    ):
        return None  # "64128 1234" is a ZIP, "12/25" a day
    return float(latitude), float(longitude)


def _decimal_commas(text: str) -> tuple[float, float] | None:
    found = _DECIMAL_COMMAS.fullmatch(text)
    if not found:
        return None
    a, b, c, d = found.groups()
    return float(f"{a}.{b}"), float(f"{c}.{d}")


def _angles(text: str) -> tuple[float, float] | None:
    """Degrees, minutes and seconds, with letters for the directions or without."""
    if "°" in text:
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    # "100 N 200 W" is a corner in Utah.
    if not re.search(rf"\.|{_DEGREE}|[0-9] +[0-9]", text):
        return None
    for where, pattern in _ANGLES.items():
        if found := pattern.fullmatch(text):
            groups = list(found.groups())
            letters = [groups.pop(n) for n in LETTERS_AT[where]] or ["", ""]
            pair = [
                _degrees_of(angle, letter)
                for angle, letter in zip((groups[:4], groups[4:]), letters, strict=True)
            ]
            return _in_order(pair, letters, text)
    return None


def _in_order(
    pair: list[float],
    letters: Sequence[str],
    text: str,
) -> tuple[float, float] | None:
    """Latitude first, whichever was said first."""
    if not any(letters):
        # "12 15 30 45" may be anything.
        return (pair[0], pair[1]) if re.search(_DEGREE, text) else None
    if any(map(isnan, pair)):
        return None
    is_north = [letter in "ns" for letter in letters]
    if is_north[0] == is_north[1]:
        return None
    return (pair[0], pair[1]) if is_north[0] else (pair[1], pair[0])


def _degrees_of(said: Sequence[str | None], letter: str) -> float:
    sign, *numbers = said
    degrees, minutes, seconds = (float(number or 0) for number in numbers)
    if minutes >= 60 or seconds >= 60:
        return nan
    value = degrees + minutes / 60 + seconds / 3600
    return -value if sign == "-" or letter in ("s", "w", "o") else value


def _in_geo_link(text: str) -> tuple[float, float] | None:
    """RFC 5870, and what phones make of it: "geo:0,0?q=39.1,-94.58(name)"."""
    path, _, query = text.removeprefix("geo:").partition("?")
    asked = parse_qs(query).get("q", [""])[0].partition("(")[0]
    return _pair(asked.strip()) or _pair(path.partition(";")[0].strip(" ."))


def _in_map_link(text: str) -> tuple[float, float] | None:
    """The pin of a link before the middle of its map."""
    return next(_points_in(unquote(text)), None)


def _points_in(link: str) -> Iterator[tuple[float, float]]:
    try:
        address = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:  # brackets in the wrong place
        return
    if pins := _OWN_PIN.findall(link):
        yield float(pins[-1][0]), float(pins[-1][1])
    asked = parse_qs(address.query)
    if "mlat" in asked and "mlon" in asked:
        yield from _read([f"{asked['mlat'][0]},{asked['mlon'][0]}"])
    for name in _LINKED:
        yield from _read(value.replace("~", ",") for value in asked.get(name, []))
    yield from _read(reversed(address.path.split("/")))  # the last one is where the way ends
    for pattern in (_MIDDLE, _OSM):
        if found := pattern.search(link):
            yield float(found[1]), float(found[2])


def _read(values: Iterable[str]) -> Iterator[tuple[float, float]]:
    for value in values:
        value = _BEFORE_POINT.sub("", value.strip())
        if "," in value and (pair := _pair(",".join(value.replace("_", ",").split(",")[:2]))):
            yield pair
