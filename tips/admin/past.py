"""What happened to a record and to all that belongs to it: who, when, why, and each value before and after."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tips.curation import ONLY_MODERATOR
from tips.models.labels import LABELS
from tips.vocabulary import Language

# The history's own words, as `curation` and `seed` write them, and how they are said.
DEEDS: Mapping[str, Any] = {
    "written": gettext_lazy("Written"),
    "revised": gettext_lazy("Revised"),
    "submitted": gettext_lazy("Submitted for review"),
    "sent back": gettext_lazy("Sent back"),
    "published": gettext_lazy("Published"),
    ONLY_MODERATOR: gettext_lazy("Published by its writer, the only moderator"),
    "retired": gettext_lazy("Retired"),
    "loaded from the fixtures": gettext_lazy("Loaded with the first data of this site"),
}
KINDS: Mapping[str, Any] = {
    "+": gettext_lazy("Added"),
    "~": gettext_lazy("Changed"),
    "-": gettext_lazy("Removed"),
}
Names = Mapping[tuple[type[models.Model], Any], str]


class Thread(NamedTuple):
    """The kept rows of one table that concern a record; how one of them is called; columns that everybody knows."""

    rows: models.QuerySet
    name: Callable[[Any], str]
    known: tuple[str, ...] = ()


class Change(NamedTuple):
    label: str
    old: str
    new: str


class Happening(NamedTuple):
    """One change of one row. `reason` is what somebody wrote; `lang` is the language of the values, if known; `first`:
    there was nothing before."""

    at: datetime
    who: str
    what: str
    deed: str
    reason: str
    lang: str
    changes: list[Change]
    first: bool


def name_of_language(row: Any) -> str:
    """How a text's versions are called on its record's page."""
    return str(LABELS[Language][Language(row.language)])


def happenings(threads: Iterable[Thread]) -> list[Happening]:
    """All of them, newest first."""
    found = []
    for thread in threads:
        rows = list(thread.rows.select_related("history_user").order_by("id", "history_date", "history_id"))
        names = names_in(rows)
        for _pk, versions in groupby(rows, key=lambda row: row.id):
            found += [(row.history_id, told(row, before, thread, names)) for row, before in pairs(versions)]
    return [happening for _id, happening in sorted(found, key=lambda pair: (pair[1].at, pair[0]), reverse=True)]


def pairs(versions: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Each version with the one before it."""
    before = None
    for row in versions:
        yield row, before
        before = row


def told(row: Any, before: Any, thread: Thread, names: Names) -> Happening:
    deed, reason = said(row.history_change_reason or "", row.history_type)
    who = row.history_user.get_username() if row.history_user else ""
    lang = row.language if "language" in thread.known else ""
    told_of = changes(row, before, names, thread.known)
    return Happening(row.history_date, who, thread.name(row), deed, reason, lang, told_of, first=before is None)


def said(reason: str, kind: str) -> tuple[str, str]:
    """What was done and why; words that are not the history's own are a reason."""
    if reason in DEEDS:
        return str(DEEDS[reason]), ""
    deed, _colon, rest = reason.partition(": ")
    return (str(DEEDS[deed]), rest) if deed in DEEDS else (str(KINDS[kind]), reason)


def changes(row: Any, before: Any, names: Names, known: tuple[str, ...]) -> list[Change]:
    """Field by field in the order of the table; of a first version all that it says."""
    fields = [field for field in row.tracked_fields if field.editable and field.name not in ("id", *known)]
    if before is not None:
        changed = row.diff_against(before).changed_fields
        fields = [field for field in fields if field.name in changed]
    pairs_of_values = [(field, value(field, before, names), value(field, row, names)) for field in fields]
    return [Change(capfirst(str(field.verbose_name)), old, new) for field, old, new in pairs_of_values if old or new]


def value(field: Any, row: Any, names: Names) -> str:
    """A stored value as a person reads it; nothing where there is no row."""
    if row is None:
        return ""
    stored = getattr(row, field.attname)
    if field.is_relation:
        return names.get((field.related_model, stored), "")
    if isinstance(stored, bool):
        return _("yes") if stored else _("no")
    return str(dict(field.flatchoices).get(stored, "" if stored is None else stored))


def names_in(rows: Iterable[Any]) -> Names:
    """How all records are called that the rows point to: one query for each kind."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for row in rows:
        for field in row.tracked_fields:
            if field.is_relation and getattr(row, field.attname) is not None:
                wanted.setdefault(field.related_model, set()).add(getattr(row, field.attname))
    return {
        (model, pk): str(record)
        for model, pks in wanted.items()
        for pk, record in model._default_manager.in_bulk(pks).items()
    }
