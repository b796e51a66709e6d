"""The number that moves with every edit of the notice board, in the edit's own transaction."""

from django.db import models

# The board is always read whole: nobody asks which row was edited.
WATCHED_TABLES: dict[str, None] = dict.fromkeys(
    [
        "tips_source",
        "tips_tip",
        "tips_tiptext",
        "tips_saying",
        "tips_disagreement",
        "tips_disagreementtext",
        "tips_position",
    ]
)


class Revision(models.Model):
    """One row. Triggers move it: see exchangezones/foundation/triggers.py."""

    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="tips_revision_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.number)
