"""What the filters of a search ask of a zone: yes, no, or nobody has told us. One table."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zones import vocabulary as words
from zones.hours import ALWAYS
from zones.listing import Listing
from zones.terms import Terms
from zones.vocabulary import Answer

Trait = Callable[[Listing], Answer]

SIGNED = {signage for signage in words.Signage if signage not in (words.Signage.NONE, words.Signage.UNKNOWN)}
GOODS = {
    words.Goods.WELCOME: Answer.YES,
    words.Goods.NO: Answer.NO,
    words.Goods.UNKNOWN: Answer.UNKNOWN,
}
# A camera of which nobody says more than that it is there may be watched or not.
WATCHED = {
    words.Camera.WATCHED: Answer.YES,
    words.Camera.PRESENT: Answer.UNKNOWN,
    words.Camera.UNKNOWN: Answer.UNKNOWN,
}


def has_camera(listing: Listing) -> Answer:
    if listing.camera is words.Camera.UNKNOWN:
        return Answer.UNKNOWN
    return Answer.NO if listing.camera is words.Camera.NONE else Answer.YES


def is_always_open(listing: Listing) -> Answer:
    if not listing.hours:
        return Answer.UNKNOWN
    return Answer.YES if listing.hours == ALWAYS else Answer.NO


def is_marked(listing: Listing) -> Answer:
    """A sign, painted lines or a purple light."""
    if listing.signage in SIGNED or Answer.YES in (listing.painted_lines, listing.purple_light):
        return Answer.YES
    if listing.signage is words.Signage.NONE:
        return Answer.NO  # who says that there is no sign does not paint lines
    return Answer.UNKNOWN


def is_setting(setting: words.Setting) -> Trait:
    def answer(listing: Listing) -> Answer:
        if listing.setting is words.Setting.UNKNOWN:
            return Answer.UNKNOWN
        return Answer.YES if listing.setting is setting else Answer.NO

    return answer


def is_listed_by(program: words.Program) -> Trait:
    """Lists are known: who is not on one is not on it."""

    def answer(listing: Listing) -> Answer:
        return Answer.YES if any(listed.program is program for listed in listing.programs) else Answer.NO

    return answer


# By the word of the query string and, where it takes one, its value.
TRAITS: dict[tuple[str, str], Trait] = {
    **{("setting", setting): is_setting(setting) for setting in words.Setting if setting != words.Setting.UNKNOWN},
    **{("program", program): is_listed_by(program) for program in words.Program},
    ("camera", "on"): has_camera,
    ("camera", "watched"): lambda listing: WATCHED.get(listing.camera, Answer.NO),
    ("always", "on"): is_always_open,
    ("marked", "on"): is_marked,
    ("large", "on"): lambda listing: GOODS[listing.large_items],
    ("custody", "on"): lambda listing: GOODS[listing.custody],
    ("stepfree", "on"): lambda listing: listing.step_free,
}


def asked_traits(terms: Terms) -> list[list[tuple[str, str]]]:
    """The traits that a question asks for: one of each group must be there."""
    groups: list[list[tuple[str, str]]] = [
        [("setting", setting) for setting in sorted(terms.settings)],
        [("program", program) for program in sorted(terms.programs)],
        [("camera", terms.camera)] if terms.camera else [],
    ]
    for name in ("always", "marked", "large", "custody", "stepfree"):
        groups.append([(name, "on")] if getattr(terms, name) else [])
    return [group for group in groups if group]


class Selection(NamedTuple):
    """Zones by position, one bit each, lowest first: those that fit, and those that may fit for all we know."""

    fitting: int
    perhaps: int


class TraitIndex:
    """For every trait the positions of the zones that have it, as bits of one number."""

    def __init__(self, listings: Sequence[Listing | None]) -> None:
        self._have = {key: bits(trait(zone) is Answer.YES if zone else False for zone in listings)
                      for key, trait in TRAITS.items()}  # fmt: skip
        self._unknown = {key: bits(trait(zone) is Answer.UNKNOWN if zone else False for zone in listings)
                         for key, trait in TRAITS.items()}  # fmt: skip

    def select(self, groups: Iterable[Sequence[tuple[str, str]]]) -> Selection:
        """The zones that have a trait of each group; unknown never counts as yes."""
        fitting = possible = -1
        for group in groups:
            have = unknown = 0
            for key in group:
                have |= self._have[key]
                unknown |= self._unknown[key]
            fitting &= have
            possible &= have | unknown
        return Selection(fitting, possible & ~fitting)


def bits(answers: Iterable[bool]) -> int:
    """The answers as one number, the first as its lowest bit."""
    text = "".join(["1" if answer else "0" for answer in answers])
    return int(text[::-1] or "0", 2)


def positions(selection: int) -> list[int]:
    """The numbers of the bits that are set, lowest first."""
    found = []
    for start, byte in enumerate(selection.to_bytes((selection.bit_length() + 7) // 8, "little")):
        if byte:
            found += [8 * start + bit for bit in range(8) if byte >> bit & 1]
    return found
