"""The forms of the guidance screens: both languages side by side, help where it counts."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from guidance.forms import DraftForm, StepRuleForm
from guidance.hours_panel import HoursPanel


def both(field: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{field}_en"), FieldPanel(f"{field}_da")])


def row(*fields: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(field) for field in fields])


def whom() -> MultiFieldPanel:
    fields = [row("citizenships", "purposes"), FieldPanel("family")]
    return MultiFieldPanel(fields, heading=_("For whom"))


def validity() -> FieldRowPanel:
    return row("valid_from", "valid_to")


def provenance() -> list[Panel]:
    return [FieldPanel("source"), row("confidence", "review_on")]


def source() -> MultiFieldPanel:
    panels = [*provenance(), FieldPanel("review_by")]
    return MultiFieldPanel(panels, heading=_("Where this is from"))


def publishing() -> list[Panel]:
    words = _(
        "To publish it later: the i at the top right, Set schedule, then send it as always. What "
        "has been approved goes live at that hour, if it still fits the other rules; until then "
        "readers have what is published now. An expiry takes it off the site. A first and a last "
        "day are something else: they belong to the rule, and whoever moves later is told it "
        "today. Use days for what the law says, a schedule for when we say it."
    )
    return [HelpPanel(words, heading=_("When it counts")), PublishingPanel()]


STEP = ObjectList(
    [
        both("title"),
        both("advice"),
        both("lead_time"),
        both("employer"),
        MultiFieldPanel(
            [row("authority", "place"), both("where"), FieldPanel("needs_agreement")],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [row("gives", "alternative"), row("position", "for_children")],
            heading=_("In the checklist"),
        ),
        source(),
        InlinePanel(
            "deadlines",
            heading=_("When"),
            label=_("Deadline"),
            help_text=_("People see the day once they have told their browser their own days."),
            panels=[
                row("kind", "number", "unit", "anchor"),
                both("note"),
                row("citizenships", "purposes"),
                FieldPanel("family"),
                validity(),
                *provenance(),
            ],
        ),
        InlinePanel(
            "document_rules",
            heading=_("Papers for this step"),
            label=_("Paper"),
            panels=[
                FieldPanel("document"),
                row("citizenships", "purposes"),
                FieldPanel("family"),
                both("only_if"),
                validity(),
                *provenance(),
            ],
        ),
        *publishing(),
    ],
    base_form_class=DraftForm,
)

STEP_RULE = ObjectList(
    [
        HelpPanel(
            _(
                "Rules add up: a step is on a person's list when one of its rules fits, and it "
                "comes after everything that its fitting rules name. To change a rule from a "
                "certain day on, give the old one a last day and make a new one."
            )
        ),
        FieldPanel("step"),
        whom(),
        FieldPanel("requires", widget=CheckboxSelectMultiple),
        FieldPanel("optional"),
        both("note"),
        validity(),
        source(),
        *publishing(),
    ],
    base_form_class=StepRuleForm,
)

PLAN_STEP = ObjectList(
    [
        both("title"),
        both("why"),
        row("who", "chapter", "books"),
        MultiFieldPanel([row("kind", "anchor"), row("number", "unit")], heading=_("When")),
        MultiFieldPanel(
            [
                FieldPanel("citizenships"),
                row("at_least", "at_most"),
                row("found", "family"),
                row("pay", "certified"),
            ],
            heading=_("In whose plan: every condition must fit"),
        ),
        validity(),
        source(),
        *publishing(),
    ],
    base_form_class=DraftForm,
)

GLOSSARY_TERM = ObjectList([both("word"), both("also"), both("meaning")])

DOCUMENT = ObjectList(
    [both("name"), both("detail"), row("max_age_days", "position"), source()],
    base_form_class=DraftForm,
)

ABOUT_CENTRE = ObjectList(
    [
        both("name"),
        both("city"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                row("postcode", "post_town"),
                row("phone", "email"),
                both("directions"),
                row("latitude", "longitude"),
            ],
            heading=_("Where and how to reach it"),
        ),
        MultiFieldPanel(
            [row("coordinating_authority", "host"), FieldPanel("on_site_minimum")],
            heading=_("How it is run"),
        ),
    ],
    heading=_("The centre"),
)

HOURS = HoursPanel(
    "opening_hours",
    heading=_("Opening hours"),
    label=_("Opening hours"),
    help_text=_(
        "For new hours give the old ones a last day, and add the new ones from the day after."
    ),
    panels=[
        row("authority", "weekday"),
        row("opens", "closes"),
        row("valid_from", "valid_to"),
    ],
)

SPECIAL_DAYS = InlinePanel(
    "special_days",
    heading=_("Special days"),
    label=_("Special day"),
    help_text=_(
        "Closed, or open at other hours. Danish public holidays are closed by themselves; "
        "with a row here they can be open. Nobody books a time of a desk that is closed; who has "
        "one already keeps it, until a planner cancels it."
    ),
    panels=[
        FieldPanel("authority"),
        row("first_day", "last_day"),
        row("opens", "closes"),
        both("reason"),
    ],
)

SERVICES = InlinePanel(
    "services",
    heading=_("What is done here"),
    label=_("Service"),
    panels=[
        FieldPanel("step"),
        row("offered", "authority"),
        both("instead"),
        validity(),
        *provenance(),
    ],
)

CENTRE = TabbedInterface(
    [
        ABOUT_CENTRE,
        ObjectList([SPECIAL_DAYS, HOURS], heading=_("When it is open")),
        ObjectList([SERVICES], heading=_("What is done here")),
    ]
)

AGREEMENT = ObjectList(
    [
        row("centre", "municipality"),
        FieldPanel("role"),
        validity(),
        MultiFieldPanel(
            [row("citizenships", "purposes"), both("limit")],
            heading=_("If not everybody is covered"),
        ),
        both("note"),
        source(),
        *publishing(),
    ],
    base_form_class=DraftForm,
)

AUTHORITY = ObjectList(
    [
        both("name"),
        FieldPanel("desk_order"),
        InlinePanel(
            "earlier_names",
            heading=_("Earlier names"),
            label=_("Earlier name"),
            panels=[both("name"), validity()],
        ),
    ]
)

MUNICIPALITY = ObjectList([row("name", "english_name"), row("formal_name", "region"), "code"])
