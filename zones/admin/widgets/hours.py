"""Hours as a person chooses them: always, by daylight, by the week, or in plain words; without
JavaScript.
"""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from zones.hours.rules import ALWAYS
from zones.hours.week import grid_of, rule_of
from zones.hours.weekdays import WEEK
from zones.models.fields import rule_from
from zones.wording.hours import DAYLIGHT, DAYS, rule_in_words

HOURS_CHOICES = {
    "unknown": _("Not known: residents read “Hours not confirmed”"),
    "always": _("24 hours, every day"),
    "daylight": _("Every day from sunrise to sunset"),
    "week": _("By day of the week. Leave both times empty on days when it is closed"),
    "words": _("In words. Example: “Mon-Fri 8am-5pm; Sat 9am-1pm”"),
}
CHOICE_RULES = {
    "unknown": "",
    "always": ALWAYS,
    "daylight": DAYLIGHT,
}
HALF_A_DAY = _("%(day)s has only one time. Fill in both, or neither if it is closed that day.")
NO_DAY = _("The table has no times. Fill in at least one day, or choose “Not known”.")
NO_WORDS = _("Write the hours, or choose another option.")
NO_KIND = _("Choose one of the options.")


class Typed(NamedTuple):
    """What stands in the boxes; `week` is (opening, closing) by day."""

    kind: str
    week: dict[str, tuple[str, str]]
    words: str


def typed_of(rule: str) -> Typed:
    """The boxes that say the same as a stored rule."""
    kinds = {said: kind for kind, said in CHOICE_RULES.items()}
    grid = None if rule in kinds else grid_of(rule)
    if grid:
        return Typed("week", grid, "")
    return Typed(kinds[rule], {}, "") if rule in kinds else Typed("words", {}, rule)


class HoursWidget(forms.Widget):
    """Five lines to choose from, a table of the week, and a line for words."""

    def boxes(self, name: str, value: Any) -> dict[str, str]:
        """Each box with what stands in it."""
        typed = value if isinstance(value, Typed) else typed_of(value or "")
        found = {
            f"{name}_kind": typed.kind,
            f"{name}_words": typed.words,
        }
        for day in WEEK:
            found[f"{name}_{day}_from"], found[f"{name}_{day}_to"] = typed.week.get(day, ("", ""))
        return found

    def value_from_datadict(
        self,
        data: Any,
        files: Any,
        name: Any,
    ) -> Any:
        week = {
            day: (
                data.get(f"{name}_{day}_from", "").strip(),
                data.get(f"{name}_{day}_to", "").strip(),
            )
            for day in WEEK
        }
        return Typed(
            data.get(f"{name}_kind", ""),
            week,
            data.get(f"{name}_words", "").strip(),
        )

    def value_omitted_from_data(
        self,
        data: Any,
        files: Any,
        name: Any,
    ) -> Any:
        # No box bears the field's own name, so Django would take it for left out.
        return f"{name}_kind" not in data

    def id_for_label(self, id_: Any) -> Any:
        return ""  # a group of boxes has no single one

    def render(
        self,
        name: Any,
        value: Any,
        attrs: Any = None,
        renderer: Any = None,
    ) -> SafeString:
        boxes = self.boxes(name, value)
        context = {
            "name": name,
            "kind": boxes[f"{name}_kind"],
            "kinds": HOURS_CHOICES,
            "words": boxes[f"{name}_words"],
            "week": [
                (day, DAYS[day], boxes[f"{name}_{day}_from"], boxes[f"{name}_{day}_to"])
                for day in WEEK
            ],
            "said": in_words(value),
        }
        return render_to_string("admin/zones/_hours.html", context)


class HoursChoiceField(forms.Field):
    """A rule from the boxes; ValidationError says which box is wrong and what would be right."""

    widget = HoursWidget

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, Typed):
            return rule_from(value) if value else ""
        if value.kind in CHOICE_RULES:
            return CHOICE_RULES[value.kind]
        if value.kind == "week":
            return rule_from_week(value.week)
        if value.kind == "words" and value.words:
            return rule_from(value.words)
        raise ValidationError(NO_WORDS if value.kind == "words" else NO_KIND)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            # Rules are compared: the boxes can say one rule in several ways.
            return (initial or "") != self.to_python(data)
        except ValidationError:
            return True


def rule_from_week(week: dict[str, tuple[str, str]]) -> str:
    half = [day for day, times in week.items() if bool(times[0]) != bool(times[1])]
    if half:
        raise ValidationError(HALF_A_DAY, params={"day": DAYS[half[0]]})
    # A browser may send seconds, too.
    grid = {day: (first[:5], last[:5]) for day, (first, last) in week.items() if first}
    if not grid:
        raise ValidationError(NO_DAY)
    return rule_from(rule_of(grid))


def in_words(value: Any) -> str:
    """What the public would read; empty where the boxes are not clear."""
    try:
        rule = HoursChoiceField(required=False).to_python(value)
    except ValidationError:
        return ""
    return rule_in_words(rule) if rule else ""
