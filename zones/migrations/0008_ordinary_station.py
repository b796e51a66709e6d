import django.core.validators
import django.db.models.functions.text
import django.db.models.lookups
import exchangezones.foundation.fields
import zones.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0007_revision'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrdinaryStation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='A digest of source and address: the next import finds the station by it.', max_length=32, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='street and number')),
                ('city', models.CharField(max_length=120, verbose_name='town')),
                ('region', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z0-9]{1,3}$', 'Write the state or province as its capital letters, such as MO.')], verbose_name='state or province')),
                ('postal_code', models.CharField(blank=True, max_length=12, verbose_name='postal code')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Write the country as two capital letters, such as US.')], verbose_name='country')),
                ('latitude', models.FloatField(verbose_name='latitude')),
                ('longitude', models.FloatField(verbose_name='longitude')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('licence', models.CharField(max_length=200, verbose_name='licence of the list')),
                ('source_date', exchangezones.foundation.fields.PartialDateField(blank=True, max_length=10, verbose_name='date of the source')),
            ],
            options={
                'verbose_name': 'ordinary police station',
                'verbose_name_plural': 'ordinary police stations',
                'ordering': ['country', 'region', 'city', 'name', 'key'],
                'constraints': [models.CheckConstraint(condition=models.Q(('latitude__isnull', True), models.Q(('latitude__gte', -90), ('latitude__lte', 90)), _connector='OR'), name='ordinarystation_latitude_is_in_range'), models.CheckConstraint(condition=models.Q(('longitude__isnull', True), models.Q(('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='ordinarystation_longitude_is_in_range'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.In(django.db.models.functions.text.Length('source_date'), [0, 4, 7, 10])), name='ordinarystation_source_date_is_a_partial_date'), models.CheckConstraint(condition=models.Q(('latitude', 0), ('longitude', 0), _negated=True), name='ordinary_station_is_not_at_zero_zero'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='ordinary_station_has_a_key'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='ordinary_station_has_a_name'), models.CheckConstraint(condition=models.Q(('city', ''), _negated=True), name='ordinary_station_has_a_town'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='ordinary_station_names_its_source'), models.CheckConstraint(condition=models.Q(('licence', ''), _negated=True), name='ordinary_station_names_its_licence')],
            },
        ),
    ]
