"""Named subsets of what is stored, so that doors never spell out a filter."""

from django.db import models

from zones.vocabulary import ZoneStatus


class AgencyQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def touched_by(self, edits, *, zones):
        """The agencies that were edited themselves, and those of the zones."""
        return self.filter(models.Q(key__in=edits.get("agency", ())) | models.Q(stations__zones__in=zones)).distinct()


class ZoneQuerySet(models.QuerySet):
    def get_by_natural_key(self, public_id):
        return self.get(public_id=public_id)

    def touched_by(self, edits):
        """The zones that edits of any kind concern, as exchangezones.revision writes them down."""
        return self.filter(
            models.Q(public_id__in=edits.get("zone", ()))
            | models.Q(pk__in=edits.get("part", ()))
            | models.Q(station__in=edits.get("station", ()))
            | models.Q(station__agency__key__in=edits.get("agency", ()))
        )

    def public(self):
        """What a visitor may ever see: everything but drafts."""
        return self.exclude(status=ZoneStatus.DRAFT)

    def listed(self):
        return self.filter(status=ZoneStatus.LISTED)
