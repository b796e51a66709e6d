import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import exchangezones.foundation.fields
import zones.models.fields
import zones.vocabulary
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0005_hours_exception'),
    ]

    operations = [
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', zones.models.fields.WordField(zones.vocabulary.FactGroup, max_length=30, verbose_name='facts')),
                ('as_of', exchangezones.foundation.fields.PartialDateField(blank=True, help_text='The source’s own date, never the day somebody read it.', max_length=10, verbose_name='as of')),
                ('checked_by', models.CharField(max_length=200, verbose_name='checked by')),
                ('method', zones.models.fields.WordField(zones.vocabulary.CheckMethod, max_length=30, verbose_name='how')),
                ('source_title', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the source')),
                ('values', models.JSONField(default=dict, verbose_name='values as seen')),
                ('zone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='zones.zone', verbose_name='zone')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
                'ordering': ['zone', 'group', 'as_of'],
                'constraints': [models.CheckConstraint(condition=models.Q(('group__in', ['location', 'hours', 'cameras', 'access'])), name='check_group_is_a_known_word'), models.CheckConstraint(condition=models.Q(('method__in', ['published', 'staff', 'phone', 'visit'])), name='check_method_is_a_known_word'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.In(django.db.models.functions.text.Length('as_of'), [0, 4, 7, 10])), name='check_as_of_is_a_partial_date'), models.CheckConstraint(condition=models.Q(('checked_by', ''), _negated=True), name='check_names_who_checked'), models.CheckConstraint(condition=models.Q(models.Q(('method', zones.vocabulary.CheckMethod['PUBLISHED']), _negated=True), models.Q(('source_title', ''), _negated=True), _connector='OR'), name='check_of_a_published_page_names_it')],
            },
        ),
    ]
