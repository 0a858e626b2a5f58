"""On the admin's first page: what each role does there, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from accounts.models import User
from accounts.roles import Role, roles_of


@dataclass(frozen=True)
class Work:
    words: str | Promise
    where: str = ""  # the name of an address; empty: there is nothing to open yet
    label: str | Promise = ""


WORK: dict[Role, tuple[Work, ...]] = {
    Role.EDITOR: (
        Work(
            _("You write pages in English and Danish, and approve those of partners."),
            "wagtailadmin_explore_root",
            _("Pages"),
        ),
        Work(
            _("You put events up, and see who comes."),
            "event_admin:index",
            _("Events"),
        ),
    ),
    Role.DESK: (
        Work(
            _("You receive people: today's list, tickets, and who comes without one."),
            "desk:today",
            _("Arrivals desk"),
        ),
    ),
    Role.PLANNER: (
        Work(
            _("You plan registration days, with seats for each desk and confirmed staff."),
            "registration_days:index",
            _("Registration days"),
        ),
    ),
    Role.ADVISER: (
        Work(
            _("You offer times for personal talks, and see who comes and what about."),
            "event_admin:my_talks",
            _("Personal talks"),
        ),
    ),
    Role.COORDINATOR: (Work(_("You run programmes. What you can open is in the menu.")),),
    Role.ANALYST: (Work(_("You read numbers, and change nothing. See Reports in the menu.")),),
    Role.ADMINISTRATOR: (
        Work(
            _("You give people their roles, and can open everything."),
            "wagtailusers_users:index",
            _("Users"),
        ),
    ),
}


def work_of(user: User) -> Iterator[Work]:
    """By the roles that she was given herself: an administrator reads her own line alone."""
    given = roles_of(user)
    for role, works in WORK.items():
        if role in given:
            yield from works


class WelcomePanel(Component):
    name = "welcome"
    template_name = "home/admin/welcome.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"works": list(work_of(parent_context["request"].user))}
