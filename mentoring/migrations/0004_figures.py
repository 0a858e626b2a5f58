from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0003_programme_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='programme',
            name='figures',
            field=models.JSONField(blank=True, default=dict, editable=False, help_text='What was counted before the people were forgotten; empty until then.'),
        ),
    ]
