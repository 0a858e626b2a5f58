"""Whether employers find her: from the first time until she hides, or half a year is over.

Whoever comes back has a new handle, is on nobody's short list and in nobody's notes: otherwise a
company could tell that she is the one it saw before.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from careers.finding import index
from careers.models import CandidateProfile, EmployerNote, PublishedSummary, ShortListed
from careers.models.publishing import new_handle
from careers.publishing.periods import KEPT_FOR, SHOWN_FOR
from careers.publishing.refreshing import write_copy
from careers.publishing.refusals import NothingToShow
from careers.publishing.words import follow

State = CandidateProfile.State


def go_live(profile_id: int) -> PublishedSummary:
    """Let employers find her. For whoever is live already nothing changes.

    Raises NothingToShow.
    """
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        if profile.state == State.LIVE:
            return profile.published
        if not profile.occupation:
            raise NothingToShow
        return _open(profile)


def show(profile_id: int) -> PublishedSummary:
    """Again, after she was hidden."""
    return go_live(profile_id)


def hide(profile_id: int) -> CandidateProfile:
    """At once, and from every short list. What she has shown to one company stays hers to end."""
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        if profile.state == State.LIVE:
            _close(profile, State.HIDDEN, erase_on=timezone.localdate() + KEPT_FOR)
        return profile


def expire(profile_id: int, today: date) -> bool:
    """Hide it by time. False where she has renewed it meanwhile."""
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        over = profile.expires_on is not None and profile.expires_on < today
        if profile.state != State.LIVE or not over or profile.expires_on is None:
            return False
        _close(profile, State.EXPIRED, erase_on=profile.expires_on + KEPT_FOR)
        return True


def renew(profile_id: int) -> CandidateProfile:
    """Half a year more from today; whoever was hidden is shown again."""
    with transaction.atomic():
        profile = CandidateProfile.objects.locked(profile_id)
        if profile.state != State.LIVE:
            go_live(profile_id)
            return CandidateProfile.objects.get(pk=profile_id)
        _prolong(profile)
        profile.save(update_fields=["expires_on", "reminded_days", "erase_on"])
        write_copy(profile)
        return profile


def _open(profile: CandidateProfile) -> PublishedSummary:
    profile.state = State.LIVE
    ends = _prolong(profile)
    profile.save(update_fields=["state", "expires_on", "reminded_days", "erase_on"])
    summary = PublishedSummary.objects.filter(profile=profile).first()
    summary = summary or PublishedSummary(profile=profile)
    summary.handle, summary.hidden = new_handle(), False
    summary.published_at, summary.refreshed_on = timezone.now(), timezone.localdate()
    summary.expires_on = ends
    summary.save()
    follow(profile)
    write_copy(profile)
    summary.refresh_from_db()
    return summary


def _prolong(profile: CandidateProfile) -> date:
    profile.expires_on = ends = timezone.localdate() + SHOWN_FOR
    profile.reminded_days = profile.erase_on = None
    return ends


def _close(profile: CandidateProfile, state: State, *, erase_on: date) -> None:
    profile.state, profile.erase_on, profile.reminded_days = state, erase_on, None
    profile.save(update_fields=["state", "erase_on", "reminded_days"])
    summary = PublishedSummary.objects.locked(profile.published.pk)
    summary.hidden = True
    summary.save(update_fields=["hidden"])
    index.remove(summary.pk)
    ShortListed.objects.filter(summary=summary).delete()
    EmployerNote.objects.filter(summary=summary).delete()
