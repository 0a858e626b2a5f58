"""Which steps are on children's lists was written in code until now."""

from typing import Any

from django.db import migrations, models

GROWN_UP = {"mitid", "digital_post", "bank", "tax_card", "language", "driving_licence"}


def tell_which(apps: Any, schema_editor: Any) -> None:
    steps = apps.get_model("guidance", "Step").objects
    steps.filter(key__in=GROWN_UP | {"spouse_career"}).update(for_children=False)


class Migration(migrations.Migration):
    dependencies = [("guidance", "0006_guides")]
    operations = [
        migrations.AddField(
            model_name="step",
            name="for_children",
            field=models.BooleanField(
                default=True,
                help_text="Off: no child needs it, or may have it; parents have it on their own "
                "lists.",
                verbose_name="also for children",
            ),
        ),
        migrations.RunPython(tell_which, migrations.RunPython.noop),
    ]
