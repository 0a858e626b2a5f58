"""What was mailed to an address that somebody has given up is answered on the site only."""

from typing import Any

from django.db.models import F

from accounts.address_changes import address_changed
from accounts.models import User
from mentoring.agreeing import links
from mentoring.models import CheckIn, Evaluation, Match, MentoringCertificate, Side


def connect() -> None:
    address_changed.connect(_links_die, dispatch_uid="mentoring.agreeing.old_links")


def _links_die(user: User, **_news: Any) -> None:
    """Hers only: the other one of the pair answers by the mail as before."""
    for side in Side:
        matches = Match.objects.filter(**{f"{side.value}__user": user})
        links.renew(matches, side)
        for model in (CheckIn, Evaluation, MentoringCertificate):
            mailed = model._default_manager.filter(match__in=matches, side=side)
            mailed.update(link_version=F("link_version") + 1)
