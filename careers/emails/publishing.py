"""Mails to her about what employers see. Never with her words in them: mail is read by others."""

from careers.models import Submission
from outbox.letters import Letter, mail

State = Submission.State


@mail("careers.words_approved")
def words_approved(pk: int) -> Letter | None:
    """About a Submission."""
    return _about(pk, State.APPROVED, "careers/words_approved")


@mail("careers.words_sent_back")
def words_sent_back(pk: int) -> Letter | None:
    """About a Submission, unless she has sent another meanwhile."""
    return _about(pk, State.SENT_BACK, "careers/words_sent_back")


@mail("careers.words_taken_down")
def words_taken_down(pk: int) -> Letter | None:
    """About the Submission that was approved once, and could give her away now."""
    return _about(pk, State.WITHDRAWN, "careers/words_taken_down")


def _about(pk: int, state: Submission.State, template: str) -> Letter | None:
    found = Submission.objects.select_related("profile__user").filter(pk=pk, state=state)
    submission = found.first()
    if submission is None:
        return None
    user = submission.profile.user
    newer = submission.profile.submissions.filter(pk__gt=pk, state=State.WAITING).exists()
    context = {"person": user, "submission": submission, "newer": newer}
    return Letter(user.email, user.language, template, context)
