"""The part of OpenStreetMap's opening_hours that is accepted."""

import re

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_DAYS = rf"{_DAY}(?:-{_DAY}|\[-?[1-5]\])?"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATE = rf"{_MONTH}(?: [0-3]?[0-9])?"
_DATES = rf"{_DATE}(?:-(?:{_DATE}|[0-3]?[0-9]))?"
# No hour beyond 24:00, no sunset to sunset: where the sun sets after midnight the library panics at
# those.
# [0-9], not \d, which also takes the digits of other scripts.
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_CLOCKS = rf"{_CLOCK}-(?:{_CLOCK}|24:00)"
_RISE, _SET = (
    rf"(?:{sun}|\({sun}[+-]0[01]:[0-5][0-9]\))" for sun in ("(?:sunrise|dawn)", "(?:sunset|dusk)")
)
_SUNNY = rf"(?:{_RISE}-{_SET}|{_SET}-{_RISE}|{_RISE}-(?:{_CLOCK}|24:00)|{_CLOCK}-{_SET})"
_SPANS = rf"(?:{_SUNNY}|{_CLOCKS}(?:,{_CLOCKS}){{0,2}})"
# Each repetition is bounded, so that any rule is worked out in under two milliseconds.
_PART = (
    rf"(?:(?P<always>24/7)|(?=\S)(?P<dates>{_DATES}(?:,{_DATES})?)? ?"
    rf"(?P<days>{_DAYS}(?:,{_DAYS}){{0,4}})? ?(?P<spans>{_SPANS})?)"
    r"(?: ?(?P<state>off|closed|open|unknown))?"
)
_SAID = re.sub(r"\?P<[a-z]+>", "?:", _PART)  # names may stand only once in a pattern
# eight parts: seven days and the holidays
# 255: as many characters as HoursField stores.
RULE = re.compile(rf"(?=.{{1,255}}\Z){_SAID}(?:; ?{_SAID}){{0,7}}")
PART = re.compile(_PART)
SUN = re.compile("sunrise|sunset|dawn|dusk")
