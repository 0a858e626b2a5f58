"""What an adviser decides about words: exactly those that she has read, and once."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from careers.emails import publishing as emails
from careers.identity import VERSION
from careers.models import CandidateProfile, Submission
from careers.models.publishing import revision_of
from careers.publishing.marks import marks, print_of
from careers.publishing.refreshing import write_copy
from careers.publishing.refusals import AnotherTextNow, DecidedAlready, OwnWords
from careers.publishing.words import approved, follow, withdraw
from outbox.mail import post

State, Cause = Submission.State, Submission.Cause
HERS = (Cause.SENT, Cause.CHANGED)  # of these the text is what she has in her profile


def approve(submission_id: int, revision: str, by: User, *, seen: str = "") -> Submission:
    """Show these words. ``seen`` is ``Submission.seen`` of the page: text, marks and whose it is.

    Raises AnotherTextNow, DecidedAlready and OwnWords.
    """
    with transaction.atomic():
        submission = _locked(submission_id, by)
        profile = submission.profile
        if submission.revision != revision or seen not in ("", submission.seen):
            raise AnotherTextNow
        _check_it_is_hers(submission, profile)
        older = profile.submissions.filter(state=State.APPROVED)
        _decide(submission, State.APPROVED, by)
        write_copy(profile)
        older.exclude(pk=submission.pk).update(state=State.REPLACED)
        AccessLog.add("candidate_words.approved", profile, by=by, about=profile.user)
        post(emails.words_approved, submission.pk, key=f"words_approved:{submission.pk}")
    return submission


def send_back(
    submission_id: int, by: User, reason: str, *, reasons: Iterable[str] = ()
) -> Submission:
    """Ask for a change. Words that were shown and are sent back are shown no longer.

    Raises DecidedAlready and OwnWords.
    """
    with transaction.atomic():
        submission = _locked(submission_id, by)
        profile = submission.profile
        submission.reason, submission.reasons = reason, list(reasons)
        _decide(submission, State.SENT_BACK, by)
        shown = approved(profile)
        if shown is not None and shown.revision == submission.revision:
            withdraw(shown)
        follow(profile)
        write_copy(profile)
        _tell_sent_back(submission, by)
    return submission


def read_again(submission_id: int, by: User, *, seen: str) -> Submission:
    """Approved words are still fine, with the marks that the gate of today puts into them.

    Raises AnotherTextNow, DecidedAlready and OwnWords.
    """
    with transaction.atomic():
        submission = _locked(submission_id, by, state=State.APPROVED)
        profile = submission.profile
        if seen != submission.seen:
            raise AnotherTextNow
        submission.findings = marks(profile, submission.headline, submission.summary)
        submission.gate, submission.looked_again_at = VERSION, timezone.now()
        submission.save(update_fields=["findings", "gate", "looked_again_at"])
        AccessLog.add("candidate_words.read_again", profile, by=by, about=profile.user)
    return submission


def take_back(
    submission_id: int, by: User, reason: str, *, reasons: Iterable[str] = ()
) -> Submission:
    """Approved words are not fine: shown no longer, and sent back to her.

    Raises DecidedAlready and OwnWords.
    """
    with transaction.atomic():
        submission = _locked(submission_id, by, state=State.APPROVED)
        profile = submission.profile
        withdraw(submission)
        submission.reason, submission.reasons = reason, list(reasons)
        _decide(submission, State.SENT_BACK, by)
        write_copy(profile)
        _tell_sent_back(submission, by)
    return submission


def _tell_sent_back(submission: Submission, by: User) -> None:
    profile = submission.profile
    AccessLog.add("candidate_words.sent_back", profile, by=by, about=profile.user)
    post(emails.words_sent_back, submission.pk, key=f"words_sent_back:{submission.pk}")


def _locked(submission_id: int, by: User, *, state: Submission.State = State.WAITING) -> Submission:
    """Profile first, then the submission (docs/architecture.md)."""
    profile_id = Submission.objects.values_list("profile", flat=True).get(pk=submission_id)
    profile = CandidateProfile.objects.locked(profile_id)
    submission = Submission.objects.locked(submission_id)
    submission.profile = profile
    if profile.user_id == by.pk:
        raise OwnWords
    if submission.state == State.REPLACED and submission.decided_at is None:
        raise AnotherTextNow
    if submission.state != state:
        raise DecidedAlready
    return submission


def _check_it_is_hers(submission: Submission, profile: CandidateProfile) -> None:
    """As it is in the database now, whatever was called or not called before."""
    now = revision_of(profile.headline, profile.summary)
    if submission.cause in HERS and submission.revision != now:
        raise AnotherTextNow
    if revision_of(submission.headline, submission.summary) != submission.revision:
        raise AnotherTextNow
    if submission.identity != print_of(profile):
        raise AnotherTextNow


def _decide(submission: Submission, state: Submission.State, by: User) -> None:
    submission.state, submission.decided_by = state, by
    submission.decided_at = timezone.now()
    submission.save()
