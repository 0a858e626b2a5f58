"""Programmes, universities and partner organisations in the admin: lists and forms."""

from typing import Any

import django_filters
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from mentoring.forms.programme import ProgrammeForm, weight_name
from mentoring.models import Criterion, PartnerOrganisation, Programme, University
from mentoring.views import partner_people
from mentoring.views.hub import screen_url


def row(*fields: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(field) for field in fields])


FACTS = [
    row("name_en", "name_da"),
    FieldPanel("slug"),
    row("centre", "coordinator"),
    MultiFieldPanel(
        [row("apply_from", "apply_until"), row("starts_on", "ends_on")],
        heading=_("When"),
        help_text=_("Applications first, then some weeks to find the pairs, then six months."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("capacity"),
            row("degrees", "study_kinds"),
            row("mentors_on_their_own", "mentors_shown"),
        ],
        heading=_("Who may apply"),
    ),
    MultipleChooserPanel(
        "programme_events",
        chooser_field_name="event",
        heading=_("Its events"),
        label=_("Event"),
        help_text=_("Of the calendar; they are listed on the programme's page."),
    ),
]

QUOTAS = [
    HelpPanel(
        _(
            "At least and at most so many pairs; “at most” left empty is no limit. The matching "
            "keeps them, or says which cannot be kept. Only staff see them."
        )
    ),
    InlinePanel(
        "universities",
        heading=_("Universities"),
        label=_("University"),
        help_text=_("Only their students may apply."),
        panels=[FieldPanel("university"), row("lower", "upper")],
    ),
    InlinePanel(
        "partners",
        heading=_("Partner organisations"),
        label=_("Partner organisation"),
        panels=[FieldPanel("partner"), row("lower", "upper")],
    ),
]

MATCHING = [
    HelpPanel(
        _(
            "What the points of a pair are made of. Applicants read it on the programme's page "
            "under “How we match”, so decide before it opens."
        )
    ),
    MultiFieldPanel(
        [FieldPanel(weight_name(criterion)) for criterion in Criterion],
        heading=_("What counts, and how much"),
    ),
    FieldPanel("answer_days"),
]

QUESTIONS = [
    HelpPanel(
        _(
            "Beside what every programme asks. Ask for no more than you need, and say why: the "
            "reason is shown beside the question. Answers are for staff and never count."
        )
    ),
    InlinePanel(
        "questions",
        heading=_("Questions of its own"),
        label=_("Question"),
        panels=[
            row("side", "kind", "required"),
            row("text_en", "text_da"),
            row("reason_en", "reason_da"),
            FieldPanel("position"),
        ],
    ),
]

EDIT_PROGRAMME = TabbedInterface(
    [
        ObjectList(FACTS, heading=_("Programme")),
        ObjectList(QUOTAS, heading=_("Universities and partners")),
        ObjectList(MATCHING, heading=_("What counts")),
        ObjectList(QUESTIONS, heading=_("Questions")),
    ],
    base_form_class=ProgrammeForm,
)


class DayColumn(Column):
    def get_value(self, instance: Any) -> str:
        return date_format(super().get_value(instance), "SHORT_DATE_FORMAT")


class ProgrammeFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Programme.State.choices)

    class Meta:
        model = Programme
        fields: list[str] = []


class ProgrammeCreateView(CreateView):
    def get_success_url(self) -> str:
        """To the screen that says what is next."""
        return screen_url(self.object)


class ProgrammeEditView(EditView):
    def get_success_url(self) -> str:
        return screen_url(self.object)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        where = screen_url(self.object)
        people = Button(_("How it stands"), url=where, icon_name="info-circle", priority=5)
        return [people, *super().header_more_buttons]


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    name = "programme"
    url_prefix = "mentoring-programmes"
    icon = "group"
    menu_label = _("Programmes")
    ordering = ["-starts_on"]
    search_fields = ["name_en", "name_da"]
    search_backend_name = None
    filterset_class = ProgrammeFilters
    copy_view_enabled = False
    add_view_class = ProgrammeCreateView
    edit_view_class = ProgrammeEditView
    edit_handler = EDIT_PROGRAMME

    @cached_property
    def list_display(self) -> list[Column]:
        return [
            TitleColumn("name", label=_("Name"), get_url=screen_url, sort_key="name_en"),
            Column("get_state_display", label=_("State"), sort_key="state"),
            DayColumn("apply_until", label=_("Applications until"), sort_key="apply_until"),
            DayColumn("starts_on", label=_("Kick-off"), sort_key="starts_on"),
            DayColumn("ends_on", label=_("Ends"), sort_key="ends_on"),
        ]


class UniversityViewSet(ModelViewSet):
    model = University
    name = "university"
    url_prefix = "mentoring-universities"
    icon = "site"
    menu_label = _("Universities")
    ordering = ["name_en"]
    list_display = ["name_en", "name_da"]
    search_fields = ["name_en", "name_da"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList([row("name_en", "name_da")])


def _coordinators(partner: PartnerOrganisation) -> str:
    return ", ".join(str(user) for user in partner.coordinators.all())


class PartnerEditView(EditView):
    """With the way to the people who act for it."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("mentoring_partner:people", args=[self.object.pk])
        people = Button(_("Coordinators"), url=url, icon_name="group", priority=5)
        return [people, *super().header_more_buttons]


class PartnerViewSet(ModelViewSet):
    model = PartnerOrganisation
    edit_view_class = PartnerEditView
    name = "mentoring_partner"
    url_prefix = "mentoring-partners"
    icon = "group"
    menu_label = _("Partner organisations")
    ordering = ["name"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                [row("about_en", "about_da"), FieldPanel("website"), FieldPanel("logo")],
                heading=_("Shown on the programmes' pages"),
            ),
        ]
    )

    @cached_property
    def list_display(self) -> list[Any]:
        return ["name", Column("coordinators", label=_("Coordinators"), accessor=_coordinators)]

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("people/<int:pk>/", partner_people.people, name="people"),
            path("people/<int:pk>/<int:user_pk>/", partner_people.remove, name="remove_person"),
        ]
