"""What happened to a record and to all that belongs to it: who, when, why, and each value before
and after.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS: Mapping[str, Any] = {
    "+": gettext_lazy("Added"),
    "~": gettext_lazy("Changed"),
    "-": gettext_lazy("Removed"),
}
Deeds = Mapping[str, Any]
Names = Mapping[tuple[type[models.Model], Any], str]


class Thread(NamedTuple):
    """The kept rows of one table that concern a record; how one of them is called; columns that
    everybody knows.
    """

    rows: models.QuerySet
    name: Callable[[Any], str]
    known: tuple[str, ...] = ()


class Change(NamedTuple):
    label: str
    old: str
    new: str


class Happening(NamedTuple):
    """One change of one row.

    `reason` is what somebody wrote; `lang` is the language of the values, if known; `first`: there
    was nothing before; `version` is the kept row itself.
    """

    at: datetime
    who: str
    what: str
    deed: str
    reason: str
    lang: str
    changes: list[Change]
    first: bool
    version: Any


def happenings(threads: Iterable[Thread], deeds: Deeds) -> list[Happening]:
    """All of them, newest first; `deeds` are the history's own words and how they are said."""
    found = []
    for thread in threads:
        rows = list(
            thread.rows.select_related("history_user").order_by("id", "history_date", "history_id")
        )
        # groupby() joins only neighbours: the order by id above is what it stands on.
        names = names_in(rows)
        for _pk, versions in groupby(rows, key=lambda row: row.id):
            found += [
                (row.history_id, told(row, before, thread, names, deeds))
                for row, before in pairs(versions)
            ]
    return [
        happening
        for _id, happening in sorted(
            found,
            # One save may leave several rows of one instant: the number keeps their order.
            key=lambda pair: (pair[1].at, pair[0]),
            reverse=True,
        )
    ]


def pairs(versions: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Each version with the one before it."""
    before = None
    for row in versions:
        yield row, before
        before = row


def told(
    row: Any,
    before: Any,
    thread: Thread,
    names: Names,
    deeds: Deeds,
) -> Happening:
    deed, reason = said(row.history_change_reason or "", row.history_type, deeds)
    who = row.history_user.get_username() if row.history_user else ""
    lang = row.language if "language" in thread.known else ""
    told_of = changes(row, before, names, thread.known)
    return Happening(
        row.history_date, who, thread.name(row), deed, reason, lang, told_of, before is None, row
    )


def said(
    reason: str,
    kind: str,
    deeds: Deeds,
) -> tuple[str, str]:
    """What was done and why; words that are not the history's own are a reason."""
    if reason in deeds:
        return str(deeds[reason]), ""
    deed, _colon, rest = reason.partition(": ")
    return (str(deeds[deed]), rest) if deed in deeds else (str(KINDS[kind]), reason)


def changes(
    row: Any,
    before: Any,
    names: Names,
    known: tuple[str, ...],
) -> list[Change]:
    """Field by field in the order of the table; of a first version all that it says."""
    fields = [
        field for field in row.tracked_fields if field.editable and field.name not in ("id", *known)
    ]
    if before is not None:
        changed = row.diff_against(before).changed_fields
        fields = [field for field in fields if field.name in changed]
    pairs_of_values = [
        (field, value(field, before, names), value(field, row, names)) for field in fields
    ]
    return [
        Change(capfirst(str(field.verbose_name)), old, new)
        for field, old, new in pairs_of_values
        if old or new
    ]


def value(
    field: Any,
    row: Any,
    names: Names,
) -> str:
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
