import django.db.models.deletion
import guidance.blocks
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0005_glossary"),
    ]

    operations = [
        migrations.RenameModel("EmployerGuideIndexPage", "GuideIndexPage"),
        migrations.RenameModel("EmployerGuidePage", "GuidePage"),
        migrations.AlterModelOptions(
            name="guideindexpage",
            options={"verbose_name": "guide", "verbose_name_plural": "guides"},
        ),
        migrations.AlterModelOptions(
            name="guidepage",
            options={"verbose_name": "page of a guide", "verbose_name_plural": "pages of guides"},
        ),
        migrations.AddField(
            model_name="guideindexpage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("newcomers", "Newcomers"),
                    ("spouses", "Spouses"),
                    ("students", "Students"),
                    ("employers", "Everybody who hires"),
                ],
                default="employers",
                max_length=20,
                verbose_name="for whom",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="guidepage",
            name="offers",
            field=wagtail.fields.StreamField(
                [("offer", 6)],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"label": "What it is", "max_length": 100}),
                    1: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link"], "label": "In a few sentences"},
                    ),
                    2: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("everybody", "Everybody, wherever they live"),
                                ("own", "Residents, from their own municipality"),
                                (
                                    "agreement",
                                    "Residents of municipalities with an agreement with a centre",
                                ),
                                ("listed", "Residents of the municipalities chosen below"),
                            ],
                            "label": "Who can have it",
                        },
                    ),
                    3: (
                        "wagtail.blocks.MultipleChoiceBlock",
                        [],
                        {
                            "choices": guidance.blocks.municipality_choices,
                            "help_text": "Only where it is for residents of the municipalities chosen here.",
                            "label": "Municipalities",
                            "required": False,
                        },
                    ),
                    4: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where they go, and what they ask for.",
                            "label": "What residents do",
                            "max_length": 300,
                        },
                    ),
                    5: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "default": "",
                            "help_text": "Nobody is told no without being told where to go instead.",
                            "label": "What there is for the others",
                            "max_length": 300,
                            "required": False,
                        },
                    ),
                    6: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 0),
                                ("text", 1),
                                ("open_to", 2),
                                ("municipalities", 3),
                                ("residents", 4),
                                ("others", 5),
                            ]
                        ],
                        {},
                    ),
                },
                help_text="Readers choose where they live, and are told what there is for them.",
                verbose_name="for residents of some municipalities",
            ),
        ),
        migrations.AddField(
            model_name="guidepage",
            name="step",
            field=models.ForeignKey(
                blank=True,
                help_text="The checklist leads here, and the page shows the step's own authority, papers, time and deadlines: never write them in the text.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="pages",
                to="guidance.step",
                verbose_name="step of the checklist",
            ),
        ),
        migrations.AlterField(
            model_name="guidepage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("newcomers", "Newcomers"),
                    ("spouses", "Spouses"),
                    ("students", "Students"),
                    ("employers", "Everybody who hires"),
                    ("hr", "HR"),
                    ("payroll", "Payroll"),
                    ("managers", "Managers"),
                    ("clients", "Clients of foreign companies"),
                ],
                max_length=20,
                verbose_name="for whom",
            ),
        ),
        migrations.AlterField(
            model_name="guidepage",
            name="chapter",
            field=models.CharField(
                blank=True,
                choices=[
                    ("start", "Start here"),
                    ("keep", "Keep your people"),
                    ("arrival", "Arrival registration"),
                    ("tax", "Tax and pay"),
                    ("contract", "Contract and working conditions"),
                    ("permission", "Permission to work"),
                    ("candidates", "Finding candidates"),
                    ("relocation", "Relocation"),
                    ("first_year", "First day to first year at work"),
                    ("posted", "Posted workers"),
                    ("leaving", "When somebody leaves"),
                    ("tools", "Tools"),
                ],
                help_text="Only for employers: the steps of the plan for this chapter lead here. Empty: they lead above.",
                max_length=20,
                verbose_name="chapter",
            ),
        ),
        migrations.AlterField(
            model_name="guidepage",
            name="stage",
            field=models.CharField(
                choices=[
                    (
                        "For employers",
                        [
                            ("before_offer", "Before the offer"),
                            ("recruit", "While you look for somebody"),
                            ("before_arrival", "From offer to arrival"),
                            ("arrival", "On arrival"),
                            ("first_year", "In the first year"),
                            ("keep", "All the time they are here"),
                            ("leaving", "At the end"),
                            ("always", "At any time"),
                        ],
                    ),
                    (
                        "For those who move here",
                        [
                            ("before_you_come", "Before you come"),
                            ("first_days", "Your first days"),
                            ("first_month", "Your first month"),
                            ("your_first_year", "Your first year"),
                        ],
                    ),
                ],
                max_length=20,
                verbose_name="when it is needed",
            ),
        ),
    ]
