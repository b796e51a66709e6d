"""A telephone number becomes a group of facts of its own, with a source and a date."""

from typing import Any

from django.db import migrations, models

NUMBER = "station.phone"
NOTHING = ("", "unknown", None)
AT_ONCE = 2000


def give_numbers_checks(apps: Any, schema_editor: Any) -> None:
    """What a look at the rules saw of the number is a look at the number; a look that saw nothing
    else is no more one at the rules.
    """
    Check = apps.get_model("zones", "Check")
    made, changed, empty = [], [], []
    for check in Check.objects.filter(group="access").iterator(chunk_size=AT_ONCE):
        number = check.values.pop(NUMBER, None)
        if number is None:
            continue
        if any(value not in NOTHING for value in check.values.values()) or check.method != "published":
            changed.append(check)
        else:
            empty.append(check.pk)
        if number:
            made.append(
                Check(
                    zone_id=check.zone_id,
                    group="contact",
                    as_of=check.as_of,
                    checked_by=check.checked_by,
                    method=check.method,
                    source_title=check.source_title,
                    source_url=check.source_url,
                    values={NUMBER: number},
                )
            )
    Check.objects.bulk_update(changed, ["values"], batch_size=200)
    for first in range(0, len(empty), AT_ONCE):
        Check.objects.filter(pk__in=empty[first : first + AT_ONCE]).delete()
    Check.objects.bulk_create(made, batch_size=AT_ONCE)


def take_checks_back(apps: Any, schema_editor: Any) -> None:
    """The older constraint knows no such group."""
    apps.get_model("zones", "Check").objects.filter(group="contact").delete()


class Migration(migrations.Migration):
    dependencies = [("zones", "0010_upload")]

    operations = [
        migrations.RemoveConstraint(model_name="check", name="check_group_is_a_known_word"),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    group__in=["location", "hours", "cameras", "access", "contact"]
                ),
                name="check_group_is_a_known_word",
            ),
        ),
        migrations.RunPython(give_numbers_checks, take_checks_back, elidable=True),
    ]
