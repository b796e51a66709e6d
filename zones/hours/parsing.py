"""Hours as people write them, turned into a rule, or refused with the piece that was not
understood: no guesses.
"""

from collections.abc import Iterator

from exchangezones.foundation.text import as_typed
from zones.hours.clock import Clock, minutes_of, read_clock
from zones.hours.grammar import RULE
from zones.hours.lexicon import (
    DASHES,
    SUNS,
    NotARule,
    Token,
    Unclear,
    normalized,
    respelled,
    tokens_in,
)
from zones.hours.parts import DAY_MINUTES, TimeSpan, parts_as_written
from zones.hours.ranking import arranged
from zones.hours.rules import ALWAYS, is_rule
from zones.hours.weekdays import WEEK, days_from, shortened

LONGEST_TEXT = 300


# -- reading ---------------------------------------------------------------------------------------


def as_rule(text: str) -> str:
    """The rule that the words mean, which `is_rule` accepts, its parts in the order in which they
    hold; such a rule stays as it is.

    Raises NotARule.
    """
    if len(text) > LONGEST_TEXT:
        raise NotARule(Unclear.TOO_LONG)
    # Line ends become semicolons (DASHES) before the spaces are joined: a line is a clause.
    tidied = " ".join(as_typed(text).strip().translate(DASHES).split()).strip(" ;")
    if not tidied:
        raise NotARule(Unclear.EMPTY)
    for written in (tidied, respelled(tidied)):
        if RULE.fullmatch(written) and _says_a_time(written):
            return _of_rule(written)
    return _of_rule(_rule_of([list(tokens_in(part)) for part in normalized(tidied).split(";")]))


def _says_a_time(written: str) -> bool:
    # "mo" respelled would be a rule, though it says no time at all: its words are judged instead.
    return any(sign in written for sign in (":", "24/7", "off", "closed", "unknown", *SUNS))


def _of_rule(rule: str) -> str:
    if any("Mar" in part.dates_text.split(",") for part in parts_as_written(rule)):
        raise NotARule(Unclear.MONTH_OR_DAY, "Mar")
    for span in (span for part in parts_as_written(rule) for span in part.spans):
        refuse_doubtful(span)
    found = arranged(rule)
    if not is_rule(found):
        raise NotARule(Unclear.NOT_A_RULE)
    return found


def refuse_doubtful(span: TimeSpan) -> None:
    """ "08:00-05:00" is the night only to a program; who types it means the afternoon."""
    if span.is_by_sun:
        return
    if not minutes_of(Clock(span.start, "24"), Clock(span.end % DAY_MINUTES or DAY_MINUTES, "24")):
        raise NotARule(Unclear.AMBIGUOUS_TIME, span.text)


# -- putting together ------------------------------------------------------------------------------


def _rule_of(parts: list[list[Token]]) -> str:
    clauses = [clause for tokens in parts for clause in _clauses(_joined(_ranges(tokens)))]
    opened = [(days, spans) for days, spans in clauses if spans != "off"]
    if not opened:
        raise NotARule(Unclear.NO_TIME)
    lists = dict.fromkeys(days or ",".join(WEEK) for days, _ in opened)
    said = [day for days in lists for day in days.split(",")]
    twice = next((day for day in said if said.count(day) > 1), None)
    if twice:  # the same list of days twice is joined, see `ranking`; of others both may be meant
        raise NotARule(Unclear.NOT_A_RULE, twice)
    return "; ".join(_clause(days, spans) for days, spans in clauses)


def _clause(days: str, spans: str) -> str:
    # In this one spelling, for which the filter "always" and the short cut of `usability` look.
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
    return Token("days", word, ",".join(days_from(first.value, last.value)))


def _span(first: Token, last: Token) -> Token:
    word = f"{first.word}-{last.word}"
    if first.value in SUNS or last.value in SUNS:
        return Token("span", word, f"{_alone(first)}-{_alone(last)}")
    found = minutes_of(_clock(first), _clock(last))
    if not found:
        raise NotARule(Unclear.AMBIGUOUS_TIME, word)
    return Token("span", word, "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in found))


def _alone(token: Token) -> str:
    """A time beside the sun's, which has to be clear by itself."""
    if token.value in SUNS:
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
        # "8am-5pm Mon-Fri, Sat 9am-1pm": whose time is the second one?
        if any(token.kind == "span" for token in tokens):
            raise NotARule(Unclear.NOT_A_RULE, tokens[-1].word)
    for at in range(0, len(tokens) - 1, 2):
        yield _pair(
            tokens[at],
            tokens[at + 1],
            last=at + 2 == len(tokens),
        )
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
    of_the_week = shortened([day for day in WEEK if day in said])
    return ",".join(filter(None, [of_the_week, "PH" if "PH" in said else ""]))
