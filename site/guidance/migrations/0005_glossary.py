from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guidance", "0004_drafts")]

    operations = [
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Ends the address of the word. Never changes.",
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                ("word_en", models.CharField(max_length=80, verbose_name="word in English")),
                ("word_da", models.CharField(max_length=80, verbose_name="word in Danish")),
                (
                    "also_en",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "As they stand in texts, with commas between: plurals, older names."
                        ),
                        max_length=200,
                        verbose_name="other forms in English",
                    ),
                ),
                (
                    "also_da",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="other forms in Danish"
                    ),
                ),
                (
                    "meaning_en",
                    models.CharField(max_length=300, verbose_name="meaning in English"),
                ),
                ("meaning_da", models.CharField(max_length=300, verbose_name="meaning in Danish")),
            ],
            options={
                "verbose_name": "word of the glossary",
                "verbose_name_plural": "words of the glossary",
                "ordering": ["key"],
            },
        ),
    ]
