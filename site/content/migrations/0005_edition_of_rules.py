from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0004_search_indexes")]
    operations = [
        migrations.AddField(
            model_name="edition",
            name="of_rules",
            field=models.BooleanField(
                default=False,
                help_text="Only what newcomers must do and bring: menus and addresses stay.",
            ),
        ),
    ]
