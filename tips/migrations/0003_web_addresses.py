from django.db import migrations, models

from exchangezones.foundation.fields import validate_web_address


class Migration(migrations.Migration):
    dependencies = [("tips", "0002_no_edits")]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="url",
            field=models.CharField(
                blank=True,
                max_length=500,
                validators=[validate_web_address],
                verbose_name="address",
            ),
        )
        for name in ("historicalsource", "source")
    ]
