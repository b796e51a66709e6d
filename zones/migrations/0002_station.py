import django.core.validators
import django.db.models.deletion
import zones.models.fields
import zones.vocabulary
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0001_agency'),
    ]

    operations = [
        migrations.CreateModel(
            name='Station',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='Never changed: imports find the station by it.', max_length=160, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('site_kind', zones.models.fields.WordField(zones.vocabulary.SiteKind, default=zones.vocabulary.SiteKind['POLICE_STATION'], max_length=30, verbose_name='kind of site')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese')], default='en', max_length=5, verbose_name='language of the name')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='street and number')),
                ('city', models.CharField(max_length=120, verbose_name='town')),
                ('region', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z0-9]{1,3}$', 'Write the state or province as its capital letters, such as MO.')], verbose_name='state or province')),
                ('postal_code', models.CharField(blank=True, max_length=12, verbose_name='postal code')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Write the country as two capital letters, such as US.')], verbose_name='country')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('location_status', zones.models.fields.WordField(zones.vocabulary.LocationStatus, default=zones.vocabulary.LocationStatus['TOWN'], max_length=30, verbose_name='what the point is')),
                ('location_source', models.CharField(blank=True, max_length=200, verbose_name='source of the point')),
                ('time_zone', models.CharField(blank=True, max_length=50, verbose_name='time zone')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='zones.agency', verbose_name='agency')),
            ],
            options={
                'verbose_name': 'station',
                'verbose_name_plural': 'stations',
                'ordering': ['key'],
                'constraints': [models.CheckConstraint(condition=models.Q(('site_kind__in', ['police_station', 'sheriff_office', 'city_hall', 'court', 'community_centre', 'fire_station', 'store', 'other'])), name='station_site_kind_is_a_known_word'), models.CheckConstraint(condition=models.Q(('location_status__in', ['exact', 'street', 'town', 'disputed'])), name='station_location_status_is_a_known_word'), models.CheckConstraint(condition=models.Q(('latitude__isnull', True), models.Q(('latitude__gte', -90), ('latitude__lte', 90)), _connector='OR'), name='station_latitude_is_in_range'), models.CheckConstraint(condition=models.Q(('longitude__isnull', True), models.Q(('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='station_longitude_is_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('time_zone__gt', '')), _connector='OR'), name='station_has_both_coordinates_and_a_time_zone_or_neither'), models.CheckConstraint(condition=models.Q(models.Q(('location_status', zones.vocabulary.LocationStatus['EXACT']), _negated=True), ('latitude__isnull', False), _connector='OR'), name='station_that_is_exact_has_a_point'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='station_has_a_name'), models.CheckConstraint(condition=models.Q(('city', ''), _negated=True), name='station_has_a_town')],
            },
        ),
    ]
