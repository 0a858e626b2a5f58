"""The pictures and colours that editors choose from: few, so that pages look as one."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Names of lucide icons.
ICONS = [
    ("compass", _("Compass: finding your way")),
    ("plane-landing", _("Plane: arriving")),
    ("map-pin", _("Pin: a place")),
    ("house", _("House: home")),
    ("key-round", _("Key: renting")),
    ("id-card", _("Card: registration")),
    ("file-text", _("Paper: documents")),
    ("list-checks", _("List: what to do")),
    ("landmark", _("Columns: authority")),
    ("wallet", _("Wallet: tax and pay")),
    ("banknote", _("Note: bank")),
    ("stethoscope", _("Stethoscope: doctor")),
    ("languages", _("Letters: languages")),
    ("baby", _("Baby: children")),
    ("school", _("School")),
    ("graduation-cap", _("Cap: studies")),
    ("building-2", _("Building: companies")),
    ("briefcase", _("Briefcase: work")),
    ("heart-handshake", _("Heart: together")),
    ("hand-helping", _("Hand: help")),
    ("users", _("People: network")),
    ("calendar-days", _("Calendar: events")),
    ("clock", _("Clock: time")),
    ("phone", _("Telephone")),
    ("mail", _("Letter: e-mail")),
    ("globe", _("Globe: online")),
    ("shield-check", _("Shield: privacy")),
    ("lightbulb", _("Bulb: good to know")),
    ("car", _("Car: driving")),
    ("train-front", _("Train: getting there")),
]

TINTS = [
    ("mist", _("Mist")),
    ("rose", _("Rose")),
    ("honey", _("Honey")),
    ("sky", _("Sky")),
    ("leaf", _("Leaf")),
]


def icon_block(default: str) -> blocks.ChoiceBlock:
    return _choice(ICONS, default, _("Picture"))


def tint_block() -> blocks.ChoiceBlock:
    return _choice(TINTS, "mist", _("Colour"))


def _choice(choices: list[tuple[str, Any]], default: str, label: Any) -> blocks.ChoiceBlock:
    """What it is called is no text of the page, so search leaves it out."""
    return blocks.ChoiceBlock(choices=choices, default=default, label=label, search_index=False)
