"""One's pairs and applications in mentoring, and the organisations that one coordinates."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.my_page import Panel
from mentoring.applying.opening import last_day, may_change
from mentoring.applying.sides import Either
from mentoring.applying.steps import Step, progress_of
from mentoring.models import MentorApplication, PartnerOrganisation, Programme, StudentApplication
from mentoring.models.applications import State
from mentoring.pairs.listed import ON_MY_PAGE, pairs_of, row_of
from mentoring.repairing.needing import is_looked_for


@dataclass(frozen=True)
class Standing:
    """``next_step``: only while it is the applicant's turn."""

    application: Either
    next_step: Step | None
    last_day: Any  # None: it cannot be changed any more
    looked_for: bool = False  # another mentor, for a student who has lost one


def panels(user: User) -> list[Panel]:
    mine, partners = standing_of(user), list(PartnerOrganisation.objects.coordinated_by(user))
    found = []
    shown = [each for each in mine if _is_of_now(each.application)]
    pairs = [row_of(match, user) for match in pairs_of(user).filter(state__in=ON_MY_PAGE)]
    if shown or pairs:
        found.append(Panel("mentoring/my_page.html", {"mine": shown, "pairs": pairs}))
    if partners:
        found.append(Panel("mentoring/partner/my_page.html", {"partners": partners}))
    return found


def standing_of(user: User) -> list[Standing]:
    students = StudentApplication.objects.visible_to(user).select_related("programme", "user")
    mentors = MentorApplication.objects.filter(user=user).select_related("programme", "user")
    every: list[Either] = sorted([*students, *mentors], key=_newest, reverse=True)
    return [_standing(application) for application in every]


def _newest(application: Either) -> tuple[Any, Any]:
    return application.programme.starts_on, application.created_at


def _standing(application: Either) -> Standing:
    changes = may_change(application)
    drafting = changes and application.state in (State.DRAFT, State.ASKED)
    return Standing(
        application,
        next_step=progress_of(application).next_step if drafting else None,
        last_day=last_day(application) if changes else None,
        looked_for=isinstance(application, StudentApplication) and is_looked_for(application),
    )


def _is_of_now(application: Either) -> bool:
    finished = application.programme.state == Programme.State.FINISHED
    return not finished and application.state != State.WITHDRAWN
