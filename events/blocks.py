"""Blocks of an event's page that the event itself needs: speakers, and what sign-up asks."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock


class SpeakerBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=100, label=_("Name"))
    role = blocks.CharBlock(required=False, default="", max_length=150, label=_("Who they are"))
    text = blocks.TextBlock(
        required=False, default="", max_length=400, label=_("A sentence about them")
    )
    picture = ImageBlock(required=False, label=_("Picture"))

    class Meta:
        icon = "user"
        label = _("Speaker")
        label_format = "{name}"
        template = "components/streamfield/blocks/speaker_block.html"
        preview_value: ClassVar[dict[str, Any]] = {
            "name": "Mette Lund",
            "role": "Danish Tax Agency",
            "text": "Has helped newcomers with their first tax return for ten years.",
        }


class SpeakerBlocks(blocks.StreamBlock):
    speaker = SpeakerBlock()


class AskedBlock(blocks.StructBlock):
    """What each question has: its words, the reason, how long the answer is kept."""

    text = blocks.CharBlock(max_length=200, label=_("Question"))
    reason = blocks.CharBlock(
        max_length=200,
        label=_("Why we ask"),
        help_text=_("Shown with the question: “So that we can order enough food.”"),
    )
    required = blocks.BooleanBlock(required=False, default=False, label=_("Must be answered"))
    keep_days = blocks.IntegerBlock(
        default=30,
        min_value=1,
        max_value=365,
        label=_("Keep the answers, days after the event"),
        help_text=_("Then they are deleted by themselves."),
    )


class TextQuestionBlock(AskedBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Question with a text answer")
        label_format = "{text}"


class YesNoQuestionBlock(AskedBlock):
    class Meta:
        icon = "check"
        label = _("Question with yes or no")
        label_format = "{text}"


class ChoiceQuestionBlock(AskedBlock):
    options = blocks.ListBlock(
        blocks.CharBlock(max_length=100, label=_("Answer")), min_num=2, label=_("Answers")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if len(set(cleaned["options"])) < len(cleaned["options"]):
            same = ValidationError(_("Two answers are the same. Change one of them."))
            raise StructBlockValidationError(block_errors={"options": same})
        return cleaned

    class Meta:
        icon = "list-ul"
        label = _("Question with answers to choose from")
        label_format = "{text}"


class QuestionBlocks(blocks.StreamBlock):
    """The names of the blocks are the values of ``Question.Kind``."""

    text = TextQuestionBlock()
    choice = ChoiceQuestionBlock()
    yes_no = YesNoQuestionBlock()

    class Meta:
        max_num = 8
