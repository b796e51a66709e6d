import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import exchangezones.foundation.fields
import zones.models.fields
import zones.models.zone
import zones.vocabulary
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0002_station'),
    ]

    operations = [
        migrations.CreateModel(
            name='Zone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=zones.models.zone.new_public_id, editable=False, max_length=12, unique=True, validators=[django.core.validators.RegexValidator('^[23456789bcdfghjkmnpqrstvwxz]{5,12}$')], verbose_name='public id')),
                ('name', models.CharField(help_text='As the department calls it.', max_length=200, verbose_name='name')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese')], default='en', max_length=5, verbose_name='language of the texts')),
                ('setting', zones.models.fields.WordField(zones.vocabulary.Setting, default=zones.vocabulary.Setting['UNKNOWN'], max_length=30, verbose_name='setting')),
                ('detail', models.CharField(blank=True, help_text='“Two marked spaces left of the front door”', max_length=300, verbose_name='where to stand')),
                ('designation', zones.models.fields.WordField(zones.vocabulary.Designation, default=zones.vocabulary.Designation['DESIGNATED'], max_length=30, verbose_name='designation')),
                ('signage', zones.models.fields.WordField(zones.vocabulary.Signage, default=zones.vocabulary.Signage['UNKNOWN'], max_length=30, verbose_name='sign')),
                ('painted_lines', zones.models.fields.WordField(zones.vocabulary.Answer, default=zones.vocabulary.Answer['UNKNOWN'], max_length=30, verbose_name='painted lines')),
                ('purple_light', zones.models.fields.WordField(zones.vocabulary.Answer, default=zones.vocabulary.Answer['UNKNOWN'], max_length=30, verbose_name='purple light')),
                ('stalls', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(500)], verbose_name='number of stalls')),
                ('hours', zones.models.fields.HoursField(blank=True, help_text='An opening_hours rule; empty means not known.', max_length=255, verbose_name='hours')),
                ('hours_advised', zones.models.fields.HoursField(blank=True, help_text='When the department says it is best to come.', max_length=255, verbose_name='hours advised')),
                ('hours_text', models.CharField(blank=True, help_text='Only what the rule cannot say.', max_length=300, verbose_name='hours in words')),
                ('camera', zones.models.fields.WordField(zones.vocabulary.Camera, default=zones.vocabulary.Camera['UNKNOWN'], max_length=30, verbose_name='camera')),
                ('camera_hours', zones.models.fields.HoursField(blank=True, help_text='When it films; empty means not known.', max_length=255, verbose_name='hours of the camera')),
                ('camera_retention_days', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(3660)], verbose_name='days that recordings are kept')),
                ('lit', zones.models.fields.WordField(zones.vocabulary.Answer, default=zones.vocabulary.Answer['UNKNOWN'], max_length=30, verbose_name='lit at night')),
                ('check_in', zones.models.fields.WordField(zones.vocabulary.CheckIn, default=zones.vocabulary.CheckIn['UNKNOWN'], max_length=30, verbose_name='check-in')),
                ('large_items', zones.models.fields.WordField(zones.vocabulary.Goods, default=zones.vocabulary.Goods['UNKNOWN'], max_length=30, verbose_name='large items')),
                ('custody', zones.models.fields.WordField(zones.vocabulary.Goods, default=zones.vocabulary.Goods['UNKNOWN'], max_length=30, verbose_name='custody exchange')),
                ('step_free', zones.models.fields.WordField(zones.vocabulary.Answer, default=zones.vocabulary.Answer['UNKNOWN'], max_length=30, verbose_name='step-free')),
                ('police_role', zones.models.fields.WordField(zones.vocabulary.PoliceRole, default=zones.vocabulary.PoliceRole['UNKNOWN'], max_length=30, verbose_name='what the police do')),
                ('opened', exchangezones.foundation.fields.PartialDateField(blank=True, max_length=10, verbose_name='opened')),
                ('status', zones.models.fields.WordField(zones.vocabulary.ZoneStatus, default=zones.vocabulary.ZoneStatus['DRAFT'], max_length=30, verbose_name='status')),
                ('status_reason', models.CharField(blank=True, help_text='Why the zone is paused or retired.', max_length=300, verbose_name='public reason')),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='retired on')),
                ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zones', to='zones.station', verbose_name='station')),
            ],
            options={
                'verbose_name': 'zone',
                'verbose_name_plural': 'zones',
                'ordering': ['public_id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('setting__in', ['lot', 'lobby', 'curb', 'unknown'])), name='zone_setting_is_a_known_word'), models.CheckConstraint(condition=models.Q(('designation__in', ['designated', 'informal', 'welcomed'])), name='zone_designation_is_a_known_word'), models.CheckConstraint(condition=models.Q(('signage__in', ['own', 'safetrade', 'offerup', 'opp_project_safe_trade', 'none', 'unknown'])), name='zone_signage_is_a_known_word'), models.CheckConstraint(condition=models.Q(('painted_lines__in', ['yes', 'no', 'unknown'])), name='zone_painted_lines_is_a_known_word'), models.CheckConstraint(condition=models.Q(('purple_light__in', ['yes', 'no', 'unknown'])), name='zone_purple_light_is_a_known_word'), models.CheckConstraint(condition=models.Q(('camera__in', ['none', 'present', 'recorded', 'watched_part', 'watched', 'unknown'])), name='zone_camera_is_a_known_word'), models.CheckConstraint(condition=models.Q(('lit__in', ['yes', 'no', 'unknown'])), name='zone_lit_is_a_known_word'), models.CheckConstraint(condition=models.Q(('check_in__in', ['none', 'front_desk', 'phone_ahead', 'appointment', 'unknown'])), name='zone_check_in_is_a_known_word'), models.CheckConstraint(condition=models.Q(('large_items__in', ['welcome', 'no', 'unknown'])), name='zone_large_items_is_a_known_word'), models.CheckConstraint(condition=models.Q(('custody__in', ['welcome', 'no', 'unknown'])), name='zone_custody_is_a_known_word'), models.CheckConstraint(condition=models.Q(('step_free__in', ['yes', 'no', 'unknown'])), name='zone_step_free_is_a_known_word'), models.CheckConstraint(condition=models.Q(('police_role__in', ['no_part', 'stand_by', 'serial_check', 'unknown'])), name='zone_police_role_is_a_known_word'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'listed', 'paused', 'retired'])), name='zone_status_is_a_known_word'), models.CheckConstraint(condition=models.Q(('stalls__isnull', True), models.Q(('stalls__gte', 1), ('stalls__lte', 500)), _connector='OR'), name='zone_stalls_is_in_range'), models.CheckConstraint(condition=models.Q(('camera_retention_days__isnull', True), models.Q(('camera_retention_days__gte', 1), ('camera_retention_days__lte', 3660)), _connector='OR'), name='zone_camera_retention_days_is_in_range'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.In(django.db.models.functions.text.Length('opened'), [0, 4, 7, 10])), name='zone_opened_is_a_partial_date'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='zone_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('status', zones.vocabulary.ZoneStatus['PAUSED']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='zone_that_is_paused_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('retired_on__isnull', False), ('status', zones.vocabulary.ZoneStatus['RETIRED'])), models.Q(models.Q(('status', zones.vocabulary.ZoneStatus['RETIRED']), _negated=True), ('retired_on__isnull', True)), _connector='OR'), name='zone_has_a_last_day_exactly_when_retired')],
            },
        ),
    ]
