"""A link of the menus, which are the same for both languages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks.links import address_block


class NavigationLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    address = address_block()
    text_en = blocks.CharBlock(
        required=False,
        default="",
        max_length=40,
        label=_("Text in English"),
        help_text=_("Empty: the title of the page."),
    )
    text_da = blocks.CharBlock(required=False, default="", max_length=40, label=_("Text in Danish"))

    class Meta:
        icon = "link"
        label_format = "{text_en}"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned.get("address")
        if bool(cleaned.get("page")) == bool(address):
            _refuse("page", _("Choose either a page or an address."))
        if address and not (cleaned.get("text_en") and cleaned.get("text_da")):
            _refuse("text_en", _("An address needs a text in both languages."))
        return cleaned


def _refuse(field: str, message: Any) -> None:
    raise StructBlockValidationError({field: ValidationError(message)})
