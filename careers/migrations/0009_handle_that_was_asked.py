from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('careers', '0008_days_of_news'),
    ]

    operations = [
        migrations.AddField('contactrequest', 'handle', models.CharField(blank=True, help_text='As the company knew her then: whoever hides and comes back has another.', max_length=8)),
    ]
