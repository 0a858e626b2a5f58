"""What is there before anybody has set anything up: one team, and one topic for everything.

So a question has an owner on the first day, and on every day after it.
"""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from asking.models import Team, Topic
from asking.models.topics import OTHER


def team_that_catches_all() -> Team:
    """Made anew where it is missing, with the address that the site's own mail comes from."""
    team = Team.objects.filter(catches_all=True).first()
    return team or _made()


def _made() -> Team:
    facts = {
        "name_en": "Everybody's questions",
        "name_da": "Alles spørgsmål",
        "email": parseaddr(settings.QUESTIONS_EMAIL)[1],
    }
    try:
        with transaction.atomic():
            return Team.objects.create(catches_all=True, **facts)
    except IntegrityError:  # by somebody else in this moment
        return Team.objects.get(catches_all=True)


def other_topic() -> Topic:
    facts = {"name_en": "Something else", "name_da": "Noget andet", "order": 999}
    topic: Topic = Topic.objects.get_or_create(key=OTHER, defaults=facts)[0]
    return topic


def after_migrate(**signal: Any) -> None:
    team_that_catches_all()
    other_topic()
