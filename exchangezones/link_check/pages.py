"""What is stored of a page that is looked at; each application has a model of its own pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.link_check.health import Health, Link
from exchangezones.link_check.reading import Reading


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page and what is known of it; `record` is the newest one that rests on it."""

    address: str
    record: int
    checked_at: datetime | None
    link: Link
    reading: Reading


class WatchedPageQuerySet(models.QuerySet):
    ADDRESS = "address"  # the column

    def broken(self) -> Any:
        return self.filter(check_result__startswith=Health.BROKEN)

    def changed(self) -> Any:
        """Since they were read."""
        return self.filter(changed_on__isnull=False)

    def watched(self) -> list[KnownPage]:
        """The pages to look at, each once."""
        raise NotImplementedError

    def note_look(
        self,
        address: str,
        *,
        line: str,
        at: datetime,
        reading: Reading | None = None,
    ) -> Any:
        """Keep what was seen at an address. A look is no edit: it leaves no history."""
        seen: dict[str, Any] = {"check_result": line, "checked_at": at}
        if reading is not None:
            seen |= {
                "read_digest": reading.digest,
                "latest_digest": reading.latest,
                "read_record": reading.record,
                "read_on": reading.read_on,
                "changed_on": reading.changed_on,
            }
        # update(), since save() would write a version into the history.
        return self.filter(**{self.ADDRESS: address}).update(**seen)


class WatchedPage(models.Model):
    """What the looks of `check_sources` leave; nobody types it.

    The command finds every model of this kind by itself.
    """

    checked_at = models.DateTimeField(
        _("link checked on"),
        null=True,
        blank=True,
        editable=False,
    )
    check_result = models.CharField(
        _("result of the link check"),
        max_length=200,
        blank=True,
        editable=False,
    )
    read_digest = models.CharField(
        _("fingerprint of the text we read"),
        max_length=64,
        blank=True,
        editable=False,
    )
    latest_digest = models.CharField(
        _("fingerprint of the text at the last check"),
        max_length=64,
        blank=True,
        editable=False,
    )
    read_record = models.PositiveBigIntegerField(
        _("newest record that uses it"), default=0, editable=False
    )
    read_on = models.DateField(
        _("first checked after we read it"),
        null=True,
        blank=True,
        editable=False,
    )
    changed_on = models.DateField(
        _("changed on"),
        null=True,
        blank=True,
        editable=False,
    )

    class Meta:
        abstract = True

    def reading(self) -> Reading:
        return Reading(
            self.read_digest,
            self.latest_digest,
            self.read_record,
            self.read_on,
            self.changed_on,
        )
