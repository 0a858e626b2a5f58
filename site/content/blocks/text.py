"""Blocks to read: headings, text, quotations, and boxes to be noticed."""

from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE = ["bold", "italic", "link"]
PROSE = ["h3", "h4", *INLINE, "ol", "ul", "hr", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """Begins a part of the page; long pages list these at the top."""

    def get_context(self, value: str, parent_context: Any = None) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"anchor": anchor(value)}

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Begins a part of the page. Long pages list their headings at the top.")
        template = "components/streamfield/blocks/heading_block.html"
        preview_value = "Before you travel"


def anchor(heading: str) -> str:
    """What a link to this heading ends with: ``#before-you-travel``."""
    return slugify(anyascii(heading)) or "part"


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists, links and small headings.")
        template = "components/streamfield/blocks/paragraph_block.html"
        features = PROSE
        preview_value = (
            "<p>You register your address first. With your CPR number you can then get "
            "<b>MitID</b>, a bank account and a doctor.</p>"
            "<ul><li>Passport or national identity card</li><li>Lease</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("What was said"))
    name = blocks.CharBlock(max_length=100, label=_("By whom"))
    role = blocks.CharBlock(
        required=False, default="", max_length=100, label=_("Work, company or country")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("What somebody said, in their own words and with their permission.")
        template = "components/streamfield/blocks/quote_block.html"
        preview_value = {
            "quote": "An hour and a half, and all twelve of us were registered.",
            "name": "Marta",
            "role": "Quality engineer from Gdańsk",
        }


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[
            ("info", _("Good to know")),
            ("warning", _("Take care: a deadline or a trap")),
            ("success", _("Good news")),
        ],
        default="info",
        search_index=False,
        label=_("Kind"),
    )
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.RichTextBlock(features=INLINE, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")
        description = _("A box to be noticed. Use at most two on a page, or nobody reads them.")
        template = "components/streamfield/blocks/notice_block.html"
        preview_value = {
            "kind": "warning",
            "title": "Seven days",
            "text": "<p>A PD U2 form must be registered within 7 days of the date on it.</p>",
        }
