"""Pictures, always with words for those who do not see them."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from content.blocks.text import INLINE


def newest_image() -> Any:
    """For previews: a picture of this site's own library, or None while that is empty."""
    return apps.get_model("content", "Image").objects.order_by("-pk").first()


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, default="", max_length=250, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture across the text, with a caption if it needs one.")
        template = "components/streamfield/blocks/picture_block.html"
        preview_value = {"caption": "The counter is on the second floor."}

    def get_preview_value(self) -> Any:
        value = super().get_preview_value()
        value["image"] = newest_image()
        return value


class PictureTextBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    title = blocks.CharBlock(max_length=100, label=_("Title"))
    text = blocks.RichTextBlock(features=[*INLINE, "ul"], label=_("Text"))
    picture_first = blocks.BooleanBlock(required=False, label=_("Picture on the left"))

    class Meta:
        icon = "doc-empty"
        label = _("Picture and text")
        description = _("A picture with a short text beside it.")
        template = "components/streamfield/blocks/picture_text_block.html"
        preview_value = {
            "title": "Take a number",
            "text": "<p>The machine by the door asks what you are here for.</p>",
        }

    def get_preview_value(self) -> Any:
        value = super().get_preview_value()
        value["image"] = newest_image()
        return value
