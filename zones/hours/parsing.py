"""Hours as people write them, turned into a rule, or refused with the piece that was not
understood: no guesses.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from zones.hours.clock import TIME, Clock, minutes_of, read_clock
from zones.hours.rules import ALWAYS, is_rule

LONGEST_TEXT = 300


class Unclear(StrEnum):
    """Why words were refused."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_WORD = "unknown_word"
    NO_TIME = "no_time"
    AMBIGUOUS_TIME = "ambiguous_time"  # "7-11": one word more, am or pm, would tell
    NOT_A_RULE = "not_a_rule"  # each piece is understood, together they are not


class NotARule(ValueError):
    """`word` is the piece that was not understood, as far as one is to blame."""

    def __init__(
        self,
        reason: Unclear,
        word: str = "",
    ) -> None:
        super().__init__(f"{reason}: {word}" if word else str(reason))
        self.reason = reason
        self.word = word


class Token(NamedTuple):
    kind: str  # days, time, span, to, and, closed, except
    word: str
    value: str = ""


# -- words -----------------------------------------------------------------------------------------

WEEK = "Mo Tu We Th Fr Sa Su".split()
_DAY_WORDS = {
    "Mo": "mo mon monday mondays lundi lundis lun lunes",
    "Tu": "tu tue tues tuesday tuesdays mardi mardis martes",
    "We": "we wed weds wednesday wednesdays mercredi mercredis mer mie miercoles",
    "Th": "th thu thur thurs thursday thursdays jeudi jeudis jeu jue jueves",
    "Fr": "fr fri friday fridays vendredi vendredis ven vie viernes",
    "Sa": "sa sat saturday saturdays samedi samedis sam sab sabado sabados",
    "Su": "su sun sunday sundays dimanche dimanches dim dom domingo domingos",
    "Mo,Tu,We,Th,Fr": "weekday weekdays",
    "Sa,Su": "weekend weekends",
    "Mo,Tu,We,Th,Fr,Sa,Su": "daily everyday quotidiennement diariamente",
    "PH": "ph holiday holidays feries festivos feriados",
}
# Longest first. "Mar" is March, mardi and martes: in no list, so refused.
_PHRASES = {
    "span 00:00-24:00": (
        "24 hours a day 7 days a week|24 hours a day|24/7/365|24/7|24/24|24 ?h/24,? 7 ?j/7|24 ?h/24|24 heures sur 24|"
        "24 heures|(?:las )?24 horas|24[ -]?(?:hours?|hrs?|h)|(?:at )?any ?time|at all times|at all hours|all hours|"
        "around[ -]the[ -]clock|always|en tout temps|jour et nuit|toujours|siempre|a toda hora|a cualquier hora"
    ),
    "span sunrise-sunset": (
        "(?:during )?daylight(?: hours?)?|sun ?up to sun ?down|du lever au coucher du soleil|de sol a sol|luz del dia"
    ),
    "span dawn-dusk": "de l'aube au crepuscule|del amanecer al anochecer",
    "days Mo,Tu,We,Th,Fr,Sa,Su": "(?:7|seven) days a week|every day|all days|7 ?j/7|7 jours sur 7|"
    "tous les jours|todos los dias",
    "days Mo,Tu,We,Th,Fr": "m ?(?:-|to|thru|through) ?f|en semaine|dias laborables",
    "days Mo,Tu,We,Th": "m ?(?:-|to|thru|through) ?th",
    "days Mo,We,Fr": "m[,/] ?w[,/]? ?(?:(?:&|and) )?f|mwf",
    "days Sa,Su": "fins? de semaine|fines? de semana",
    "days PH": "(?:all )?(?:public|federal|legal|statutory) holidays|jours feries|dias (?:festivos|feriados)",
    "closed": "closed|ferme[es]?|cerrad[oa]",
    "except": "except(?: on| for)?|excluding|sauf|excepto|salvo",
    "time 12:00": "(?:12 ?)?(?:noon|midday)|midi|mediodia",
    "time 24:00": "(?:12 ?)?midnight|minuit|medianoche",
}
_TO = "to until til till through thru a au al hasta -".split()
_AND = "and et y e & , /".split()
_DROPPED = set(
    "open from hours hour hrs only on the de du le les l los las el la ouvert abierto horas heures : ( )".split()
)
_SUNS = set("sunrise sunset dawn dusk".split())
_DAY_OF = {word: days for days, words in _DAY_WORDS.items() for word in words.split()}

_PHRASE = [(kind, re.compile(rf"(?:{words})(?![a-z0-9])")) for kind, words in _PHRASES.items()]
_WORD = re.compile(r"[a-z']+|[0-9]+|\S")
_HALF = re.compile(r"(?<![a-z])([ap])\.? ?m(?![a-z])\.?")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {
    ord("’"): "'",
    ord("\n"): ";",
}
_RULE_WORDS = {
    word.lower(): word
    for word in "Mo Tu We Th Fr Sa Su PH off closed sunrise sunset dawn dusk".split()
}


# -- reading ---------------------------------------------------------------------------------------


def as_rule(text: str) -> str:
    """The rule that the words mean, which `is_rule` accepts; a rule stays as it is.

    Raises NotARule.
    """
    if len(text) > LONGEST_TEXT:
        raise NotARule(Unclear.TOO_LONG)
    tidied = " ".join(text.strip().translate(_DASHES).split()).strip(" ;")
    if not tidied:
        raise NotARule(Unclear.EMPTY)
    if is_rule(tidied):
        return tidied
    if any(sign in (written := _respelled(tidied)) for sign in (":", "off", *_SUNS)) and is_rule(
        written
    ):
        return written
    rule = _rule_of([list(_tokens(part)) for part in _plain(tidied).split(";")])
    if not is_rule(rule):
        raise NotARule(Unclear.NOT_A_RULE)
    return rule


def _respelled(text: str) -> str:
    """A rule in another case or with more spaces:

    "mo - fr 08:00 - 17:00" -> "Mo-Fr 08:00-17:00".
    """
    words = re.sub("[A-Za-z]+", lambda word: _RULE_WORDS.get(word[0].lower(), word[0]), text)
    return re.sub(" ?([-,;]) ?", r"\1", words).replace(";", "; ")


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(
        _DASHES
    )
    text = _HALF.sub(r"\1m", text)
    return re.sub(r"\.(?![0-9])", " ", text)


def _tokens(text: str) -> Iterator[Token]:
    """The known pieces from left to right."""
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        token, at = _token(text, at)
        if token:
            yield token


def _token(text: str, at: int) -> tuple[Token | None, int]:
    """The piece that begins at `at`, None for a word that adds nothing, and where it ends."""
    for kind, phrase in _PHRASE:
        if found := phrase.match(text, at):
            return Token(*_kind_and_word(kind, found[0])), found.end()
    if found := TIME.match(text, at):
        return Token("time", found[0]), found.end()
    found = _WORD.match(text, at)
    assert found
    return _token_of(found[0]), found.end()


def _kind_and_word(kind: str, word: str) -> tuple[str, str, str]:
    kind, _, value = kind.partition(" ")
    return kind, word, value


def _token_of(word: str) -> Token | None:
    if word in _DROPPED:
        return None
    if word in _DAY_OF:
        return Token("days", word, _DAY_OF[word])
    if word in _SUNS:
        return Token("time", word, word)
    if word in _TO or word in _AND:
        return Token("to" if word in _TO else "and", word)
    raise NotARule(Unclear.UNKNOWN_WORD, word)


# -- putting together ------------------------------------------------------------------------------


def _rule_of(parts: list[list[Token]]) -> str:
    clauses = [clause for tokens in parts for clause in _clauses(_joined(_ranges(tokens)))]
    opened = [(days, spans) for days, spans in clauses if spans != "off"]
    if not opened:
        raise NotARule(Unclear.NO_TIME)
    said = [day for days, _ in opened for day in (days or ",".join(WEEK)).split(",")]
    twice = next((day for day in said if said.count(day) > 1), None)
    if twice:  # as a rule the later would replace the earlier; perhaps both are meant
        raise NotARule(Unclear.NOT_A_RULE, twice)
    return "; ".join(_clause(days, spans) for days, spans in clauses)


def _clause(days: str, spans: str) -> str:
    if spans == "00:00-24:00" and days in ("", ",".join(WEEK)):
        return ALWAYS
    return f"{_shortened(days)} {spans}".strip()


def _ranges(tokens: list[Token]) -> list[Token]:
    """Two ends with "to" between them become one: days and days, or a time and a time."""
    made: list[Token] = []
    rest = list(tokens)
    while rest:
        token = rest.pop(0)
        if (
            len(rest) >= 2
            and rest[0].kind == "to"
            and rest[1].kind == token.kind in ("days", "time")
        ):
            rest.pop(0)
            token = (_days if token.kind == "days" else _span)(token, rest.pop(0))
        if token.kind in ("time", "to"):
            raise NotARule(
                Unclear.NO_TIME if token.kind == "time" else Unclear.NOT_A_RULE, token.word
            )
        made.append(token)
    return made


def _days(first: Token, last: Token) -> Token:
    word = f"{first.word}-{last.word}"
    if first.value not in WEEK or last.value not in WEEK or first.value == last.value:
        raise NotARule(Unclear.NOT_A_RULE, word)
    start, end = WEEK.index(first.value), WEEK.index(last.value)
    return Token(
        "days",
        word,
        ",".join(WEEK[n % 7] for n in range(start, end + 1 if end > start else end + 8)),
    )


def _span(first: Token, last: Token) -> Token:
    word = f"{first.word}-{last.word}"
    if first.value in _SUNS or last.value in _SUNS:
        return Token("span", word, f"{_alone(first)}-{_alone(last)}")
    found = minutes_of(_clock(first), _clock(last))
    if not found:
        raise NotARule(Unclear.AMBIGUOUS_TIME, word)
    return Token("span", word, "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in found))


def _alone(token: Token) -> str:
    """A time beside the sun's, which has to be clear by itself."""
    if token.value in _SUNS:
        return token.value
    clock = _clock(token)
    if not clock.half:
        raise NotARule(Unclear.AMBIGUOUS_TIME, token.word)
    return f"{clock.minute // 60:02}:{clock.minute % 60:02}"


def _clock(token: Token) -> Clock:
    if token.value:  # noon, midnight
        return Clock(int(token.value[:2]) * 60, "24")
    clock = read_clock(token.word)
    if not clock:
        raise NotARule(Unclear.UNKNOWN_WORD, token.word)
    return clock


def _joined(tokens: list[Token]) -> list[Token]:
    """Neighbours of one kind become a list: days with or without "and" between them, spans only
    with it.
    """
    made: list[Token] = []
    divided = True
    for token in tokens:
        if token.kind == "and":
            divided = True
        elif made and made[-1].kind == token.kind and (divided or token.kind == "days"):
            made[-1] = token._replace(
                value=f"{made[-1].value},{token.value}", word=f"{made[-1].word}, {token.word}"
            )
        else:
            made.append(token)
            divided = False
    return made


def _clauses(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Pairs of days and spans ("off" for closed).

    Spans may stand before the days only where nothing else is said.
    """
    kinds = [token.kind for token in tokens]
    if kinds[:1] == ["span"]:
        days = tokens[1] if kinds[1:2] == ["days"] else Token("days", "")
        yield days.value, tokens[0].value
        tokens = tokens[2:] if days.word else tokens[1:]
        if any(token.kind == "span" for token in tokens):
            raise NotARule(Unclear.NOT_A_RULE, tokens[-1].word)
    for at in range(0, len(tokens) - 1, 2):
        yield _pair(tokens[at], tokens[at + 1], last=at + 2 == len(tokens))
    if len(tokens) % 2:
        raise NotARule(
            Unclear.NO_TIME if tokens[-1].kind == "days" else Unclear.NOT_A_RULE, tokens[-1].word
        )


def _pair(
    first: Token,
    second: Token,
    *,
    last: bool,
) -> tuple[str, str]:
    if (first.kind, second.kind) == ("days", "span"):
        return first.value, second.value
    if first.kind in ("closed", "except") and second.kind == "days":
        return second.value, "off"
    # "Mon-Fri, closed Wed, 8-5" is another matter
    if (first.kind, second.kind) == ("days", "closed") and last:
        return first.value, "off"
    raise NotARule(Unclear.NOT_A_RULE, second.word)


def _shortened(days: str) -> str:
    """Days in the order of the week, neighbours as a range: "Sa,Mo,Tu,PH" -> "Mo-Tu,Sa,PH"."""
    said = days.split(",")
    numbers = [n for n, day in enumerate(WEEK) if day in said]
    runs = [
        [n for _, n in run]
        for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ]
    names = [WEEK[run[0]] + (f"-{WEEK[run[-1]]}" if len(run) > 1 else "") for run in runs]
    return ",".join([*names, *(["PH"] if "PH" in said else [])])
