"""What the clock does for bookings."""

from events.booking import expire_overdue, finish_cancelling, warn_before_expiry
from events.editing.publishing import purge_drafts
from outbox.clock import every


@every(minutes=1)
def release_expired_holds() -> None:
    expire_overdue()


@every(minutes=5)
def warn_holders() -> None:
    warn_before_expiry()


@every(minutes=5)
def finish_cancelled_sessions() -> None:
    finish_cancelling()


@every(minutes=24 * 60)
def purge_abandoned_drafts() -> None:
    purge_drafts()
