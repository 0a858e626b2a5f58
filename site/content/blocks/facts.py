"""Facts to find at a glance: key facts, figures, steps in order, papers to bring, questions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.choices import icon_block
from content.blocks.items import ItemsBlock
from content.blocks.text import INLINE


class KeyFactBlock(blocks.StructBlock):
    icon = icon_block("clock")
    label = blocks.CharBlock(max_length=60, label=_("What"))
    value = blocks.CharBlock(max_length=200, label=_("The fact"))
    note = blocks.CharBlock(required=False, default="", max_length=200, label=_("Note"))

    class Meta:
        icon = "info-circle"
        label_format = "{label}: {value}"


class KeyFactsBlock(ItemsBlock):
    item = KeyFactBlock

    class Meta:
        icon = "info-circle"
        label = _("Key facts")
        description = _("When, where, what it costs: three to six facts with a picture each.")
        template = "components/streamfield/blocks/key_facts_block.html"
        min_num = 1
        preview_value = [
            {"icon": "clock", "label": "How long it takes", "value": "About an hour"},
            {"icon": "wallet", "label": "What it costs", "value": "Nothing"},
        ]


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(max_length=12, label=_("Number"), help_text=_("Such as 64 or 80 %"))
    text = blocks.CharBlock(max_length=120, label=_("What it counts"))

    class Meta:
        icon = "order"
        label_format = "{number} {text}"


class FiguresBlock(ItemsBlock):
    item = FigureBlock

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("Two to four numbers that say something. Write where they come from.")
        template = "components/streamfield/blocks/figures_block.html"
        min_num = 2
        max_num = 4
        preview_value = [
            {"number": "64", "text": "municipalities we register for"},
            {"number": "4", "text": "centres"},
        ]


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("What to do"))
    text = blocks.RichTextBlock(features=[*INLINE, "ul"], label=_("How"))
    when = blocks.CharBlock(required=False, default="", max_length=80, label=_("When"))
    where = blocks.CharBlock(required=False, default="", max_length=80, label=_("Where"))

    class Meta:
        icon = "list-ol"
        label_format = "{title}"


class StepsBlock(ItemsBlock):
    item = StepBlock

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do in order; each step with when and where.")
        template = "components/streamfield/blocks/steps_block.html"
        min_num = 2
        preview_value = [
            {
                "title": "Register your address",
                "text": "<p>Bring your lease and your passport.</p>",
                "when": "Within 5 days",
                "where": "Citizen Service",
            },
            {
                "title": "Get MitID",
                "text": "<p>Your key to everything digital in Denmark.</p>",
                "when": "The day after",
            },
        ]


class PaperBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=200, label=_("What to bring"))
    note = blocks.CharBlock(
        required=False, default="", max_length=300, label=_("Who needs it, or why")
    )

    class Meta:
        icon = "doc-full"
        label_format = "{name}"


class PapersBlock(ItemsBlock):
    item = PaperBlock

    class Meta:
        icon = "clipboard-list"
        label = _("What to bring")
        description = _("A list to tick off on paper: boxes are printed.")
        template = "components/streamfield/blocks/papers_block.html"
        min_num = 1
        preview_value = [
            {
                "name": "Passport or national identity card",
                "note": "It must show where you were born",
            },
            {"name": "Lease", "note": "At least one month, in your name"},
        ]


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=200, label=_("Question"))
    answer = blocks.RichTextBlock(features=[*INLINE, "ul", "ol"], label=_("Answer"))

    class Meta:
        icon = "help"
        label_format = "{question}"


class QuestionsBlock(ItemsBlock):
    item = QuestionBlock

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open to show the answer. For what only some readers need.")
        template = "components/streamfield/blocks/questions_block.html"
        min_num = 1
        preview_value = [
            {
                "question": "Must my children come along?",
                "answer": "<p>Yes. Everybody who is registered must be there.</p>",
            }
        ]
