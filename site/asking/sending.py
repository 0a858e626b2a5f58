"""A question is asked, and has an owner in the same transaction."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from asking import history, refusals
from asking.due import due_on
from asking.emails import received
from asking.models import Question, QuestionStep, Topic
from asking.routing import centre_of, centre_of_page, owner_of
from guidance.models import Municipality
from outbox.mail import post

A_DAY = 10
"""Questions from one address. The form's own limit by network comes before."""

Kind = QuestionStep.Kind


@dataclass(frozen=True)
class Asked:
    """What somebody sends. ``page``: where she was when she asked."""

    topic: Topic
    text: str
    email: str
    language: str
    name: str = ""
    municipality: Municipality | None = None
    page: Page | None = None
    asker: User | None = None


def ask(asked: Asked, *, form_token: str = "") -> Question:
    """The same words from one address are one question, as long as it waits. Raises TooMany."""
    token = _of_this_form(form_token, asked)
    try:
        return _asked_already(asked, token) or _ask(asked, token)
    except IntegrityError:
        # The token's constraint decides between two requests at the same moment.
        if known := Question.objects.filter(form_token=token).first():
            return known
        raise


def leads_to(question: Question, asked: Asked, *, form_token: str) -> bool:
    """Whether whoever sent this may see the question that it has become.

    Somebody else may have typed her address and words that many write: then the question is hers,
    with her name and what was written since, and her link is in her mail only.
    """
    if form_token and question.form_token == _of_this_form(form_token, asked):
        return True
    return asked.asker is not None and asked.asker.email.lower() == question.email.lower()


def _asked_already(asked: Asked, token: str | None) -> Question | None:
    if token and (known := Question.objects.filter(form_token=token).first()):
        return known
    same = Question.objects.filter(email__iexact=asked.email, text=asked.text)
    return same.filter(state=Question.State.OPEN).first()


@transaction.atomic
def _ask(asked: Asked, token: str | None) -> Question:
    today = timezone.now() - timedelta(days=1)
    if Question.objects.filter(email__iexact=asked.email, asked_at__gt=today).count() >= A_DAY:
        raise refusals.TooMany
    centre = centre_of(asked.municipality) or centre_of_page(asked.page)
    owner = owner_of(asked.topic, asked.municipality, centre)
    question = Question.objects.create(
        form_token=token,
        topic=asked.topic,
        municipality=asked.municipality,
        centre=centre,
        page=asked.page,
        language=asked.language,
        text=asked.text,
        name=asked.name,
        email=asked.email,
        asker=asked.asker,
        team=owner.team,
        person=owner.person,
        due_on=due_on(),
        asked_at=timezone.now(),
    )
    step = history.note(question, Kind.ASKED, to_team=owner.team, to_person=owner.person)
    history.tell_owner(step)
    post(received, question.pk, key=f"asking.received/{question.pk}")
    return question


def _of_this_form(token: str, asked: Asked) -> str | None:
    """The same form with other words in it (the back button) is another question."""
    if not token:
        return None
    words = f"{token}\n{asked.email.lower()}\n{asked.text}"
    return hashlib.sha256(words.encode()).hexdigest()
