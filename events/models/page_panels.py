"""What an editor fills in about an event, in the order in which she would tell it."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.models import Page

from content.models.pages import BodyPage
from events.models.facts import AUDIENCES, Kind, SignUp

# Wagtail's own: a field shows when others of the form have one of the values.
FOLLOWS_RULES = {
    "data-controller": "w-tabs w-rules",
    "data-action": "popstate@window->w-tabs#select change->w-rules#resolve",
}


def only_for(**values: str) -> dict[str, Any]:
    """Attributes of a panel that is shown for these values alone."""
    rules = {name: [value] for name, value in values.items()}
    return {"data-w-rules-target": "show", "data-w-rules": json.dumps(rules)}


class DatesPanel(Panel):
    """When it is and who comes is not on the page: a box with the way there."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/page_panel.html"


CONTENT = [
    DatesPanel(heading=_("Dates and people"), icon="calendar-alt"),
    *Page.content_panels,
    FieldPanel("intro"),
    FieldPanel("image"),
    MultiFieldPanel(
        [
            FieldPanel("kind", widget=forms.RadioSelect),
            FieldPanel("attendance_percent", attrs=only_for(kind=Kind.COURSE)),
            FieldPanel("follows", attrs=only_for(kind=Kind.TALKS)),
            FieldPanel("category"),
            FieldPanel("spoken", widget=forms.RadioSelect),
        ],
        heading=_("What it is"),
        icon="tag",
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel(f"for_{key}") for key in AUDIENCES])],
        heading=_("Whom it is for"),
        help_text=_("People filter the calendar by what they are. Tick all that it suits."),
        icon="group",
    ),
    MultiFieldPanel(
        [FieldPanel("venue"), FieldPanel("online_link")],
        heading=_("Where"),
        help_text=_("A venue, an online link, or both. One date can be elsewhere: say so there."),
        icon="site",
    ),
    MultiFieldPanel(
        [FieldPanel("organiser"), FieldPanel("price")], heading=_("Who and how much"), icon="user"
    ),
    FieldPanel("body"),
    FieldPanel("speakers"),
    FieldPanel("report", classname="collapsed"),
]

SIGN_UP = [
    MultiFieldPanel(
        [
            FieldPanel("sign_up", widget=forms.RadioSelect),
            FieldPanel("sign_up_link", attrs=only_for(sign_up=SignUp.ELSEWHERE)),
        ],
        heading=_("How people sign up"),
        icon="clipboard-list",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("seats"), FieldPanel("party_limit")]),
            FieldPanel("company_limit"),
            FieldPanel("has_waiting_list"),
            FieldRowPanel([FieldPanel("opens_days"), FieldPanel("closes_hours")]),
        ],
        heading=_("Seats"),
        icon="user",
        attrs=only_for(sign_up=SignUp.HERE),
    ),
    FieldPanel("questions", attrs=only_for(sign_up=SignUp.HERE)),
    FieldPanel(
        "residents_of",
        widget=forms.CheckboxSelectMultiple,
        classname="collapsed event-residents",
        attrs=only_for(sign_up=SignUp.HERE),
    ),
]

EDIT_EVENT = TabbedInterface(
    [
        ObjectList(CONTENT, heading=_("Event")),
        ObjectList(SIGN_UP, heading=_("Sign-up")),
        ObjectList(BodyPage.promote_panels, heading=_("Promote")),
        ObjectList(BodyPage.settings_panels, heading=_("Settings")),
    ],
    attrs=FOLLOWS_RULES,
)
