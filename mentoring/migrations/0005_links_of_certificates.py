from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0004_links_of_each_side")]

    operations = [
        migrations.AddField(
            "mentoringcertificate", "link_version", models.PositiveIntegerField(default=1)
        ),
    ]
