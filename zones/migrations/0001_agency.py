import django.core.validators
import zones.models.fields
import zones.vocabulary
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='Never changed: safety tips and imports find the agency by it.', max_length=120, unique=True, validators=[django.core.validators.RegexValidator('^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$', 'A key is the country and words in lower case with hyphens, such as us-mo-kansas-city-kcpd.')], verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', zones.models.fields.WordField(zones.vocabulary.AgencyKind, default=zones.vocabulary.AgencyKind['MUNICIPAL'], max_length=30, verbose_name='kind')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Write the country as two capital letters, such as US.')], verbose_name='country')),
                ('region', models.CharField(blank=True, max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z0-9]{1,3}$', 'Write the state or province as its capital letters, such as MO.')], verbose_name='state or province')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('contact_emails', models.CharField(blank=True, help_text='Not published. Several addresses are divided by commas.', max_length=500, validators=[zones.models.fields.validate_emails], verbose_name='contact e-mails')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('pt', 'Portuguese')], default='en', max_length=5, verbose_name='language')),
            ],
            options={
                'verbose_name': 'agency',
                'verbose_name_plural': 'agencies',
                'ordering': ['key'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['municipal', 'county', 'sheriff', 'state', 'provincial', 'federal', 'campus', 'other'])), name='agency_kind_is_a_known_word'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='agency_has_a_name'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='agency_has_a_key')],
            },
        ),
    ]
