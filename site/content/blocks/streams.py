"""Which blocks may stand where."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue

from content.blocks.cta import ButtonsBlock, CallToActionBlock, CardsBlock
from content.blocks.facts import (
    FiguresBlock,
    KeyFactsBlock,
    PapersBlock,
    QuestionsBlock,
    StepsBlock,
)
from content.blocks.files import FilesBlock
from content.blocks.media import PictureBlock, PictureTextBlock
from content.blocks.people import PeopleBlock
from content.blocks.text import HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock, anchor

TEXT = _("Text")
FACTS = _("Facts")
MEDIA = _("Pictures and files")
ONWARD = _("Ways on")


class BodyBlocks(blocks.StreamBlock):
    """The text of a page. An app above adds its own blocks in a subclass, for its own pages."""

    heading = HeadingBlock(group=TEXT)
    paragraph = ParagraphBlock(group=TEXT)
    notice = NoticeBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    key_facts = KeyFactsBlock(group=FACTS)
    steps = StepsBlock(group=FACTS)
    papers = PapersBlock(group=FACTS)
    questions = QuestionsBlock(group=FACTS)
    figures = FiguresBlock(group=FACTS)
    picture = PictureBlock(group=MEDIA)
    picture_text = PictureTextBlock(group=MEDIA)
    files = FilesBlock(group=MEDIA)
    people = PeopleBlock(group=ONWARD)
    cards = CardsBlock(group=ONWARD)
    buttons = ButtonsBlock(group=ONWARD)
    call_to_action = CallToActionBlock(group=ONWARD)

    class Meta:
        template = "components/streamfield/body.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """``leveled``: each block, and the level of a heading in it: no level is ever skipped."""
        first = next((i for i, b in enumerate(value) if b.block_type == "heading"), len(value))
        leveled = [(block, 2 if i < first else 3) for i, block in enumerate(value)]
        return super().get_context(value, parent_context) | {"leveled": leveled}

    def clean(self, value: Any) -> Any:
        """Links lead to headings by their words, so two of them cannot have the same."""
        cleaned = super().clean(value)
        errors = repeated_headings(cleaned)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def repeated_headings(body: StreamValue) -> dict[int, ValidationError]:
    """An error for each heading whose words an earlier one has."""
    seen: set[str] = set()
    errors = {}
    for index, block in enumerate(body):
        if block.block_type != "heading":
            continue
        if anchor(block.value) in seen:
            errors[index] = ValidationError(_("Another heading says this already. Reword one."))
        seen.add(anchor(block.value))
    return errors


def headings(body: StreamValue) -> list[tuple[str, str]]:
    """What the page's contents list: anchor and words of each heading."""
    return [(anchor(b.value), b.value) for b in body if b.block_type == "heading"]
