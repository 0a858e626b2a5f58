"""A check-in is answered: how it goes, from 1 to 5, in words, and whether to be called."""

from django.db import transaction
from django.utils import timezone

from mentoring.models import CheckIn
from mentoring.models.months import check_in_link
from mentoring.pairs import answers


def by_token(token: str) -> CheckIn:
    """Raises BadLink."""
    found: CheckIn = answers.by_token(CheckIn, check_in_link, token)
    return found


@transaction.atomic
def answer(check_in_id: int, *, going: int, words: str, wants_a_call: bool) -> CheckIn:
    """Within a week it may be put otherwise; the coordinator then sees it as new.

    Raises IsFinal, NotAskedAnyMore.
    """
    check_in = CheckIn.objects.locked(check_in_id)
    answers.check_open(check_in)
    before = (check_in.going, check_in.words, check_in.wants_a_call)
    check_in.going, check_in.words, check_in.wants_a_call = going, words, wants_a_call
    if before != (going, words, wants_a_call):
        check_in.seen_at = None
    check_in.answered_at = check_in.answered_at or timezone.now()
    check_in.save()
    return check_in
