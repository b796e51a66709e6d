"""Postal codes as they are stored: in the form of their country, with the zeros that a spreadsheet
took.
"""

import re

from zones.places import gazetteer

_US = re.compile(r"([0-9]{5})(?:[- ]?([0-9]{4}))?")
_US_WITHOUT_ZERO = re.compile(r"([0-9]{3,4})(?:[- ]([0-9]{4}))?|([0-9]{4})([0-9]{4})")
_CANADA = re.compile(r"([A-Z][0-9][A-Z])(?:[- ]?([0-9][A-Z][0-9]))?", re.IGNORECASE)


def postal_code_of(code: str, country: str, region: str) -> str | None:
    """The code in its country's form, "02138" for the "2138" of a station in Massachusetts; None
    for what is no code there. Other countries keep theirs as it is.
    """
    if not code:
        return ""
    if country == "US":
        return _zip_code(code, region)
    if country == "CA":
        found = _CANADA.fullmatch(code)
        return " ".join(filter(None, found.groups())).upper() if found else None
    if country == "AU":
        return code.zfill(4) if re.fullmatch(r"[0-9]{3,4}", code) else None
    return code


def _zip_code(code: str, region: str) -> str | None:
    if found := _US.fullmatch(code):
        return "-".join(filter(None, found.groups()))
    if found := _US_WITHOUT_ZERO.fullmatch(code):
        first, rest, eight, last = found.groups()
        mended = (first or eight).zfill(5)
        place = gazetteer.locate(mended).place
        # A zero is put back only where the code is then one of that state.
        if place and place.region == region:
            return "-".join(filter(None, (mended, rest or last)))
    return None
