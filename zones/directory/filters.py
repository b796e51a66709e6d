"""What a visitor may filter by: one row for each filter, from which everything else derives.

The query string, the form, the chips, the API's description, the index and the tests all read
FILTERS. An answer of unknown is never taken for a yes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from exchangezones.foundation.languages import gettext_noop
from zones import vocabulary as words
from zones.directory.listing import Listing
from zones.hours.rules import ALWAYS
from zones.vocabulary import Answer

Predicate = Callable[[Listing], Answer]
# What a question asks for: by parameter the values of which a zone must have one.
Asked = tuple[tuple[str, tuple[str, ...]], ...]
# Of a zone the answer to every choice, in the order of CHOICES.
ZoneKind = tuple[Answer, ...]


class Choice(NamedTuple):
    """One value of a filter. A word of a closed list is called by its label, everywhere."""

    words: str | StrEnum
    answer: Predicate


class Filter(NamedTuple):
    """One parameter of the query string; one that `repeats` is met by any of its values.

    `other_name` is taken in its place. `description` is for programs. `heading` is what
    people read above several choices.
    """

    parameter: str
    description: str
    choices: Mapping[str, Choice]
    repeats: bool = False
    heading: str = ""
    other_name: str = ""


SIGNED = set(words.Signage) - {words.Signage.NONE, words.Signage.UNKNOWN}
GOODS = {
    words.Goods.WELCOME: Answer.YES,
    words.Goods.NO: Answer.NO,
    words.Goods.UNKNOWN: Answer.UNKNOWN,
}
# A camera of which nobody says more than that it is there may be watched or not.
WATCHED_ANSWERS = {
    words.Camera.WATCHED: Answer.YES,
    words.Camera.PRESENT: Answer.UNKNOWN,
    words.Camera.UNKNOWN: Answer.UNKNOWN,
}


def is_setting(setting: words.Setting) -> Predicate:
    def answer(listing: Listing) -> Answer:
        if listing.setting is words.Setting.UNKNOWN:
            return Answer.UNKNOWN
        return Answer.YES if listing.setting is setting else Answer.NO

    return answer


def has_camera(listing: Listing) -> Answer:
    if listing.camera is words.Camera.UNKNOWN:
        return Answer.UNKNOWN
    return Answer.NO if listing.camera is words.Camera.NONE else Answer.YES


def is_watched(listing: Listing) -> Answer:
    return WATCHED_ANSWERS.get(listing.camera, Answer.NO)


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


def is_listed_by(program: words.Program) -> Predicate:
    """Lists are known: who is not on one is not on it."""

    def answer(listing: Listing) -> Answer:
        listed = any(source.program is program for source in listing.programs)
        return Answer.YES if listed else Answer.NO

    return answer


FILTERS = (
    Filter(
        "setting",
        "A parking lot, a lobby, or outside near the entrance. May repeat.",
        {
            setting.value: Choice(setting, is_setting(setting))
            for setting in (words.Setting.LOT, words.Setting.LOBBY, words.Setting.CURB)
        },
        repeats=True,
        heading=gettext_noop("Where"),
    ),
    Filter(
        "camera",
        "Any camera, or one that is watched.",
        {
            "on": Choice(gettext_noop("Camera"), has_camera),
            "watched": Choice(gettext_noop("Monitored camera"), is_watched),
        },
        heading=gettext_noop("Camera"),
    ),
    Filter(
        "always",
        "Only zones that are always open.",
        {"on": Choice(gettext_noop("Open 24 hours"), is_always_open)},
    ),
    Filter(
        "marked",
        "Only zones with a sign, lines or a light.",
        {"on": Choice(gettext_noop("Marked spot"), is_marked)},
    ),
    Filter(
        "large",
        "Only zones where large items are welcome.",
        {"on": Choice(gettext_noop("Large items welcome"), lambda zone: GOODS[zone.large_items])},
        other_name="large_items",
    ),
    Filter(
        "custody",
        "Only zones where handing over children is welcome.",
        {"on": Choice(gettext_noop("Custody exchanges welcome"), lambda zone: GOODS[zone.custody])},
    ),
    Filter(
        "stepfree",
        "Only zones without steps.",
        {"on": Choice(gettext_noop("Step-free access"), lambda zone: zone.step_free)},
        other_name="step_free",
    ),
    Filter(
        "program",
        "Only zones that one of these programs lists. May repeat.",
        {program.value: Choice(program, is_listed_by(program)) for program in words.Program},
        repeats=True,
        heading=gettext_noop("Listed by"),
    ),
)
BY_PARAMETER = {each.parameter: each for each in FILTERS}
OTHER_PARAMETERS = {each.other_name: each.parameter for each in FILTERS if each.other_name}
CHOICES = {
    (each.parameter, value): choice for each in FILTERS for value, choice in each.choices.items()
}
PLACE_OF = {key: place for place, key in enumerate(CHOICES)}


def asked_for(chosen: Mapping[str, Iterable[str]]) -> Asked:
    """The chosen values by parameter, in the order of FILTERS: one question has one form."""
    # Sorted, so that the same question is kept only once in `Directory._selections`.
    given = ((parameter, tuple(sorted(chosen.get(parameter, ())))) for parameter in BY_PARAMETER)
    return tuple((parameter, values) for parameter, values in given if values)


def kind_of(listing: Listing) -> ZoneKind:
    """All that filters ask of a zone: zones of one kind pass the same filters."""
    return tuple([choice.answer(listing) for choice in CHOICES.values()])


class Selection(NamedTuple):
    """Numbers of kinds: those that fit, and those that may fit for all we know."""

    fitting: frozenset[int]
    perhaps: frozenset[int]


def select(kinds: Sequence[ZoneKind], asked: Asked) -> Selection:
    """The kinds, by number, that have one value of each filter that is asked for."""
    places = [[PLACE_OF[parameter, value] for value in values] for parameter, values in asked]
    fitting: set[int] = set()
    perhaps: set[int] = set()
    for number, kind in enumerate(kinds):
        answers = [best_of(kind, group) for group in places]
        if Answer.NO in answers:
            continue
        (perhaps if Answer.UNKNOWN in answers else fitting).add(number)
    return Selection(frozenset(fitting), frozenset(perhaps))


def best_of(kind: ZoneKind, places: Sequence[int]) -> Answer:
    """Yes if one of the values is met, else unknown if one may be."""
    answers = [kind[place] for place in places]
    if Answer.YES in answers:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO


def pairs(asked: Asked) -> Iterator[tuple[str, str]]:
    """(parameter, value) of everything that is asked for."""
    for parameter, values in asked:
        for value in values:
            yield parameter, value
