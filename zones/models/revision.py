"""The number that moves with every edit of the directory, in the edit's own transaction."""

from django.db import models


class Revision(models.Model):
    """One row. Triggers move it: see exchangezones/revision.py."""

    number = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="revision_is_one_row")]

    def __str__(self):
        return str(self.number)
