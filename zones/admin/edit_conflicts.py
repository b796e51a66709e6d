"""Two people at one record: what the page had shown, what is stored by now, and what was typed.

The page carries the number of the last change that it shows. Where another change came since,
nothing is saved: boxes that nobody touched give way to what is stored now, typed ones stay, and the
page tells what the other did.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.history import Happening, Thread, happenings
from zones.admin.history import DEEDS
from zones.admin.widgets.hours import HoursWidget

VERSION_FIELD = "_version"
Limits = Mapping[Any, int]  # table of kept rows → the last that a page had shown
SOMEBODY_ELSE = _(
    "Someone else changed this while you had it open, so nothing was saved. Their changes are "
    "listed above; what you typed is still in the form. Compare the two, then save again."
)


class Version(NamedTuple):
    """`number` is what the next page shows as seen;

    `others` is what happened since this page was opened.
    """

    number: str
    others: list[Happening]


def number_of(threads: list[Thread]) -> str:
    """The last change of each table that concerns a record: "17.4.0"."""
    return ".".join(str(last(thread)) for thread in threads)


def last(thread: Thread) -> int:
    return thread.rows.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def read_version(
    desk: Any,
    request: Any,
    record: Any,
) -> Version:
    """The version that a record has; with a form that was opened at an earlier one, what happened
    in between.
    """
    threads = list(desk.threads(record))
    now = number_of(threads)
    if request.method != "POST":
        return Version(now, [])
    seen = seen_numbers(request.POST.get(VERSION_FIELD, ""), len(threads))
    if ".".join(map(str, seen)) == now:
        return Version(now, [])
    limits = {thread.rows.model: number for thread, number in zip(threads, seen, strict=True)}
    others = [
        told
        for told in happenings(threads, DEEDS)
        if told.version.history_id > limits[type(told.version)]
    ]
    request.POST = with_stored(desk, request, record, limits)
    request.POST[VERSION_FIELD] = now
    return Version(now, others)


def seen_numbers(said: str, count: int) -> list[int]:
    """The numbers of a page; one that nobody can read saw nothing."""
    parts = said.split(".")
    fits = len(parts) == count and all(
        part.isascii() and part.isdigit() and len(part) < 19 for part in parts
    )
    return [int(part) for part in parts] if fits else [0] * count


def with_stored(
    desk: Any,
    request: Any,
    record: Any,
    limits: Limits,
) -> Any:
    """What was posted, with what is stored now in every box that still held what the page had
    shown.
    """
    data = request.POST.copy()
    give_way(
        data,
        "",
        desk.get_form(request, record, change=True).base_fields,
        record,
        limits,
    )
    for inline in desk.get_inline_instances(request, record):
        boxes = inline.get_formset(request, record)
        prefix = boxes.get_default_prefix()
        fields = boxes.form.base_fields
        for part in inline.model._default_manager.filter(**{boxes.fk.name: record}):
            # By its id, since the page decides which number a row has in the form.
            places = [
                name for name, said in data.items() if name.endswith("-id") and said == str(part.pk)
            ]
            for place in places:
                if place.startswith(f"{prefix}-"):
                    give_way(data, place.removesuffix("id"), fields, part, limits)
    return data


def give_way(
    data: Any,
    prefix: str,
    fields: Mapping[str, forms.Field],
    now: Any,
    limits: Limits,
) -> None:
    """In the boxes of one row; `prefix` stands before their names."""
    kept = type(now).history
    shown = (
        kept.filter(id=now.pk, history_id__lte=limits.get(kept.model, 0))
        .order_by("-history_id")
        .first()
    )
    columns = {field.name: field.attname for field in type(now)._meta.fields}
    for name, field in fields.items():
        if shown is None or name not in columns or columns[name] == "id":
            continue
        before = getattr(shown, columns[name])
        stored = getattr(now, columns[name])
        typed = field.widget.value_from_datadict(data, {}, prefix + name)
        # Only what the other changed and this one left alone: typed words are never lost.
        if before != stored and not field.has_changed(before, typed):
            write_version(data, prefix + name, field, stored)


def write_version(
    data: Any,
    name: str,
    field: forms.Field,
    value: Any,
) -> None:
    """Put a stored value into a box as a browser would send it."""
    # One field, many boxes: its value under its own name would be read by nobody.
    if isinstance(field.widget, HoursWidget):
        for box, said in field.widget.boxes(name, value).items():
            data[box] = said
    elif isinstance(field.widget, forms.CheckboxInput):
        data[name] = "on" if value else ""
    else:
        said = field.widget.format_value(field.prepare_value(value))
        data[name] = said[0] if isinstance(said, list) and said else said or ""
