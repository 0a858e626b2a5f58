"""Blocks of the guides alone: sources, and offers that are for residents of some municipalities."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks.text import INLINE


class OpenTo(TextChoices):
    """Who may have it, by where they live."""

    EVERYBODY = "everybody", _("Everybody, wherever they live")
    OWN = "own", _("Residents, from their own municipality")
    AGREEMENT = "agreement", _("Residents of municipalities with an agreement with a centre")
    LISTED = "listed", _("Residents of the municipalities chosen below")


def municipality_choices() -> list[tuple[str, str]]:
    from guidance.models import Municipality  # the pages' own module is read before this one

    return sorted(((each.code, str(each)) for each in Municipality.objects.all()), key=_name)


def _name(choice: tuple[str, str]) -> str:
    return choice[1]


class SourceBlock(blocks.StructBlock):
    """Where a reader can see for himself whether it still holds."""

    title = blocks.CharBlock(max_length=150, label=_("Title"))
    address = blocks.URLBlock(label=_("Address"))
    checked = blocks.DateBlock(
        label=_("Last checked"), help_text=_("The day on which you opened it and compared.")
    )

    class Meta:
        icon = "link"
        label_format = "{title}"
        label = _("Source")


class OfferBlock(blocks.StructBlock):
    """Something that not everybody can have, and what there is for the others."""

    title = blocks.CharBlock(max_length=100, label=_("What it is"))
    text = blocks.RichTextBlock(features=INLINE, label=_("In a few sentences"))
    open_to = blocks.ChoiceBlock(choices=OpenTo.choices, label=_("Who can have it"))
    municipalities = blocks.MultipleChoiceBlock(
        choices=municipality_choices,
        required=False,
        default=list,
        label=_("Municipalities"),
        help_text=_("Only where it is for residents of the municipalities chosen here."),
    )
    residents = blocks.TextBlock(
        max_length=300,
        label=_("What residents do"),
        help_text=_("Where they go, and what they ask for."),
    )
    others = blocks.TextBlock(
        required=False,
        default="",
        max_length=300,
        label=_("What there is for the others"),
        help_text=_("Nobody is told no without being told where to go instead."),
    )

    class Meta:
        icon = "pin"
        label_format = "{title}"
        label = _("Offer")

    def clean(self, value: Any) -> Any:
        """Raises StructBlockValidationError where some are left out and not told what else."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if cleaned["open_to"] == OpenTo.LISTED and not cleaned["municipalities"]:
            errors["municipalities"] = ValidationError(gettext("Choose at least one municipality."))
        if cleaned["open_to"] in (OpenTo.LISTED, OpenTo.AGREEMENT) and not cleaned["others"]:
            errors["others"] = ValidationError(gettext("Say what there is for everybody else."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned
