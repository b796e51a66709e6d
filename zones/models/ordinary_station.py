"""Ordinary police stations, from lists of other people: never a zone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LineField,
    PartialDateField,
    PhoneField,
    partial_date_constraint,
)
from zones.models.fields import between, validate_country, validate_region


class OrdinaryStation(models.Model):
    """A row of somebody's list of stations. Only `import_stations` writes here."""

    key = LineField(
        _("key"),
        max_length=32,
        unique=True,
        help_text=_("Made from source and address; the next import uses it."),
    )
    name = LineField(_("name"), max_length=200)
    street = LineField(_("street and number"), max_length=200, blank=True)
    city = LineField(_("town"), max_length=120)
    region = LineField(_("state or province"), max_length=3, validators=[validate_region])
    postal_code = LineField(_("postal code"), max_length=12, blank=True)
    country = LineField(_("country"), max_length=2, validators=[validate_country])
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    phone = PhoneField(_("phone number"), max_length=30, blank=True)
    source = LineField(_("source"), max_length=200)
    licence = LineField(_("license of the list"), max_length=200)
    source_date = PartialDateField(_("date of the source"))

    class Meta:
        verbose_name = _("station without a zone")
        verbose_name_plural = _("stations without a zone")
        ordering = ["country", "region", "city", "name", "key"]
        constraints = [
            between("latitude", -90, 90),
            between("longitude", -180, 180),
            partial_date_constraint("source_date"),
            models.CheckConstraint(
                condition=~models.Q(latitude=0, longitude=0),
                name="ordinary_station_is_not_at_zero_zero",
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="ordinary_station_has_a_key"),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="ordinary_station_has_a_name"
            ),
            models.CheckConstraint(
                condition=~models.Q(city=""), name="ordinary_station_has_a_town"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="ordinary_station_names_its_source"
            ),
            models.CheckConstraint(
                condition=~models.Q(licence=""), name="ordinary_station_names_its_licence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}, {self.region}"
