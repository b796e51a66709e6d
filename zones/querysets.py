"""Named subsets of what is stored, so that doors never spell out a filter."""

from django.db import models

from zones.vocabulary import ZoneStatus


class ZoneQuerySet(models.QuerySet):
    def get_by_natural_key(self, public_id):
        return self.get(public_id=public_id)

    def public(self):
        """What a visitor may ever see: everything but drafts."""
        return self.exclude(status=ZoneStatus.DRAFT)

    def listed(self):
        return self.filter(status=ZoneStatus.LISTED)
