"""What staff do with the line for a seat, and what will become of it in words."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, User
from events.booking import BookingError, line
from events.emails import taken_off_line
from events.models import Quota, Session, WaitlistEntry
from events.sign_up.waiting import dates_of, leave
from outbox.mail import post

State = WaitlistEntry.State


class NotOffered(BookingError):
    """She waits no longer, or there are too few seats for her party."""


def offer_now(entry: WaitlistEntry, *, by: User, reason: str) -> WaitlistEntry:
    """Offer her free seats before those who have waited longer. ``reason`` is kept in the log.

    Called again it does nothing. Raises NotOffered.
    """
    coming = [session for session in dates_of(entry) if not session.has_begun]
    if not coming:
        raise NotOffered(_("It has begun, so no seat can be offered any more."))
    with transaction.atomic():
        # Seats first, then the line: as everybody locks them who gives seats back.
        quotas = Quota.objects.filter(session__in=coming, authority=None, closed=False)
        locked = quotas.all_locked()
        offered = bool(locked) and line.offer_out_of_order(entry, locked, by=by, reason=reason)
    entry.refresh_from_db()
    if not offered and entry.state != State.OFFERED:
        raise NotOffered(_why_not(entry, locked))
    return entry


def _why_not(entry: WaitlistEntry, quotas: Sequence[Quota]) -> str:
    if entry.state != State.WAITING:
        return _("%(name)s does not wait any more.") % {"name": entry.contact_name}
    free = min((quota.free for quota in quotas), default=0)
    words = ngettext(
        "%(name)s needs %(n)d seat, and %(free)d are free. Add seats to the date first.",
        "%(name)s needs %(n)d seats, and %(free)d are free. Add seats to the date first.",
        entry.seats,
    )
    return words % {"name": entry.contact_name, "n": entry.seats, "free": max(0, free)}


@transaction.atomic
def take_off_line(entry: WaitlistEntry, *, by: User, reason: str) -> WaitlistEntry:
    """She waits no longer, and is told why; seats offered to her go to the next.

    Called again it does nothing.
    """
    was = entry.state
    entry = leave(entry, by=by)
    if was in WaitlistEntry.STANDING and entry.state in (State.LEFT, State.DECLINED):
        AccessLog.add("waiting.taken_off", entry, by=by, reason=reason)
        post(taken_off_line, entry.pk, key=f"taken-off:{entry.pk}")
    return entry


def what_next(waiting: Sequence[WaitlistEntry], session: Session, free: int) -> str:
    """What happens with the next seat that comes free at this date."""
    if not waiting:
        return _("Nobody waits. A seat that comes free can be booked by anybody.")
    if line.offer_ends(session) is None:
        return _(
            "Sign-up closes so soon that nothing is offered by itself any more. You can still "
            "offer free seats to somebody."
        )
    fits = next((entry for entry in waiting if entry.seats <= free + 1), None)
    if fits is waiting[0]:
        return _(
            "The next seat that comes free is offered to %(name)s by mail and held for a day, or "
            "half the time that is left. Who does not take it leaves the list, and the next "
            "is asked."
        ) % {"name": fits.contact_name}
    if fits is not None:
        return _(
            "%(first)s needs %(n)d seats and keeps the place. A single seat that comes free is "
            "offered to %(name)s, who needs fewer."
        ) % {"first": waiting[0].contact_name, "n": waiting[0].seats, "name": fits.contact_name}
    return _(
        "Every party that waits needs several seats. They are offered to the first as soon as as "
        "many are free together."
    )
