import django.db.models.deletion
import vocabulary.cpr
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('careers', '0002_job_alerts'),
    ]

    operations = [
        migrations.AddField('contactrequest', 'feedback', models.CharField(blank=True, choices=[('interview', 'We have agreed on an interview'), ('hired', 'We have hired'), ('not_right', 'It was not the right match')], max_length=10)),
        migrations.AddField('contactrequest', 'feedback_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('contactrequest', 'feedback_holds', models.BooleanField(blank=True, help_text='Whether she says so too; None: she has not said.', null=True)),
        migrations.AddField('contactrequest', 'reminded_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('contactrequest', 'taken_back_at', models.DateTimeField(blank=True, help_text='By the company, whatever she had answered by then.', null=True)),
        migrations.AddField('contactrequest', 'told_at', models.DateTimeField(blank=True, help_text='When the company was told that no contact came of it.', null=True)),
        migrations.AddField('contactrequest', 'vacancy', models.ForeignKey(blank=True, help_text="Where the job is one of the company's in the job bank.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='careers.job')),
        migrations.AddField('contactrequest', 'why_not', models.CharField(blank=True, help_text='What she tells the centre, and nobody else.', max_length=400, validators=[vocabulary.cpr.reject_cpr])),
    ]
