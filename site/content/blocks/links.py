"""Links that editors make, to a page or to an address; parts of other blocks."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.addresses import in_language, readers_pages, validate_address


class LinkValue(blocks.StructValue):
    @cached_property
    def href(self) -> str:
        """Empty where the page is no longer published: then there is no link."""
        page = self.get("page")
        if page is None:
            return in_language(self.get("address") or "")
        target = readers_pages([page.pk]).get(page.pk)
        return target.url if target else ""


def resolve(links: Iterable[LinkValue]) -> None:
    """Find where all these links go in one query, before the template asks one by one."""
    to_pages = [link for link in links if link.get("page")]
    targets = readers_pages(link["page"].pk for link in to_pages)
    for link in to_pages:
        target = targets.get(link["page"].pk)
        link.href = target.url if target else ""


def address_block() -> blocks.CharBlock:
    return blocks.CharBlock(
        required=False,
        default="",
        max_length=300,
        search_index=False,
        label=_("Or an address"),
        help_text=_("A place on this site, such as /events/, or https://… elsewhere."),
        validators=[validate_address],
    )


class LinkBlock(blocks.StructBlock):
    """A page, whose language follows the reader's, or an address."""

    text = blocks.CharBlock(max_length=60, label=_("Link text"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    address = address_block()

    class Meta:
        icon = "link"
        label_format = "{text}"
        label = _("Link")
        value_class = LinkValue
        form_classname = "struct-block link-block"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        page, address = cleaned.get("page"), cleaned.get("address")
        if page and address:
            self._refuse(_("Choose either a page or an address, not both."))
        if not (page or address or self.may_lead_nowhere(cleaned)):
            self._refuse(_("Choose a page, or write an address."))
        return cleaned

    def may_lead_nowhere(self, value: Any) -> bool:
        """A draft may be saved half done."""
        return bool(self.is_deferred_validation)

    def _refuse(self, message: Any) -> None:
        raise StructBlockValidationError({"page": ValidationError(message)})


class OptionalLinkBlock(LinkBlock):
    """May be left empty as a whole."""

    text = blocks.CharBlock(required=False, default="", max_length=60, label=_("Link text"))

    class Meta:
        label = _("Link (may be left empty)")

    def may_lead_nowhere(self, value: Any) -> bool:
        return not value.get("text") or super().may_lead_nowhere(value)
