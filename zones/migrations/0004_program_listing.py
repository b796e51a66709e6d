import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import exchangezones.foundation.fields
import zones.models.fields
import zones.vocabulary
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0003_zone'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgramListing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('program', zones.models.fields.WordField(zones.vocabulary.Program, max_length=30, verbose_name='program')),
                ('source_title', models.CharField(max_length=300, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the source')),
                ('as_of', exchangezones.foundation.fields.PartialDateField(blank=True, max_length=10, verbose_name='date of the source')),
                ('zone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='program_listings', to='zones.zone', verbose_name='zone')),
            ],
            options={
                'verbose_name': 'program listing',
                'verbose_name_plural': 'program listings',
                'ordering': ['zone', 'program'],
                'constraints': [models.CheckConstraint(condition=models.Q(('program__in', ['safetrade', 'offerup', 'opp_project_safe_trade'])), name='programlisting_program_is_a_known_word'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.In(django.db.models.functions.text.Length('as_of'), [0, 4, 7, 10])), name='programlisting_as_of_is_a_partial_date'), models.UniqueConstraint(fields=('zone', 'program'), name='zone_is_listed_once_by_each_program')],
            },
        ),
    ]
