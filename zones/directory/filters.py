"""What the filters of a search ask of a zone: yes, no, or nobody has told us. One table."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zones import vocabulary as words
from zones.directory.listing import Listing
from zones.hours.rules import ALWAYS
from zones.vocabulary import Answer

Trait = Callable[[Listing], Answer]

SIGNED = {
    signage
    for signage in words.Signage
    if signage not in (words.Signage.NONE, words.Signage.UNKNOWN)
}
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
        return (
            Answer.YES
            if any(listed.program is program for listed in listing.programs)
            else Answer.NO
        )

    return answer


# By the word of the query string and, where it takes one, its value.
TRAITS: dict[tuple[str, str], Trait] = {
    **{
        ("setting", setting): is_setting(setting)
        for setting in words.Setting
        if setting != words.Setting.UNKNOWN
    },
    **{("program", program): is_listed_by(program) for program in words.Program},
    ("camera", "on"): has_camera,
    ("camera", "watched"): lambda listing: WATCHED.get(listing.camera, Answer.NO),
    ("always", "on"): is_always_open,
    ("marked", "on"): is_marked,
    ("large", "on"): lambda listing: GOODS[listing.large_items],
    ("custody", "on"): lambda listing: GOODS[listing.custody],
    ("stepfree", "on"): lambda listing: listing.step_free,
}


class Selection(NamedTuple):
    """Zones by position, one bit each, lowest first: those that fit, and those that may fit for all
    we know.
    """

    fitting: int
    perhaps: int


def facts_of(listing: Listing) -> tuple[object, ...]:
    """All that the traits look at: zones with equal facts have equal traits."""
    return (
        listing.setting,
        listing.camera,
        listing.hours if listing.hours in ("", ALWAYS) else "some",
        listing.signage,
        listing.painted_lines,
        listing.purple_light,
        listing.large_items,
        listing.custody,
        listing.step_free,
        frozenset([listed.program for listed in listing.programs]),
    )


class TraitIndex:
    """For every trait the positions of the zones that have it, as bits of one number."""

    def __init__(self, alike: Iterable[tuple[Listing, int]]) -> None:
        """`alike`: one zone of each kind by `facts_of`, and the positions of all of that kind as
        bits.
        """
        self._have = dict.fromkeys(TRAITS, 0)
        self._unknown = dict.fromkeys(TRAITS, 0)
        for example, zones in alike:
            for key, trait in TRAITS.items():
                answer = trait(example)
                if answer is Answer.YES:
                    self._have[key] |= zones
                elif answer is Answer.UNKNOWN:
                    self._unknown[key] |= zones

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


def bits(chosen: Iterable[int], size: int) -> int:
    """The positions, all below `size`, as the bits of one number."""
    marks = bytearray(size // 8 + 1)
    for position in chosen:
        marks[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(marks, "little")


def positions(selection: int) -> list[int]:
    """The numbers of the bits that are set, lowest first."""
    found = []
    for start, byte in enumerate(selection.to_bytes((selection.bit_length() + 7) // 8, "little")):
        if byte:
            found += [8 * start + bit for bit in range(8) if byte >> bit & 1]
    return found
