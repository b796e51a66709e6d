from typing import Any

from django.db import migrations, models

FIELDS: dict[str, Any] = {
    "read_digest": models.CharField(
        blank=True, editable=False, max_length=64, verbose_name="digest of the words as read"
    ),
    "latest_digest": models.CharField(
        blank=True,
        editable=False,
        max_length=64,
        verbose_name="digest of the words at the last look",
    ),
    "read_record": models.PositiveBigIntegerField(
        default=0, editable=False, verbose_name="newest record that rests on it"
    ),
    "read_on": models.DateField(
        blank=True, editable=False, null=True, verbose_name="first looked at since it was read"
    ),
    "changed_on": models.DateField(
        blank=True, editable=False, null=True, verbose_name="changed on"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("tips", "0003_web_addresses")]

    operations = [
        migrations.AddField(model_name=model, name=name, field=field)
        for model in ("historicalsource", "source")
        for name, field in FIELDS.items()
    ]
