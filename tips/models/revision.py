"""The number that moves with every edit of the notice board, in the edit's own transaction."""

from django.db import models

# Which column tells whom an edit concerns: table → (kind, column). The board is always read whole.
WATCHED = {
    "tips_source": ("source", "key"),
    "tips_tip": ("tip", "key"),
    "tips_tiptext": ("text", "id"),
    "tips_saying": ("saying", "id"),
    "tips_disagreement": ("differ", "slug"),
    "tips_disagreementtext": ("text", "id"),
    "tips_position": ("position", "id"),
}


class Revision(models.Model):
    """One row. Triggers move it: see exchangezones/revision.py."""

    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="tips_revision_is_one_row")
        ]

    def __str__(self):
        return str(self.number)


class Edit(models.Model):
    """What moved the revision to a number; only the last few thousand are kept."""

    number = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=120)

    def __str__(self):
        return f"{self.number}: {self.kind} {self.key}"
