"""The buildings at which zones are."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LANGUAGE_CHOICES,
    LineField,
    PhoneField,
    kept_history,
    one_of,
)
from zones.models.agency import Agency
from zones.models.fields import (
    WordField,
    between,
    tidy_postal_code,
    validate_country,
    validate_region,
)
from zones.models.querysets import StationQuerySet
from zones.vocabulary import LocationStatus, SiteKind

StationManager = models.Manager.from_queryset(StationQuerySet)


class Station(models.Model):
    """A building with an address, and how far the point on the map can be trusted."""

    key = LineField(
        _("key"),
        max_length=160,
        unique=True,
        help_text=_("A short name that never changes; tables use it."),
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="stations", verbose_name=_("department")
    )
    name = LineField(_("name"), max_length=200)
    site_kind = WordField(
        SiteKind, verbose_name=_("kind of building"), default=SiteKind.POLICE_STATION
    )
    language = models.CharField(
        _("language of the name"),
        max_length=5,
        choices=LANGUAGE_CHOICES,
        default="en",
    )

    street = LineField(_("street and number"), max_length=200, blank=True)
    city = LineField(_("town"), max_length=120)
    region = LineField(_("state or province"), max_length=3, validators=[validate_region])
    postal_code = LineField(_("postal code"), max_length=12, blank=True)
    country = LineField(_("country"), max_length=2, validators=[validate_country])

    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    location_status = WordField(
        LocationStatus, verbose_name=_("how exact the pin is"), default=LocationStatus.TOWN
    )
    location_source = LineField(_("where the pin comes from"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=50, blank=True)
    phone = PhoneField(_("phone number"), max_length=30, blank=True)

    objects = StationManager()
    history = kept_history()

    class Meta:
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        ordering = ["key"]
        constraints = [
            one_of("site_kind", SiteKind),
            one_of("location_status", LocationStatus),
            between("latitude", -90, 90),
            between("longitude", -180, 180),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    time_zone__gt="",
                ),
                name="station_has_both_coordinates_and_a_time_zone_or_neither",
            ),
            models.CheckConstraint(
                condition=~models.Q(location_status=LocationStatus.EXACT)
                | models.Q(latitude__isnull=False),
                name="station_that_is_exact_has_a_point",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="station_has_a_name"),
            models.CheckConstraint(condition=~models.Q(city=""), name="station_has_a_town"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}, {self.region}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.time_zone = self.time_zone or self.computed_time_zone()
        super().save(*args, **kwargs)

    def natural_key(self) -> Any:
        return (self.key,)

    natural_key.dependencies = ["zones.agency"]  # type: ignore[attr-defined]  # Django's own way to say so

    def clean(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("Fill in both latitude and longitude, or leave both empty."))
        if self.time_zone == "":
            self.time_zone = self.computed_time_zone()
        try:
            self.postal_code = tidy_postal_code(self.postal_code, self.country, self.region)
        except ValidationError as error:
            raise ValidationError({"postal_code": error}) from error

    def computed_time_zone(self) -> str:
        """The zone's name at the point, such as America/Chicago; empty without a point."""
        if self.latitude is None or self.longitude is None:
            return ""
        from tzfpy import get_tz  # 5 MB of borders: only who saves a station pays for them

        return get_tz(self.longitude, self.latitude)  # longitude first
