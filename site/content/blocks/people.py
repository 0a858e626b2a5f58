"""People to turn to, and how to reach them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from content.blocks.items import ItemsBlock


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=100, label=_("Name"))
    role = blocks.CharBlock(
        required=False, default="", max_length=150, label=_("What they help with")
    )
    picture = ImageBlock(required=False, label=_("Picture"))
    email = blocks.EmailBlock(required=False, default="", label=_("E-mail"))
    phone = blocks.CharBlock(required=False, default="", max_length=30, label=_("Telephone"))

    class Meta:
        icon = "user"
        label_format = "{name}"
        label = _("Person")


class PeopleBlock(ItemsBlock):
    item = PersonBlock

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Whom to write or call, with what each of them helps with.")
        template = "components/streamfield/blocks/people_block.html"
        min_num = 1
        preview_value = [
            {
                "name": "Lene Holm",
                "role": "Registration of groups",
                "email": "groups@ankomst.example",
                "phone": "+45 33 00 00 01",
            }
        ]
