"""What is asked is not kept for ever: words and names go, the number of questions stays."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from asking.models import Question
from outbox.models import Message

ABOUT_QUESTION = ("asking.received",)
ABOUT_STEP = ("asking.for_you", "asking.answered", "asking.asked_back")


def forget_old() -> int:
    """By the clock: spam is deleted, what was answered long ago has no words any more. How many."""
    now = timezone.now()
    spam_before = now - settings.RETENTION["question_spam"].period
    spam = Question.objects.filter(state=Question.State.SPAM, closed_at__lt=spam_before)
    gone = sum(_delete(pk) for pk in list(spam.values_list("pk", flat=True)))
    before = now - settings.RETENTION["questions"].period
    old = Question.objects.filter(~Q(state=Question.State.SPAM), closed_at__lt=before)
    old = old.filter(forgotten_at=None)
    return gone + sum(forget(pk) for pk in list(old.values_list("pk", flat=True)))


@transaction.atomic
def forget(pk: int) -> bool:
    """Take out every word and name. What waits for an answer waits no more."""
    question = Question.objects.locked(pk)
    _throw_mail_away(question)
    question.text = question.name = question.email = ""
    question.asker = question.form_token = None
    question.forgotten_at = timezone.now()
    question.closed_at = question.closed_at or question.forgotten_at
    if question.is_in_hand:
        question.state = Question.State.SETTLED
    question.save()
    question.steps.update(words="")
    return True


@transaction.atomic
def _delete(pk: int) -> bool:
    question = Question.objects.locked(pk)
    _throw_mail_away(question)
    question.delete()
    return True


def _throw_mail_away(question: Question) -> None:
    """Also what was sent: it has her address as little as her words, but it tells of her."""
    Message.objects.filter(kind__in=ABOUT_QUESTION, about=question.pk).delete()
    steps = list(question.steps.values_list("pk", flat=True))
    Message.objects.filter(kind__in=ABOUT_STEP, about__in=steps).delete()
