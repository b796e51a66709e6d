"""Edits of tips are no longer written down: the board is always read whole."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tips", "0001_initial")]

    operations = [migrations.DeleteModel(name="Edit")]
