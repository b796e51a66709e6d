"""The places where people meet, and what is known about them."""

import secrets
from typing import Any

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LANGUAGE_CHOICES,
    LineField,
    PartialDateField,
    kept_history,
    one_of,
    partial_date_constraint,
)
from zones import vocabulary as words
from zones.models.fields import HoursField, WordField, between
from zones.models.querysets import ZoneQuerySet
from zones.models.station import Station
from zones.models.zone_names import told_apart

# No vowels, so that no id spells a word; no 0, 1 or l, so that it can be read aloud from a sign.
ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
ID_LENGTH = 5
LONGEST_STAY = 24 * 60


def new_public_id() -> str:
    """A short id such as k7m3q: 14 million of them, so that a clash is rare; the unique index
    refuses it.
    """
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


ZoneManager = models.Manager.from_queryset(ZoneQuerySet)


class Zone(models.Model):
    """One place to meet at a station: a lot and a lobby are two zones."""

    public_id = LineField(
        _("code"),
        max_length=12,
        unique=True,
        default=new_public_id,
        editable=False,
        validators=[RegexValidator(rf"^[{ID_ALPHABET}]{{5,12}}$")],
    )
    station = models.ForeignKey(
        Station, models.PROTECT, related_name="zones", verbose_name=_("station")
    )
    name = LineField(
        _("name"),
        max_length=200,
    )
    language = models.CharField(
        _("language of these words"),
        max_length=5,
        choices=LANGUAGE_CHOICES,
        default="en",
    )

    # where exactly
    setting = WordField(
        words.Setting,
        verbose_name=_("where at the station"),
        default=words.Setting.UNKNOWN,
    )
    detail = LineField(
        _("where to stand"),
        max_length=300,
        blank=True,
    )
    # Of the spot itself, where that is not the station's door: a lot behind the building.
    spot_latitude = models.FloatField(_("latitude of the spot"), null=True, blank=True)
    spot_longitude = models.FloatField(_("longitude of the spot"), null=True, blank=True)
    designation = WordField(
        words.Designation, verbose_name=_("official zone"), default=words.Designation.UNKNOWN
    )
    signage = WordField(
        words.Signage,
        verbose_name=_("sign"),
        default=words.Signage.UNKNOWN,
    )
    painted_lines = WordField(
        words.Answer, verbose_name=_("painted lines"), default=words.Answer.UNKNOWN
    )
    purple_light = WordField(
        words.Answer, verbose_name=_("purple light"), default=words.Answer.UNKNOWN
    )
    stalls = models.PositiveSmallIntegerField(
        _("parking spaces"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(500)],
    )

    # when
    hours = HoursField(_("hours"))
    hours_advised = HoursField(_("recommended hours"))
    hours_text = LineField(
        _("note about the hours"),
        max_length=300,
        blank=True,
    )

    # who watches
    camera = WordField(
        words.Camera,
        verbose_name=_("camera"),
        default=words.Camera.UNKNOWN,
    )
    camera_hours = HoursField(_("camera hours"))
    camera_retention_days = models.PositiveSmallIntegerField(
        _("days recordings are kept"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(3660)],
    )
    lit = WordField(
        words.Answer,
        verbose_name=_("lit at night"),
        default=words.Answer.UNKNOWN,
    )

    # rules
    check_in = WordField(
        words.CheckIn,
        verbose_name=_("on arrival"),
        default=words.CheckIn.UNKNOWN,
    )
    large_items = WordField(
        words.Goods,
        verbose_name=_("large items"),
        default=words.Goods.UNKNOWN,
    )
    custody = WordField(
        words.Goods, verbose_name=_("custody exchange"), default=words.Goods.UNKNOWN
    )
    step_free = WordField(
        words.Answer,
        verbose_name=_("wheelchair access"),
        default=words.Answer.UNKNOWN,
    )
    police_role = WordField(
        words.PoliceRole, verbose_name=_("what the police do"), default=words.PoliceRole.UNKNOWN
    )
    weapons = WordField(
        words.Weapons,
        verbose_name=_("weapons"),
        default=words.Weapons.UNKNOWN,
    )
    stay_minutes = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_STAY)],
    )

    opened = PartialDateField(_("opened"))
    listed_until = models.DateField(
        _("last day"),
        null=True,
        blank=True,
    )
    status = WordField(
        words.ZoneStatus,
        verbose_name=_("status"),
        default=words.ZoneStatus.DRAFT,
    )
    status_reason = LineField(
        _("reason shown to residents"),
        max_length=300,
        blank=True,
    )
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    objects = ZoneManager()
    history = kept_history()

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["public_id"]
        constraints = [
            one_of("setting", words.Setting),
            one_of("designation", words.Designation),
            one_of("signage", words.Signage),
            one_of("painted_lines", words.Answer),
            one_of("purple_light", words.Answer),
            one_of("camera", words.Camera),
            one_of("lit", words.Answer),
            one_of("check_in", words.CheckIn),
            one_of("large_items", words.Goods),
            one_of("custody", words.Goods),
            one_of("step_free", words.Answer),
            one_of("police_role", words.PoliceRole),
            one_of("weapons", words.Weapons),
            one_of("status", words.ZoneStatus),
            between("stalls", 1, 500),
            between("camera_retention_days", 1, 3660),
            between("stay_minutes", 1, LONGEST_STAY),
            between("spot_latitude", -90, 90),
            between("spot_longitude", -180, 180),
            models.CheckConstraint(
                condition=models.Q(spot_latitude__isnull=True, spot_longitude__isnull=True)
                | models.Q(spot_latitude__isnull=False, spot_longitude__isnull=False),
                name="zone_has_both_coordinates_of_its_spot_or_neither",
            ),
            partial_date_constraint("opened"),
            models.CheckConstraint(condition=~models.Q(name=""), name="zone_has_a_name"),
            models.CheckConstraint(
                condition=~models.Q(status=words.ZoneStatus.PAUSED) | ~models.Q(status_reason=""),
                name="zone_that_is_paused_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(status=words.ZoneStatus.RETIRED, retired_on__isnull=False)
                | (~models.Q(status=words.ZoneStatus.RETIRED) & models.Q(retired_on__isnull=True)),
                name="zone_has_a_last_day_exactly_when_retired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station}{self.told_apart}"

    @property
    def told_apart(self) -> str:
        """What follows the name of its station."""
        return told_apart(self.name, words.Setting(self.setting), str(self.station))

    def natural_key(self) -> Any:
        return (self.public_id,)

    natural_key.dependencies = ["zones.station"]  # type: ignore[attr-defined]  # Django's own way to say so
