"""Pages that zones rest on: what the looks of `check_sources` saw of each."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.link_check.health import Link, read_link
from exchangezones.link_check.pages import KnownPage, WatchedPage, WatchedPageQuerySet
from exchangezones.link_check.reading import Reading
from zones.models.check import Check
from zones.models.zone_parts import ProgramListing


class SourcePageQuerySet(WatchedPageQuerySet):
    def watched(self) -> list[KnownPage]:
        """Those that something of a zone in use names. A page without a row is a new one."""
        stored: Any = self
        rows: dict[str, SourcePage] = {page.address: page for page in stored}
        named = sorted(named_pages().items())
        return [watched_page(address, record, rows.get(address)) for address, record in named]

    def note_look(self, address: str, **seen: Any) -> Any:
        self.get_or_create(address=address)
        return super().note_look(address, **seen)

    def to_mind(self, addresses: Any) -> Any:
        """(address, result, day of the change, newest record) of those that changed or are gone."""
        named: Any = self.filter(address__in=addresses)
        return (named.broken() | named.changed()).values_list(
            "address",
            "check_result",
            "changed_on",
            "read_record",
        )


SourcePageManager = models.Manager.from_queryset(SourcePageQuerySet)


class SourcePage(WatchedPage):
    """One address that checks or listings of programs name. Only `check_sources` writes here."""

    # Judged where somebody typed it; one that slipped through must not stop the round.
    address = models.URLField(_("address"), max_length=500, unique=True)

    objects = SourcePageManager()

    class Meta:
        verbose_name = _("source page")
        verbose_name_plural = _("source pages")
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(address=""), name="source_page_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.address


def named_pages() -> dict[str, int]:
    """By address the number of the newest check that names it; of a page that only programs' lists
    name, that of the newest version of such a listing.
    """
    listed = ProgramListing.objects.of_zones_in_use().with_page()
    versions = ProgramListing.history.filter(source_url__in=listed.values("source_url"))
    named = dict.fromkeys(listed.values_list("source_url", flat=True), 0)
    named |= newest_by_page(versions, "history_id")
    return named | newest_by_page(Check.objects.of_zones_in_use().with_page(), "pk")


def newest_by_page(records: Any, number: str) -> dict[str, int]:
    by_page = records.order_by().values_list("source_url")
    return dict(by_page.annotate(newest=models.Max(number)))


def watched_page(address: str, record: int, row: SourcePage | None) -> KnownPage:
    if row is None:
        return KnownPage(address, record, None, Link(), Reading())
    return KnownPage(address, record, row.checked_at, read_link(row.check_result), row.reading())
