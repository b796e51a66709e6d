"""The forms of the staff desk: told when somebody else was faster, and why a stranger changes a
department's zone.
"""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.admin.edit_conflicts import SOMEBODY_ELSE, Version
from zones.admin.help_texts import AGENCY_HELP, STATION_HELP, ZONE_HELP
from zones.admin.widgets.hours import HoursChoiceField
from zones.admin.widgets.pin import PinInput
from zones.curation import verbs
from zones.models import Grant, Station
from zones.models.spot import judge_spot, judge_spots_of
from zones.places.town_distance import FAR_KM, km_from_town

LONGEST_WHY = 500
WHY = gettext_lazy("Write why: you do not work for this department.")


def why_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Note about this change"),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=gettext_lazy(
            "Why you change this, such as “called the front desk”. Only for the history; residents "
            "do not see it."
        ),
    )


def latitude_input() -> forms.NumberInput:
    return forms.NumberInput({"step": "any", "min": -90, "max": 90})


def longitude_input() -> PinInput:
    return PinInput({"step": "any", "min": -180, "max": 180})


class RecordForm(forms.ModelForm):
    """The desk makes it with who sits there, the version shown, and an old version to bring back,
    if any.
    """

    version: ClassVar[Version | None] = None
    restored: ClassVar[Any] = None
    reader: ClassVar[Any] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.restored is not None and not self.is_bound:
            columns = {field.name: field.attname for field in self._meta.model._meta.fields}
            self.initial.update(
                {
                    name: getattr(self.restored, columns[name])
                    for name in self.fields
                    if name in columns
                }
            )

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        if self.version and self.version.others:
            self.add_error(None, SOMEBODY_ELSE)
        return cleaned


class OwnedForm(RecordForm):
    """A record of a department: whoever does not work there says why they change it."""

    def clean(self) -> Any:
        cleaned = super().clean()
        needs_why = (
            self.instance.pk and not self.works_there() and not cleaned.get("status_reason_typed")
        )
        if (
            needs_why
            and not cleaned.get("why", "").strip()
            and "why" in self.fields
            and "why" not in self.errors
        ):
            self.add_error("why", WHY)
        return cleaned

    def works_there(self) -> bool:
        return self.agency_number() in Grant.objects.agencies_of(self.reader)

    def agency_number(self) -> int:
        raise NotImplementedError


class ZoneForm(OwnedForm):
    hours = HoursChoiceField(
        label=gettext_lazy("Hours"), required=False, help_text=ZONE_HELP["hours"]
    )
    why = why_field()
    # Not the model's own field, which only a verb may write.
    status_reason_typed = forms.CharField(
        label=gettext_lazy("Reason shown to residents"),
        required=False,
        max_length=verbs.LONGEST_REASON,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=gettext_lazy(
            "Needed to pause or retire the zone. Example: “The lot is being repaved until June.” "
            "Residents read it at the top of the spot’s page."
        ),
    )

    class Meta:
        widgets = {"spot_latitude": latitude_input(), "spot_longitude": longitude_input()}
        help_texts = ZONE_HELP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verb = read_verb(self.data)
        if "spot_longitude" in self.fields and self.instance.station_id:
            self.fields["spot_longitude"].widget.station = self.instance.station

    def judge_spot(self, cleaned: Any) -> None:
        """Only where somebody moved it: who mends the hours need not answer for an old pin."""
        station = cleaned.get("station")
        try:
            if station:
                judge_spot(cleaned.get("spot_latitude"), cleaned.get("spot_longitude"), station)
        except ValidationError as error:
            self.add_error(None, error)

    def judge_last_day(self, cleaned: Any) -> None:
        if verbs.is_over(cleaned.get("listed_until"), self.verb, timezone.now().date()):
            self.add_error("listed_until", verbs.LAST_DAY_OVER)

    def agency_number(self) -> int:
        # What is stored decides, whatever station the box names.
        return Station.objects.values_list("agency_id", flat=True).get(zones=self.instance.pk)

    def clean(self) -> Any:
        cleaned = super().clean()
        if {"spot_latitude", "spot_longitude", "station"} & set(self.changed_data):
            self.judge_spot(cleaned)
        if self.verb:
            self.judge_last_day(cleaned)
            try:
                # Asked before anything is saved: afterwards the form could no longer say it.
                verbs.must_lead(self.instance, self.verb, cleaned.get("status_reason_typed", ""))
                if self.verb == "verify" and not self.works_there():
                    raise verbs.Refused(_("Only the department’s own staff can confirm this."))
            except ValidationError as error:
                self.add_error(
                    "status_reason_typed" if self.verb in verbs.NEEDS_REASON else None, error
                )
        if "_preview" in self.data:
            # An error keeps Django's admin from saving; `is_mere_preview` tells it from real ones.
            self.add_error(None, PREVIEW)
        return cleaned

    @property
    def is_mere_preview(self) -> bool:
        """Whether nothing is wrong, and only nothing is to be saved yet."""
        return "_preview" in self.data and self.errors == {"__all__": [str(PREVIEW)]}


PREVIEW = gettext_lazy(
    "Nothing is saved yet. Correct the fields marked below, then press Preview again."
)


def read_verb(data: Any) -> str:
    """The button that was pressed, "" for none; BadRequest for one that no page has."""
    verb = data.get("_verb", "")
    if verb and verb not in verbs.WAYS:
        raise BadRequest("no such button")
    return verb


class AgencyForm(RecordForm):
    class Meta:
        help_texts = AGENCY_HELP


class StationForm(OwnedForm):
    sure = forms.BooleanField(
        label=gettext_lazy("The pin is correct"),
        required=False,
        help_text=gettext_lazy("Check this only if the form asks you whether the pin is correct."),
    )
    why = why_field()

    class Meta:
        widgets = {"latitude": latitude_input(), "longitude": longitude_input()}
        help_texts = STATION_HELP

    def agency_number(self) -> int:
        return Station.objects.values_list("agency_id", flat=True).get(pk=self.instance.pk)

    def clean(self) -> Any:
        cleaned = super().clean()
        # Whoever mends a telephone number need not answer for an old pin.
        moved = {"latitude", "longitude", "city", "region"} & set(self.changed_data)
        if self.instance.pk and {"latitude", "longitude"} & moved:
            self.judge_spots(cleaned)
        far_km = pin_km_from_town(cleaned) if moved else None
        if far_km is not None and far_km > FAR_KM and not cleaned.get("sure"):
            words = {
                "km": round(far_km),
                "town": cleaned["city"],
            }
            self.add_error(
                "sure",
                _("The pin is %(km)d km from the center of %(town)s. Is it correct?") % words,
            )
        return cleaned

    def judge_spots(self, cleaned: Any) -> None:
        names = ("latitude", "longitude", "location_status")
        moved = Station(**{name: cleaned.get(name) for name in names})
        try:
            judge_spots_of(self.instance.pk, moved)
        except ValidationError as error:
            self.add_error(None, error)


def pin_km_from_town(facts: Any) -> float | None:
    latitude, longitude, city, region = (
        facts.get(name) for name in ("latitude", "longitude", "city", "region")
    )
    return km_from_town(latitude, longitude, city=city or "", region=region or "")
