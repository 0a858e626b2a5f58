from django.db import migrations, models
import django.db.models.deletion
import events.models.certificates


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0009_company_seats'),
    ]

    operations = [
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=events.models.certificates.new_certificate_code, max_length=12, unique=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('da', 'Dansk')], default='en', max_length=2)),
                ('email', models.EmailField(blank=True, help_text='Where she is told of it.', max_length=254)),
                ('name', models.CharField(max_length=250)),
                ('title', models.CharField(max_length=255)),
                ('organiser', models.CharField(max_length=160)),
                ('centre', models.CharField(blank=True, max_length=160)),
                ('attended', models.JSONField(help_text='The meetings she came to, by time: pairs of ISO moments, beginning and end.')),
                ('meetings', models.PositiveSmallIntegerField(help_text='That the course had.')),
                ('given_on', models.DateField()),
                ('attendee', models.OneToOneField(help_text='Her seat at her first meeting: one certificate for each who took the course.', on_delete=django.db.models.deletion.CASCADE, related_name='certificate', to='events.attendee')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='events.event')),
            ],
            options={
                'verbose_name': 'certificate',
                'verbose_name_plural': 'certificates',
                'ordering': ['event_id', 'name', 'pk'],
            },
        ),
    ]
