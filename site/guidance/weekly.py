"""Once a week each owner is told what is wrong with her rules; what nobody owns, all editors."""

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from guidance.checks import Problem, problems
from guidance.emails import rules_to_mend
from guidance.owners import owner_of
from outbox.mail import post_many

MONDAY, FROM = 0, 7  # o'clock, our time


def tell() -> None:
    """On Monday morning, once, however often the clock asks."""
    now = timezone.localtime()
    if now.weekday() != MONDAY or now.hour < FROM:
        return
    pks = sorted(_whom(problems(now.date())))
    year, week, _day = now.date().isocalendar()
    keys = [f"guidance.rules_to_mend/{pk}/{year}-{week}" for pk in pks]
    post_many(rules_to_mend, pks, keys=keys)


def _whom(found: Iterable[Problem]) -> set[int]:
    owners = {owner_of(problem) for problem in found}
    editors = User.objects.filter(is_active=True, groups__name=Role.EDITOR)
    unowned = set(editors.values_list("pk", flat=True)) if None in owners else set()
    return {pk for pk in owners if pk is not None} | unowned
