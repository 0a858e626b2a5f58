from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_calendar_link")]

    operations = [
        migrations.AddField(
            model_name="feedback",
            name="settled",
            field=models.BooleanField(
                blank=True,
                help_text="Whether her questions were answered; None: not told.",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="booking",
            name="party",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text=(
                    "Of a sign-up not confirmed yet: who comes where, and the answers. "
                    "Then emptied."
                ),
            ),
        ),
    ]
