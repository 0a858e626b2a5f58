"""Blocks that lead on: buttons, a call to act, cards."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.choices import icon_block, tint_block
from content.blocks.items import ItemsBlock
from content.blocks.links import LinkBlock, LinkValue, address_block, resolve


class ButtonsBlock(ItemsBlock):
    item = LinkBlock

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        resolve(value)
        return super().get_context(value, parent_context)

    class Meta:
        icon = "pick"
        label = _("Buttons")
        description = _("One or two ways on. The first is the one most people want.")
        template = "components/streamfield/blocks/buttons_block.html"
        min_num = 1
        max_num = 2
        preview_value = [
            {"text": "Book a time", "address": "/events/"},
            {"text": "What to bring", "address": "/search/"},
        ]


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.TextBlock(label=_("Text"))
    link = LinkBlock()

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to act")
        description = _("What to do next, in a box. Best at the end of a page.")
        template = "components/streamfield/blocks/call_to_action_block.html"
        preview_value = {
            "title": "Hiring several people at once?",
            "text": "Send us the list you already have. We find the day and invite everybody.",
            "link": {"text": "Book for a group", "address": "/company/"},
        }


class CardBlock(blocks.StructBlock):
    icon = icon_block("compass")
    tint = tint_block()
    who = blocks.CharBlock(required=False, default="", max_length=40, label=_("For whom"))
    title = blocks.CharBlock(max_length=60, label=_("Title"))
    text = blocks.TextBlock(required=False, default="", max_length=200, label=_("Text"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    address = address_block()

    class Meta:
        icon = "placeholder"
        label_format = "{title}"
        label = _("Card")
        value_class = LinkValue


class CardsBlock(ItemsBlock):
    item = CardBlock

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        resolve(value)
        return super().get_context(value, parent_context)

    class Meta:
        icon = "grip"
        label = _("Cards")
        description = _("Two to eight ways on, side by side, each with a picture and few words.")
        template = "components/streamfield/blocks/cards_block.html"
        min_num = 2
        max_num = 8
        preview_value = [
            {
                "icon": "id-card",
                "tint": "mist",
                "title": "Get registered",
                "text": "Your address, your CPR number and your doctor.",
                "address": "/search/",
            },
            {
                "icon": "house",
                "tint": "rose",
                "title": "Find a home",
                "text": "How renting works, and what to look for in a lease.",
                "address": "/search/",
            },
        ]
