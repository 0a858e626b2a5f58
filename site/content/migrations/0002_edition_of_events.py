from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.RenameField("edition", "of_seats", "of_events"),
        migrations.AlterField(
            "edition",
            "of_events",
            models.BooleanField(
                default=False,
                help_text="Only what is on, or how many seats are left: menus, texts and rules stay.",
            ),
        ),
    ]
