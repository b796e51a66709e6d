"""What rows of several tables share: an agency, a place, zones."""

from typing import Any

from django.db import models

from zones.vocabulary import ZoneStatus


class OfAgencyQuerySet(models.QuerySet):
    """Rows that belong to an agency; `AGENCY` is the way from the row to it."""

    AGENCY = "agency"

    def within_reach_of(self, agencies: Any) -> Any:
        """Those of these agencies, given by number; all where it is None: see
        `GrantQuerySet.reach_of`.
        """
        return self if agencies is None else self.filter(**{f"{self.AGENCY}__in": agencies})

    def of_numbers(self, numbers: Any) -> Any:
        return self.filter(pk__in=numbers)

    def of_agencies(self, agencies: Any) -> Any:
        return self.filter(**{f"{self.AGENCY}__in": agencies})


class PlacedQuerySet(OfAgencyQuerySet):
    """Rows that lie in a country and a region; `PLACE` is the way from the row to them."""

    PLACE = ""

    def countries(self) -> Any:
        return self.order_by().values_list(f"{self.PLACE}country", flat=True).distinct()

    def regions_of(self, country: Any) -> Any:
        found = self.in_country(country).order_by()
        return found.values_list(f"{self.PLACE}region", flat=True).distinct()

    def in_country(self, country: Any) -> Any:
        return self.filter(**{f"{self.PLACE}country": country})

    def in_region(self, country: Any, region: Any) -> Any:
        return self.in_country(country).filter(**{f"{self.PLACE}region": region})


class HostQuerySet(PlacedQuerySet):
    """Rows that have zones; `ZONES` is the way from the row to them."""

    ZONES = "zones"

    def with_attention(self, *, wrong: Any, doubted: Any) -> Any:
        """`zones_count` without those that are retired, and of these zones `attention`."""
        kept = ~models.Q(**{f"{self.ZONES}__status": ZoneStatus.RETIRED})
        flagged = models.Q(**{f"{self.ZONES}__in": [*wrong, *doubted]})
        return self.annotate(
            zones_count=models.Count(self.ZONES, filter=kept),
            attention=models.Count(self.ZONES, filter=flagged),
        )
