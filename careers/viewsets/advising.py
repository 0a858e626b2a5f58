"""The advisers' screens in the admin: ``careers_advising:<screen>``."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import Role, has_role
from careers.admin_menu import AdvisersMenuItem
from careers.advising.follow_up import due
from careers.models import Enquiry
from careers.views import candidate, caseload, enquiries, funnel, outcomes, talk_times

CANDIDATE = "<int:pk>"


class AdvisingScreens(ViewSet):
    name = "careers_advising"
    url_prefix = "candidates"
    icon = "group"
    menu_label = _("Candidates")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", caseload.index, name="index"),
            path("export/", caseload.export, name="export"),
            path("times/", talk_times.times, name="times"),
            path("follow-ups/", outcomes.follow_ups, name="follow_ups"),
            path("follow-ups/<int:pk>/", outcomes.follow_up_done, name="follow_up_done"),
            path("questions/", enquiries.index, name="enquiries"),
            path("questions/<int:pk>/", enquiries.enquiry, name="enquiry"),
            path("questions/<int:pk>/answer/", enquiries.answer, name="answer"),
            path("questions/<int:pk>/pass-on/", enquiries.pass_on, name="pass_on"),
            path("funnel/", funnel.report, name="funnel"),
            path("funnel.csv", funnel.export, name="funnel_csv"),
            *_of_candidate(),
        ]


def _of_candidate() -> list[URLPattern]:
    note, offer = f"{CANDIDATE}/notes/", f"{CANDIDATE}/offers/"
    outcome = f"{CANDIDATE}/outcomes/"
    return [
        path(f"{CANDIDATE}/", candidate.candidate, name="candidate"),
        path(f"{CANDIDATE}/adviser/", candidate.hand, name="hand"),
        path(note, candidate.add_note, name="add_note"),
        path(f"{note}<int:note_pk>/", candidate.take_note_away, name="take_note_away"),
        path(offer, candidate.make_offer, name="make_offer"),
        path(f"{offer}<int:offer_pk>/", candidate.withdraw_offer, name="withdraw_offer"),
        path(outcome, outcomes.add_outcome, name="add_outcome"),
        path(f"{outcome}<int:outcome_pk>/", outcomes.change_outcome, name="change_outcome"),
    ]


def menu_items() -> list[AdvisersMenuItem]:
    """In the advisers' menu, in the order of their day."""
    return [
        AdvisersMenuItem(label, reverse_lazy(f"careers_advising:{name}"), icon_name=icon, order=at)
        for name, label, icon, at in (
            ("index", _("Caseload"), "group", 10),
            ("follow_ups", _("Ask how it goes"), "tasks", 30),
            ("times", _("Times for talks"), "date", 40),
            ("enquiries", _("Questions"), "help", 50),
            ("funnel", _("From contact to job"), "table", 90),
        )
    ]


class AdvisersPanel(Component):
    """On the admin's first page: whom to ask how it goes, and who has asked."""

    name = "candidates_today"
    template_name = "careers/admin/advising_panel.html"
    order = 110

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not has_role(user, Role.ADVISER):
            return {}
        return {"due": list(due(user)), "questions": Enquiry.objects.open().count()}
