from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0003_cancelled_meetings")]

    operations = [
        migrations.RenameField("match", "link_version", "student_link_version"),
        migrations.AddField("match", "mentor_link_version", models.PositiveIntegerField(default=1)),
    ]
