"""Students of an earlier programme who would like to be mentors themselves."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from mentoring.applying import inviting
from mentoring.applying.invited_lines import Person
from mentoring.models import (
    Evaluation,
    MentorApplication,
    MentorInvitation,
    Programme,
    Side,
    StudentApplication,
)


def next_programme(user: User) -> Programme | None:
    """Where she may apply as a mentor today; None: nowhere, or she takes part already."""
    today = timezone.localdate()
    taking = Programme.objects.filter(
        state=Programme.State.OPEN,
        mentors_on_their_own=True,
        apply_from__lte=today,
        apply_until__gte=today,
    )
    applied = MentorApplication.objects.filter(user=user).values("programme")
    studying = StudentApplication.objects.filter(user=user).values("programme")
    free = taking.exclude(pk__in=applied).exclude(pk__in=studying)
    return free.order_by("starts_on", "pk").first()


def willing(programme: Programme) -> QuerySet[User]:
    """Who said so at the end of another programme, and is neither in this one nor asked to it."""
    said = Evaluation.objects.filter(
        side=Side.STUDENT, moment=Evaluation.Moment.END, mentor_later=True
    ).exclude(match__programme=programme)
    asked = MentorInvitation.objects.filter(programme=programme).values("email")
    found = User.objects.filter(is_active=True, pk__in=said.values("match__student__user")).exclude(
        email__in=asked
    )
    for model in (MentorApplication, StudentApplication):
        there: Any = model._default_manager.filter(programme=programme).values("user")
        found = found.exclude(pk__in=there)
    return found.order_by("language", "pk")


@transaction.atomic
def invite_all(programme_id: int, *, by: User) -> inviting.Invited:
    """Each by an invitation of her own, in her language. Raises NothingToInviteTo."""
    programme = Programme.objects.locked(programme_id)
    whole = inviting.Invited()
    for language, users in groupby(willing(programme), key=lambda user: user.language):
        told = inviting.invite(programme.pk, None, _people(users), by=by, language=language)
        whole.sent += told.sent
        whole.already += told.already
        whole.elsewhere += told.elsewhere
    return whole


def _people(users: Iterable[User]) -> list[Person]:
    return [Person(str(user)[:120], user.email) for user in users]
