import django.db.models.deletion
import zones.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0004_program_listing'),
    ]

    operations = [
        migrations.CreateModel(
            name='HoursException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_on', models.DateField(verbose_name='first day')),
                ('last_on', models.DateField(verbose_name='last day')),
                ('closed', models.BooleanField(default=False, verbose_name='closed')),
                ('hours', zones.models.fields.HoursField(blank=True, max_length=255, verbose_name='hours on these days')),
                ('reason', models.CharField(max_length=300, verbose_name='public reason')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese')], default='en', max_length=5, verbose_name='language of the reason')),
                ('zone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours_exceptions', to='zones.zone', verbose_name='zone')),
            ],
            options={
                'verbose_name': 'exception to the hours',
                'verbose_name_plural': 'exceptions to the hours',
                'ordering': ['zone', 'first_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on'))), name='exception_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('closed', True), ('hours', '')), models.Q(('closed', False), models.Q(('hours', ''), _negated=True)), _connector='OR'), name='exception_is_closed_or_has_hours'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='exception_says_why')],
            },
        ),
    ]
