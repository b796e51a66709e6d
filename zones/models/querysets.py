"""Named subsets of what is stored, so that doors never spell out a filter."""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.db import models
from django.db.models.functions import Cast, Coalesce, Concat, Floor

from exchangezones.foundation.dates import younger_beginnings
from zones.models.query_bases import HostQuerySet, OfAgencyQuerySet, PlacedQuerySet
from zones.vocabulary import CheckMethod, FactGroup, ZoneStatus

BANDS_IN_A_DEGREE = 1000  # of latitude: each is 111 metres wide
IN_USE = [ZoneStatus.LISTED, ZoneStatus.PAUSED]
BY_PEOPLE = [method for method in CheckMethod if method is not CheckMethod.PUBLISHED]


class GrantQuerySet(OfAgencyQuerySet):
    def active(self) -> Any:
        return self.filter(ended_at__isnull=True)

    def ended(self) -> Any:
        return self.filter(ended_at__isnull=False)

    def reach_of(self, user: Any) -> frozenset[int] | None:
        """The numbers of the agencies that this person works for now;

        None for who oversees all of them.
        """
        if user.has_perm("zones.oversee_agency"):
            return None
        return self.agencies_of(user)

    def agencies_of(self, user: Any) -> frozenset[int]:
        """The numbers of the agencies that this person works for now by a grant."""
        if not user.is_active or not user.is_authenticated:
            return frozenset()
        return frozenset(self.active().filter(user=user).values_list("agency_id", flat=True))


class AgencyQuerySet(HostQuerySet):
    AGENCY = "pk"
    ZONES = "stations__zones"

    def called(self, typed: Any) -> Any:
        """Those whose names have all these words, and the one that has this key."""
        words = (models.Q(name__icontains=word) for word in typed.split())
        return self.filter(models.Q(key=typed) | reduce(and_, words))

    def keys_and_names(self) -> Any:
        return self.order_by("name", "key").values_list("key", "name")

    def get_by_natural_key(self, key: Any) -> Any:
        return self.get(key=key)

    def touched_by(self, edits: Any, *, zones: Any) -> Any:
        """The agencies that were edited themselves, and those of the zones."""
        return self.filter(
            models.Q(key__in=edits.get("agency", ())) | models.Q(stations__zones__in=zones)
        ).distinct()  # the join gives an agency once for each zone


class StationQuerySet(HostQuerySet):
    def get_by_natural_key(self, key: Any) -> Any:
        return self.get(key=key)


class ZonePartQuerySet(OfAgencyQuerySet):
    """What belongs to a zone: exceptions to its hours, listings of programs, checks."""

    AGENCY = "zone__station__agency"

    def of_zones_in_use(self) -> Any:
        return self.filter(zone__status__in=IN_USE)

    def with_page(self) -> Any:
        """Those that name the address of a page."""
        return self.exclude(source_url="")


class CheckQuerySet(ZonePartQuerySet):
    def of_zones(self, numbers: Any) -> Any:
        return self.filter(zone__in=numbers)

    def in_time(self) -> Any:
        """The oldest look first; of two with one date the one recorded first."""
        return self.order_by("as_of", "id")

    def with_values_as_text(self) -> Any:
        """`values_seen` is their JSON as it is stored: to read 60,000 of them, Django's decoder
        takes a second.
        """
        return self.annotate(values_seen=Cast("values", models.TextField()))

    def for_hints(self) -> Any:
        """(zone, group, as_of, method, values, number, address of the page); values only where
        people looked at the place.
        """
        pin = models.Case(
            models.When(
                group=FactGroup.LOCATION,
                method__in=BY_PEOPLE,
                then="values",
            ),
            output_field=models.JSONField(),
        )
        return self.annotate(pin=pin).values_list(
            "zone_id",
            "group",
            "as_of",
            "method",
            "pin",
            "pk",
            "source_url",
        )

    def since(self, limit: Any) -> Any:
        """Those that are later than a day: the same rule as `dates.is_older`."""
        # As text, "2026" sorts before every day of 2026, though it may mean the last of them.
        younger = models.Q(as_of__in=younger_beginnings(limit))
        return self.filter(models.Q(as_of__gt=limit.isoformat()) | younger)


class VerificationQuerySet(ZonePartQuerySet):
    def free_for(self, user: Any, at: Any) -> Any:
        """Those that nobody else holds at that instant."""
        return self.filter(
            models.Q(claimed_by=None) | models.Q(claimed_by=user) | models.Q(claimed_until__lte=at)
        )

    def held_by(self, user: Any, at: Any) -> Any:
        return self.filter(claimed_by=user, claimed_until__gt=at)

    def of_zone(self, public_id: Any) -> Any:
        return self.filter(zone__public_id=public_id)

    def states(self) -> Any:
        """(public id of the zone, doubt, when it was skipped)."""
        return self.values_list("zone__public_id", "doubt", "skipped_at")

    def let_go(self) -> Any:
        return self.update(claimed_by=None, claimed_until=None)

    def no_longer_skipped(self) -> Any:
        return self.update(skipped_by=None, skipped_at=None, skip_reason="")


class ZoneQuerySet(PlacedQuerySet):
    AGENCY = "station__agency"
    PLACE = "station__"

    def get_by_natural_key(self, public_id: Any) -> Any:
        return self.get(public_id=public_id)

    def touched_by(self, edits: Any) -> Any:
        """The zones that edits of any kind concern, as exchangezones.foundation.triggers writes
        them down.
        """
        return self.filter(
            models.Q(public_id__in=edits.get("zone", ()))
            | models.Q(pk__in=edits.get("part", ()))
            | models.Q(station__in=edits.get("station", ()))
            | models.Q(station__agency__key__in=edits.get("agency", ()))
        )

    def public(self) -> Any:
        """What a visitor may ever see: everything but drafts."""
        return self.exclude(status=ZoneStatus.DRAFT)

    def listed(self) -> Any:
        return self.filter(status=ZoneStatus.LISTED)

    def with_last_day_until(self, day: Any) -> Any:
        """(number, last day, time zone) of those that have a last day, and not after this one."""
        ended = self.filter(listed_until__lte=day)
        return ended.order_by().values_list("pk", "listed_until", "station__time_zone")

    def that_are(self, status: Any, *, over: Any) -> Any:
        """Those of the status that visitors are told; `over` are the numbers of the zones that are
        listed and paused by themselves.
        """
        if status == ZoneStatus.PAUSED:
            return self.filter(models.Q(status=status) | models.Q(pk__in=over))
        return self.filter(status=status).exclude(pk__in=over)

    def in_use(self) -> Any:
        """What visitors are told about as a place to meet, now or again soon."""
        return self.filter(status__in=IN_USE)

    def not_retired(self) -> Any:
        return self.exclude(status=ZoneStatus.RETIRED)

    def that_name(self, address: Any) -> Any:
        """Those for which a check or a listing of a program names this page, with their station."""
        named = models.Q(checks__source_url=address) | models.Q(
            program_listings__source_url=address
        )
        return self.filter(named).select_related("station").distinct()

    def visible_within(self, agencies: Any) -> Any:
        """What everybody sees, and the drafts of these agencies; all where it is None."""
        if agencies is None:
            return self
        return self.filter(
            ~models.Q(status=ZoneStatus.DRAFT) | models.Q(station__agency__in=agencies)
        )

    def at_or_beside(self, stations: Any, bands: Any) -> Any:
        """Those of these stations, and those in narrow bands of latitude: see BANDS_IN_A_DEGREE.

        In no order.
        """
        # As hint_facts.band_of. Not a cast: SQLite cuts towards zero, and PostgreSQL rounds.
        band = Floor(models.F("station__latitude") * BANDS_IN_A_DEGREE)
        return (
            self.order_by()
            .alias(band=band)
            .filter(models.Q(station__in=stations) | models.Q(band__in=bands))
        )

    def to_look_through(self, most: Any) -> Any:
        """Those that were added last, with station and agency; a retired one needs nothing."""
        return self.not_retired().select_related("station__agency").order_by("-pk")[:most]

    def stale(self, limit: Any) -> Any:
        """In use, and of some group of facts nobody has had a look since that day."""
        old = (~models.Exists(self.looks().since(limit).filter(group=group)) for group in FactGroup)
        return self.in_use().filter(reduce(or_, old))

    def looks(self) -> Any:
        """The checks of the zone of an outer query."""
        # By the model's own relation: check.py imports this file, which cannot import it back.
        checks: Any = self.model._meta.get_field("checks").related_model
        return checks.objects.filter(zone=models.OuterRef("pk")).order_by()

    def with_attention(self, *, wrong: Any, doubted: Any) -> Any:
        """Who needs somebody most first: the zones of these numbers, then those that nobody ever
        checked, then the longest ago; a retired one needs nothing. `attention` sorts so, and
        `newest_look` is the date of the newest check, "" for none.
        """
        newest = self.looks().values("zone").annotate(newest=models.Max("as_of")).values("newest")
        rank = models.Case(
            models.When(status=ZoneStatus.RETIRED, then=models.Value("3")),
            models.When(pk__in=wrong, then=models.Value("0")),
            models.When(pk__in=doubted, then=models.Value("1")),
            default=models.Value("2"),
        )
        return self.annotate(
            newest_look=Coalesce(models.Subquery(newest), models.Value("")),
            # ISO dates sort as text, and before all of them nothing.
            attention=Concat(rank, "newest_look", output_field=models.CharField()),
        )

    def counted_by_place_and_status(self, *, over: Any) -> Any:
        """(country, region, status that visitors are told, how many)."""
        told = models.Case(
            models.When(pk__in=over, then=models.Value(ZoneStatus.PAUSED.value)),
            default="status",
            output_field=models.CharField(),
        )
        places = self.order_by().annotate(told=told)
        return places.values_list("station__country", "station__region", "told").annotate(
            number=models.Count("pk")
        )

    def counted_by_newest_look(self) -> Any:
        """(as_of, how many): of each zone the newest look at anything;

        None or empty where there is no date.
        """
        newest = self.looks().values("zone").annotate(newest=models.Max("as_of")).values("newest")
        dated = self.order_by().annotate(newest=models.Subquery(newest)).values_list("newest")
        return dated.annotate(number=models.Count("pk"))
