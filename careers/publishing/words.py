"""Her own words, on their way to employers: sent, read by an adviser, shown, taken down."""

from django.utils import timezone

from careers.emails import publishing as emails
from careers.identity import VERSION
from careers.models import CandidateProfile, PublishedSummary, Submission
from careers.models.publishing import revision_of
from careers.publishing.marks import Mark, held, marks, print_of
from careers.publishing.refusals import NotChanged, NoWords
from outbox.mail import post

State, Cause = Submission.State, Submission.Cause
ASKED = (State.WAITING, State.APPROVED)


def approved(profile: CandidateProfile) -> Submission | None:
    """Whose words employers may read."""
    return profile.submissions.filter(state=State.APPROVED).first()


def waiting(profile: CandidateProfile) -> Submission | None:
    return profile.submissions.filter(state=State.WAITING).first()


def last(profile: CandidateProfile) -> Submission | None:
    """The last that became anything: what she sent, or what came back."""
    return profile.submissions.exclude(state=State.REPLACED).first()


def send(profile: CandidateProfile) -> Submission:
    """Ask for these words to be shown. Asking again for the same changes nothing.

    Raises NoWords, and NotChanged for what was sent back.
    """
    if not (profile.headline or profile.summary):
        raise NoWords
    now = revision_of(profile.headline, profile.summary)
    known = last(profile)
    if (
        known is not None
        and known.revision == now
        and known.state in (State.WAITING, State.APPROVED)
    ):
        return known
    if known is not None and known.revision == now and known.state == State.SENT_BACK:
        raise NotChanged
    return _to_review(profile, profile.headline, profile.summary, Cause.SENT)


def follow(profile: CandidateProfile) -> None:
    """After a change of her text, or of who she is: read again what was approved, or waits."""
    _follow_text(profile)
    _follow_identity(profile)


def withdraw(submission: Submission) -> None:
    """Employers no longer read it: out of the copy first, or the database says no."""
    shown = PublishedSummary.objects.filter(profile=submission.profile_id)
    shown.update(headline="", summary="", approved_revision="")
    submission.state = State.WITHDRAWN
    submission.save(update_fields=["state"])


def _follow_text(profile: CandidateProfile) -> None:
    """What an adviser reads is what she has now; words that she has deleted are shown no longer."""
    if not (profile.headline or profile.summary):
        profile.submissions.filter(state=State.WAITING).update(state=State.REPLACED)
        if shown := approved(profile):
            withdraw(shown)
        return
    known, now = last(profile), revision_of(profile.headline, profile.summary)
    if known is None or known.state not in ASKED:
        return
    if known.revision != now and not _was_sent_back(profile, now):
        cause = Cause.CHANGED if known.state == State.APPROVED else Cause(known.cause)
        _to_review(profile, profile.headline, profile.summary, cause)


def _was_sent_back(profile: CandidateProfile, revision: str) -> bool:
    return profile.submissions.filter(state=State.SENT_BACK, revision=revision).exists()


def _follow_identity(profile: CandidateProfile) -> None:
    shown = approved(profile)
    if shown is not None:
        new = undecided(shown, marks(profile, shown.headline, shown.summary))
        if new:
            withdraw(shown)
            post(emails.words_taken_down, shown.pk, key=f"words_taken_down:{shown.pk}")
        _read_again(profile, shown, Cause.FOUND if new else Cause.IDENTITY)
    if waits := waiting(profile):
        waits.findings = marks(profile, waits.headline, waits.summary)
        waits.identity, waits.gate = print_of(profile), VERSION
        waits.save(update_fields=["findings", "identity", "gate"])


def undecided(submission: Submission, found: list[Mark]) -> list[Mark]:
    """Reasons to take it down that the adviser who approved it has not seen."""
    return [mark for mark in held(found) if mark not in submission.findings]


def _read_again(profile: CandidateProfile, shown: Submission, cause: Submission.Cause) -> None:
    """Unless newer words wait already: approving these decides about the older ones too."""
    changed = cause == Cause.FOUND or shown.identity != print_of(profile)
    if changed and waiting(profile) is None:
        _to_review(profile, shown.headline, shown.summary, cause)


def _to_review(
    profile: CandidateProfile, headline: str, summary: str, cause: Submission.Cause
) -> Submission:
    """In the queue, instead of an older text, and in that one's place."""
    older = waiting(profile)
    if older is not None:
        older.state = State.REPLACED
        older.save(update_fields=["state"])
    return Submission.objects.create(
        profile=profile,
        headline=headline,
        summary=summary,
        revision=revision_of(headline, summary),
        findings=marks(profile, headline, summary),
        identity=print_of(profile),
        gate=VERSION,
        cause=cause,
        sent_at=older.sent_at if older else timezone.now(),
    )
