from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0002_talks_in_confidence")]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="network",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of a sign-up not confirmed yet: a keyed digest of the network it came from.",
                max_length=32,
            ),
        ),
    ]
