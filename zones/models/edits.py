"""The number that moves with every edit of the directory, and what was edited, in the edit's own
transaction.
"""

from django.db import models

# Which column tells whom an edit concerns: table → (kind, column). What belongs to a zone concerns
# the zone.
WATCHED_TABLES = {
    "zones_agency": ("agency", "key"),
    "zones_station": ("station", "id"),
    "zones_zone": ("zone", "public_id"),  # not id: of a deleted zone memory knows only this
    "zones_programlisting": ("part", "zone_id"),
    "zones_hoursexception": ("part", "zone_id"),
    "zones_check": ("part", "zone_id"),
    "zones_ordinarystation": ("ordinary", "key"),
}


class Revision(models.Model):
    """One row. Triggers move it: see exchangezones/foundation/triggers.py."""

    # It begins at a random number of 48 bits: see triggers.install.
    number = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="revision_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)


class Edit(models.Model):
    """What moved the revision to a number; only the last few thousand are kept."""

    number = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10)
    # As long as Agency.key, the longest that triggers write: a failing trigger fails the edit.
    key = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.key}"
