"""What the words for a place say before any map is opened: letters, codes, coordinates, parts."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Written out, so that "St Louis", "St. Louis" and "Saint Louis" are one name. Both sides of every
# comparison pass through here, so a harmless pair ("centre", "center") needs no other care.
SPELLED_OUT = {
    "bch": "beach",
    "centre": "center",
    "crk": "creek",
    "ctr": "center",
    "e": "east",
    "fls": "falls",
    "ft": "fort",
    "grv": "grove",
    "harbour": "harbor",
    "hls": "hills",
    "hts": "heights",
    "isl": "island",
    "jct": "junction",
    "lk": "lake",
    "lks": "lakes",
    "mt": "mount",
    "mtn": "mountain",
    "n": "north",
    "no": "north",
    "pk": "park",
    "pt": "point",
    "rdg": "ridge",
    "riv": "river",
    "s": "south",
    "shrs": "shores",
    "so": "south",
    "spg": "spring",
    "spgs": "springs",
    "sprgs": "springs",
    "st": "saint",
    "ste": "sainte",
    "twp": "township",
    "vlg": "village",
    "vly": "valley",
    "w": "west",
}
JOINED_TO_THE_NEXT = frozenset(("d", "l", "mc", "o"))  # "Val d Or", "Mc Lean", "O Fallon"

_MARKS = '!"#$%*+-./:<=>?@[\\]^_{|}~–—\u00a0\t\r'
_PLAIN: dict[int, str | None] = {ord(mark): " " for mark in _MARKS}
_PLAIN |= {ord(mark): "," for mark in ";\n()"}
_PLAIN[ord("&")] = " and "
_PLAIN |= {ord(mark): None for mark in "'`´’‘ʻʼ"}
_PLAIN |= {
    ord("œ"): "oe",
    ord("æ"): "ae",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("þ"): "c",  # stands for ç in the postal data
}
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


def plain(text: str) -> str:
    """Small letters without accents, digits, spaces and commas:

    "Val-d'Or (Québec)" -> "val dor ,quebec,".
    """
    text = text.casefold()
    if "." in text:
        # "D.C." -> "dc"
        text = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        # casefold again: NFKD may bring capitals, the TM of "™".
        text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    return text.translate(_PLAIN)


def spelled_out(tokens: Sequence[str]) -> str:
    """The form in which names are compared: ["st", "john", "s"] -> "saint john south"."""
    words: list[str] = []
    join = False
    for token in tokens:
        if join:
            words[-1] += token
        else:
            words.append(SPELLED_OUT.get(token, token))
        join = not join and token in JOINED_TO_THE_NEXT
    return " ".join(words)


def key(name: str) -> str:
    """The form in which a name is stored and sorted:

    "Saint-Éphrem-de-Beauce" -> "saint ephrem de beauce".
    """
    if name.isascii() and name.isalnum() and (small := name.lower()) not in SPELLED_OUT:
        return small  # a short cut for half of all names
    return spelled_out(plain(name).replace(",", " ").split())


# -- codes -----------------------------------------------------------------------------------------

# no D, F, I, O, Q, U; no W or Z in front
_AREA = re.compile(r"[abceghj-nprstvxy][0-9][abceghj-nprstv-z]")
_UNIT = re.compile(r"[0-9](?:[abceghj-nprstv-z][0-9]?)?")  # or its beginning


def is_zip_or_area(code: str) -> bool:
    """Not an Australian postcode, which may as well be a house number or a year."""
    return len(code) != 4


def code_from(first: str, second: str = "") -> tuple[str, int]:
    """The postal code that begins with these words, and how many of them it takes; "" and 0 for
    none.

    A ZIP with or without its four more digits, a Canadian area or full code (as its area), four
    Australian digits.
    """
    # isdigit() alone is also true of digits of other scripts.
    if first.isascii() and first.isdigit():
        if len(first) == 5:
            return first, 2 if len(second) == 4 and second.isdigit() else 1
        return (first[:5], 1) if len(first) in (4, 9) else ("", 0)
    if len(first) == 3 and _AREA.fullmatch(first):
        return first, 2 if _UNIT.fullmatch(second) else 1
    if 4 <= len(first) <= 6 and _AREA.fullmatch(first[:3]) and _UNIT.fullmatch(first[3:]):
        return first[:3], 1
    return "", 0


def code_at_end(tokens: Sequence[str]) -> tuple[str, int]:
    if len(tokens) > 1:
        code, used = code_from(tokens[-2], tokens[-1])
        if used == 2:
            return code, used
    return code_from(tokens[-1]) if tokens else ("", 0)


# -- parts -----------------------------------------------------------------------------------------

Parts = tuple[tuple[str, ...], ...]

_SECOND_NAME = re.compile(r"\(near ([^()]*)\)", re.IGNORECASE)
_TITLES = tuple(
    tuple(words.split())
    for words in (
        "city and county of",
        "city of",
        "town of",
        "village of",
        "borough of",
        "municipality of",
        "ville de",
    )
)
_AFTER = frozenset(("borough", "village", "town", "city", "municipality", "cdp"))
_DISTRICTS = frozenset(("county", "parish", "co", "mrc"))
_COUNTY_WORDS = frozenset(("county", "parish", "borough", "municipality"))
_SHORT_COUNTY = frozenset(("co", "cnty", "cty"))
_COUNTY_TITLES = (("county", "of"), ("condado", "de"), ("comte", "de"), ("comte", "du"))
_STREETS = frozenset((
    "st", "street", "ave", "avenue", "av", "rd", "road", "blvd", "boulevard", "dr", "drive", "ln",
    "lane", "hwy",
    "highway", "way", "ct", "court", "pkwy", "parkway", "pl", "place", "cres", "crescent", "trail",
    "terrace",
    "circle", "pike", "rue", "chemin",
))  # fmt: skip


def read_parts(words: str) -> tuple[Parts, str]:
    """The words between commas, and the second name of a label: "Kingston (near Euharlee), GA"."""
    second = ""
    if "(" in words and (found := _SECOND_NAME.search(words)):
        second = key(found[1])
        words = words[: found.start()] + words[found.end() :]
    return tuple(
        part for part in (tuple(text.split()) for text in plain(words).split(",")) if part
    ), second


def without_last(parts: Parts, count: int) -> Parts:
    rest = parts[-1][: len(parts[-1]) - count]
    return (*parts[:-1], rest) if rest else parts[:-1]


def looks_like_address(tokens: Sequence[str]) -> bool:
    # A street's own word never stands first: "St Louis" is no address.
    return any(token[0].isdigit() for token in tokens) or any(
        token in _STREETS for token in tokens[1:]
    )


def without_title(parts: Parts) -> Parts:
    """ "Kingston, Ontario" of "City of Kingston, Ontario"; nothing if there is no such title."""
    for title in _TITLES:
        if parts[0][: len(title)] == title and len(parts[0]) > len(title):
            return (parts[0][len(title) :], *parts[1:])
    return ()


def county_name(part: Sequence[str]) -> str:
    """ "Orange County", of "Orange Co", of "County of Orange" and of "Condado de Orange"; "" if it
    is no county.
    """
    for title in _COUNTY_TITLES:
        if part[: len(title)] == title and len(part) > len(title):
            return spelled_out((*part[len(title) :], "county"))
    if len(part) > 1 and part[-1] in _COUNTY_WORDS | _SHORT_COUNTY:
        return spelled_out((*part[:-1], "county" if part[-1] in _SHORT_COUNTY else part[-1]))
    return spelled_out(part) if part[-2:] == ("census", "area") else ""


def township_base(part: Sequence[str]) -> str:
    """ "Canton" of "Canton Township", of "Canton Charter Twp" and of "Township of Canton";

    "" if it is no township.
    """
    if part[:2] == ("township", "of"):
        return spelled_out(part[2:])
    if part[-1] not in ("township", "twp"):
        return ""
    return spelled_out(part[:-2] if part[-2:-1] == ("charter",) else part[:-1])


def names_in(parts: Parts, *, has_region: bool = False) -> Iterator[str]:
    """The names that the last part may be, best first: as it stands, without "Village", the tail of
    an address.
    """
    last = parts[-1]
    yield spelled_out(last)
    if len(parts) > 1 and last[-1] in _DISTRICTS:
        yield from names_in(parts[:-1], has_region=has_region)  # "Springfield, Greene County"
    if len(last) > 1 and last[-1] in _AFTER:
        yield spelled_out(last[:-1])
    yield spelled_out((*last, "township"))
    if looks_like_address(last):
        # A number alone makes no street: "150 Mile House", "1 Police Plaza".
        has_street = len(parts) > 1 or has_region or any(word in _STREETS for word in last[1:])
        for start in range(1, len(last)) if has_street else ():
            # "st" may begin the town after a street or a number: "12 Main St St Louis", but no more
            # than a name is left of "Grand St Louis".
            if last[start] not in _STREETS or (
                last[start] == "st" and looks_like_address(last[:start])
            ):
                yield spelled_out(last[start:])
