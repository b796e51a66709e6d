"""The words in which people write hours, and the pieces that they make."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from zones.hours.clock import TIME


class Unclear(StrEnum):
    """Why words were refused."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_WORD = "unknown_word"
    NO_TIME = "no_time"
    AMBIGUOUS_TIME = "ambiguous_time"  # "7-11": one word more, am or pm, would tell
    NOT_A_RULE = "not_a_rule"  # each piece is understood, together they are not
    NO_SUCH_DAY = "no_such_day"  # "Jun 31", "Dec 26-24"
    MONTH_OR_DAY = "month_or_day"  # "Mar": March, mardi, martes?


class NotARule(ValueError):
    """`word` is the piece that was not understood, as far as one is to blame."""

    def __init__(self, reason: Unclear, word: str = "") -> None:
        super().__init__(f"{reason}: {word}" if word else str(reason))
        self.reason = reason
        self.word = word


class Token(NamedTuple):
    kind: str  # days, time, span, to, and, closed, except
    word: str
    value: str = ""


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
# Longest first. "Mar" is March, mardi and martes: in no list, so asked back.
_PHRASES = {
    "span 00:00-24:00": (
        "24 ?(?:hours?|hrs?)(?: a day)?,? (?:7 days[ /](?:a )?week|365 days[ /](?:a )?year)|"
        "24 hours a day|24/7/365|24 ?[-/x] ?7(?![0-9:])|24/24|24 ?h/24,? 7 ?j/7|24 ?h sur 24|24 "
        "?h/24|24 heures sur 24|"
        "(?:las )?24 horas(?: del dia)?(?:,? (?:los )?7 dias (?:a|de) la semana)?|24 heures|"
        "24[ -]?(?:hours?|hrs?|h)|(?:at )?any ?time|at all times|at "
        "all hours|all hours|"
        "around[ -]the[ -]clock|always|en tout temps|jour et nuit|toujours|siempre|a toda hora|a "
        "cualquier hora"
    ),
    "span sunrise-sunset": (
        "(?:during )?daylight(?: hours?)?|sun ?up to sun ?down|du lever au coucher du soleil|de "
        "sol a sol|luz del dia"
    ),
    "span dawn-dusk": "de l'aube au crepuscule|del amanecer al anochecer",
    "days Mo,Tu,We,Th,Fr,Sa,Su": "(?:7|seven) days a week|every day|all days|7 ?j/7|7 jours sur 7|"
    "tous les jours|todos los dias",
    "days Mo,Tu,We,Th,Fr": "m ?(?:-|to|thru|through) ?f|en semaine|dias laborables",
    "days Mo,Tu,We,Th": "m ?(?:-|to|thru|through) ?th",
    "days Mo,We,Fr": "m[,/] ?w[,/]? ?(?:(?:&|and) )?f|mwf",
    "days Sa,Su": "fins? de semaine|fines? de semana",
    "days PH": "(?:all )?(?:public|federal|legal|statutory) holidays|jours feries|dias "
    "(?:festivos|feriados)",
    "closed": "closed|off|ferme[es]?|cerrad[oa]",
    "except": "except(?: on| for)?|excluding|sauf|excepto|salvo",
    "time 12:00": "(?:12 ?)?(?:noon|midday)|midi|mediodia",
    "time 24:00": "(?:12 ?)?midnight|minuit|medianoche",
}
_TO = "to until til till through thru a au al hasta -".split()
_AND = "and et y e & , /".split()
# Only words that cannot change the meaning: "not", "by" and "lobby" must stay unknown.
_DROPPED = set(
    "open from hours hour hrs only on the de du le les l los las el la ouvert abierto horas "
    "heures : ( )".split()
)
SUNS = set("sunrise sunset dawn dusk".split())
_DAY_OF = {word: days for days, words in _DAY_WORDS.items() for word in words.split()}
_PHRASE = [(kind, re.compile(rf"(?:{words})(?![a-z0-9])")) for kind, words in _PHRASES.items()]
_WORD = re.compile(r"[a-z']+|[0-9]+|\S")
# "p. m." but not the "p M" of "8a-5p M-F"
_HALF = re.compile(r"(?<![a-z])([ap])(?:\. ?)?m(?![a-z])\.?")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {
    ord("’"): "'",
    ord("\n"): ";",
}
_RULE_WORDS = {
    word.lower(): word
    for word in "Mo Tu We Th Fr Sa Su PH off closed sunrise sunset dawn dusk".split()
}


def respelled(text: str) -> str:
    """A rule in another case or with more spaces:

    "mo - fr 08:00 - 17:00" -> "Mo-Fr 08:00-17:00".
    """
    words = re.sub(
        "[A-Za-z]+",
        lambda word: _RULE_WORDS.get(word[0].lower(), word[0]),
        text,
    )
    return re.sub(" ?([-,;]) ?", r"\1", words).replace(";", "; ")


def normalized(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(DASHES)
    # Before the dots go: "p. m." would otherwise fall apart into two words.
    text = _HALF.sub(r"\1m", text)
    return re.sub(r"\.(?![0-9])", " ", text)  # "9.30" keeps its dot


def tokens_in(text: str) -> Iterator[Token]:
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
    # Phrases first: "24 hours" and "24/7" begin like a time, "7 days a week" like seven o'clock.
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
    if word in SUNS:
        return Token("time", word, word)
    if word in _TO or word in _AND:
        return Token("to" if word in _TO else "and", word)
    if word == "mar":
        raise NotARule(Unclear.MONTH_OR_DAY, word)
    raise NotARule(Unclear.UNKNOWN_WORD, word)
