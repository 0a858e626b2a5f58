"""What is the same for check-ins and evaluations: how long a link answers, and until when one may
change one's mind."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.personal_links import BadLink, PersonalLink
from mentoring.models import CheckIn, Evaluation
from mentoring.pairs import rhythm
from vocabulary.refused import Refused

CORRECTED_FOR = timedelta(days=7)  # after the first answer


class NotAskedAnyMore(Refused):
    message = _(
        "This question is closed: a later one has taken its place, or the pair is over. What you "
        "have typed is still on this page; write to the coordinator if it matters."
    )


class IsFinal(Refused):
    message = _(
        "You answered more than a week ago, so it cannot be changed any more. Write to the "
        "coordinator if something is different now."
    )


def by_token(model: type[Model], link: PersonalLink, token: str) -> Any:
    """What was asked by this link. Raises BadLink, also for whose account staff have closed."""
    pk, version = link.read(token)
    rows = model._default_manager.select_related(
        "match__programme__coordinator", "match__student__user", "match__mentor__user"
    )
    row: Any = rows.filter(pk=pk, link_version=version, asked_at__isnull=False).first()
    if row is None or not getattr(row.match, row.side).user.is_active:
        raise BadLink
    return row


def check_open(row: CheckIn | Evaluation) -> None:
    """Raises IsFinal, NotAskedAnyMore."""
    if row.answered_at:
        if timezone.now() - row.answered_at > CORRECTED_FOR:
            raise IsFinal
        return
    if not rhythm.unanswered(type(row)._default_manager.filter(pk=row.pk)).exists():
        raise NotAskedAnyMore


def is_open(row: CheckIn | Evaluation) -> bool:
    try:
        check_open(row)
    except Refused:
        return False
    return True
