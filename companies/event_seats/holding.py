"""Holding a company's seats at an event: as many as there are people, or none.

Seats are held as soon as the number is known, from a headcount or from the list, and the hold goes
along with the list as it changes.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min, Q, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import AccessLog, User
from companies.appointment import NobodyToPlace
from companies.event_seats.choosing import Choice, choice_of, takes_companies
from companies.group_booking import locked_draft
from companies.models import Company, GroupBooking, RosterRow
from events import booking
from events.models import Booking, Event, Quota, SeatClaim, Session
from events.sign_up.opening import Opening
from events.sign_up.parties import last_moment
from events.sign_up.party import quotas_of
from vocabulary.refused import Refused


class NotOffered(Refused):
    """The event, or the date, cannot be booked by companies (any more)."""

    message = gettext_lazy("Seats at this date cannot be booked now. Choose another date.")


class TooMany(Refused):
    """More people than one company may bring."""


class NoSeats(Refused):
    """There are not seats enough for everybody, so none was taken."""


def size_of(group: GroupBooking) -> int:
    """How many seats are needed: a headcount larger than the list keeps some for names to come."""
    rows = RosterRow.objects.filter(roster__group=group).count()
    return max(rows, group.headcount if group.names_later else 0)


@transaction.atomic
def hold(group: GroupBooking, *, by: User, session: Session | None = None) -> GroupBooking:
    """Hold seats for everybody at the chosen date, or at ``session`` from now on.

    Raises NotInThisState, NobodyToPlace, NotOffered, TooMany, NoSeats; then everything is as it
    was.
    """
    group = locked_draft(group)
    moves = session is not None and session.pk != group.session_id
    if moves:
        group.session = session
    size = size_of(group)
    if not size:
        raise NobodyToPlace
    if group.booking is None or moves or _held(group.booking) != size:
        _hold_now(group, size, by=by, moves=moves)
    return group


@transaction.atomic
def choose(group: GroupBooking, *, session: Session | None) -> GroupBooking:
    """The date that the seats will be held at once there is a list. Raises NotOffered."""
    group = locked_draft(group)
    group.session = session
    opening_now(group)
    group.save(update_fields=["session"])
    return group


def _hold_now(group: GroupBooking, size: int, *, by: User, moves: bool) -> None:
    opening = opening_now(group)
    check_limit(group.company, opening, size, but=group.booking)
    needs = {quota.pk: size for quota in quotas_of(opening.sessions)}
    fresh = moves or not group.holds_seats
    until = _until(opening) if fresh else None
    try:
        group.booking = _take(group, needs, until, by)
    except booking.SoldOut as error:
        raise NoSeats(too_few(opening, size)) from error
    except booking.BookingError as error:
        raise NotOffered(str(error)) from error
    # Once more, now that the seats are taken: another list of the company waited for them.
    check_limit(group.company, opening, size, but=group.booking)
    group.day = timezone.localdate(opening.first.starts)
    group.save(update_fields=["booking", "day", "session"])
    AccessLog.add("group_booking.held", group, by=by, on_behalf_of=group.company.name)


def opening_now(group: GroupBooking) -> Opening:
    """What was chosen, with its seats as they are now. Raises NotOffered."""
    choice = choice_of(group.at_event) if takes_companies(group.at_event) else None
    opening = choice and choice.opening_of(group.session)
    if not opening:
        raise NotOffered
    return opening


def _until(opening: Opening) -> datetime:
    """As long as any hold, but not past the moment when sign-up closes."""
    return min(booking.default_end(), last_moment(opening.sessions, opening.event))


def _take(
    group: GroupBooking, needs: Mapping[int, int], until: datetime | None, by: User
) -> Booking:
    if group.booking is not None:
        return booking.change_hold(group.booking, needs=needs, until=until, by=by)
    return booking.hold(
        needs=needs,
        contact_name=by.get_full_name() or by.email,
        contact_email=by.email,
        organisation=group.company.name,
        language=by.language,
        until=until,
        reference=group.reference,
        by=by,
    )


def _held(held: Booking) -> int:
    """The seats held at every date; 0 where the hold is over."""
    if held.state != Booking.State.HELD:
        return 0
    fewest = SeatClaim.objects.filter(booking=held, attendee=None).aggregate(n=Min("seats"))
    return fewest["n"] or 0


def seats_held(group: GroupBooking) -> int:
    return _held(group.booking) if group.booking else 0


def quotas_held(group: GroupBooking) -> list[Quota]:
    """Of each date whose seats are held, by time."""
    if group.booking is None:  # or every date without a claim would be found
        return []
    held = Quota.objects.filter(claims__booking=group.booking, claims__attendee=None)
    return list(held.select_related("session__event").order_by("session__starts", "pk"))


def dates_of(group: GroupBooking) -> list[Session]:
    """To which its people come, by time; of a draft those whose seats are held. None for visits."""
    if group.event is None or group.booking is None:
        return []
    there = Q(attendees__booking=group.booking) | Q(quotas__claims__booking=group.booking)
    sessions = Session.objects.filter(there).select_related("event__venue", "event__centre")
    return list(sessions.distinct().order_by("starts", "pk"))


def place_again(group: GroupBooking, *, by: User) -> bool:
    """After the list changed: hold as many seats as there are people now; whether it went.

    Where it does not the seats that are held stay, and the last look says what is missing.
    """
    try:
        with transaction.atomic():
            hold(group, by=by)
    except (NobodyToPlace, NotOffered, TooMany, NoSeats):
        return False
    return True


def check_limit(
    company: Company, opening: Opening, size: int, *, but: Booking | None = None
) -> None:
    """Raises TooMany where the company would have more people there than it may bring."""
    limit = opening.event.company_limit
    others = seats_of_company(company, opening, but=but) if limit is not None else 0
    if limit is None or size + others <= limit:
        return
    words = ngettext(
        "One company can bring %(limit)d person to this event.",
        "One company can bring %(limit)d people to this event.",
        limit,
    ) % {"limit": limit}
    if others:
        words += " " + _("You have %(others)d seats there already.") % {"others": others}
    raise TooMany(f"{words} {_('Take somebody off the list, or ask the organiser.')}")


def seats_of_company(company: Company, opening: Opening, *, but: Booking | None = None) -> int:
    """What its other bookings hold and have at this date."""
    quotas = [quota.pk for quota in quotas_of(opening.sessions[:1])]
    claims = SeatClaim.objects.filter(quota__in=quotas, booking__group__company=company)
    if but is not None:
        claims = claims.exclude(booking=but)
    return claims.aggregate(n=Sum("seats"))["n"] or 0


def too_few(opening: Opening, size: int) -> str:
    """How many seats are left, and what can be done about it."""
    event = opening.event
    free = max(opening.free, 0)
    told = _("We are sorry: all seats are taken. Nothing was booked.")
    if free:
        told = ngettext(
            "%(free)d seat is left, and you are %(size)d. Nothing was booked.",
            "%(free)d seats are left, and you are %(size)d. Nothing was booked.",
            free,
        ) % {"free": free, "size": size}
    return " ".join(filter(None, [told, _others(event, opening, size), _line(opening)]))


def _others(event: Event, opening: Opening, size: int) -> str:
    choice = choice_of(event)
    dates = [each for each in _with_room(choice, size) if each.first != opening.first]
    if event.kind == Event.Kind.COURSE or not dates:
        return _("Take people off the list, or choose another event.")
    days = [date_format(timezone.localtime(each.first.starts), "DAY_DATETIME") for each in dates]
    return _("There is room for all of you on %(dates)s.") % {"dates": ", ".join(days[:3])}


def _with_room(choice: Choice | None, size: int) -> Sequence[Opening]:
    return [each for each in choice.openings if each.free >= size] if choice else []


def _line(opening: Opening) -> str:
    """Companies do not stand in line: an offer goes to one person (``event_seats.waiting``)."""
    if not opening.can_wait:
        return ""
    return _("Or put each of them on the waiting list: with a list of names, at the last step.")
