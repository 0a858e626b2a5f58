"""All that happens by itself, in the order in which one thing leads to the next."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from careers.models import PublishedSummary, Submission
from careers.publishing import renewal
from careers.publishing.periods import OLD_WORDS, REPLACED_WORDS
from careers.publishing.refreshing import refresh

State = Submission.State


def run(today: date) -> None:
    """Safe to run at any time, and as often as one likes."""
    renewal.remind(today)
    renewal.hide_overdue(today)
    renewal.warn(today)
    renewal.erase_overdue(today)


def judge_again() -> None:
    """Every copy once more by the gate as it is today, and by who its people are today: a new
    version finds more, and not everything that changes somebody's name tells us."""
    shown = PublishedSummary.objects.findable().order_by("profile")
    for profile_id in list(shown.values_list("profile", flat=True)):
        refresh(profile_id)


def forget_old_words() -> int:
    """Texts that are neither shown nor waiting: what nobody has read soon, what was read later."""
    now = timezone.now()
    unread = Q(decided_at=None, state=State.REPLACED, sent_at__lt=now - REPLACED_WORDS)
    read = Q(decided_at__lt=now - OLD_WORDS)
    old = Submission.objects.exclude(state__in=(State.APPROVED, State.WAITING)).filter(
        unread | read
    )
    return old.delete()[0]
