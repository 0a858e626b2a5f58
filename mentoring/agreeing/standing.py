"""A pair that stands: locked in the order of everywhere, and how it stands no longer."""

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.agreeing import places
from mentoring.models import Match, MentorApplication, Programme, Side, StudentApplication
from vocabulary.refused import Refused


class IsGone(Refused):
    message = _("One of the two has been erased, and the pair with them. There is nothing to do.")


def locked(match_id: int) -> Match:
    """Fresh, after its programme and both applications, in the transaction that changes it.

    Raises IsGone.
    """
    found = Match.objects.filter(pk=match_id).first()
    if found is None:
        raise IsGone
    try:
        programme = Programme.objects.locked(found.programme_id)
        student = StudentApplication.objects.locked(found.student_id)
        mentor = MentorApplication.objects.locked(found.mentor_id)
        match = Match.objects.locked(match_id)
    except ObjectDoesNotExist as gone:
        raise IsGone from gone
    match.programme, match.student, match.mentor = programme, student, mentor
    return match


def fall(
    match: Match, state: Match.State, *, side: Side | None = None, why: str = "", words: str = ""
) -> None:
    """It is over, and the mentor's place is free again. ``side``: whose doing it is; None: the
    centre's, or the clock's."""
    match.state, match.over_at, match.over_by = state, timezone.now(), side or ""
    match.why, match.why_words = why, words
    match.save(update_fields=["state", "over_at", "over_by", "why", "why_words"])
    places.give_back(match.mentor_id)


def keep_answer(match: Match, side: Side, *, yes: bool) -> None:
    setattr(match, f"{side.value}_said", yes)
    setattr(match, f"{side.value}_said_at", timezone.now())
    match.save(update_fields=[f"{side.value}_said", f"{side.value}_said_at"])


def of_side(match: Match, side: Side) -> StudentApplication | MentorApplication:
    """The application of this one of the two."""
    return match.student if side == Side.STUDENT else match.mentor
