"""A company's bookings at a glance: where each one stands, in words, and what comes next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Company, GroupBooking, NewHire, RosterRow
from events.models import Attendee, Booking, SeatClaim
from vocabulary.tone import Tone


@dataclass(frozen=True)
class Standing:
    words: str
    next_step: str
    tone: Tone


@dataclass(frozen=True)
class Line:
    group: GroupBooking
    standing: Standing
    people: int
    starts: datetime | None
    is_current: bool


def lines_of(company: Company) -> list[Line]:
    """The company's bookings, newest first, in one query."""
    return [_line(group) for group in _with_counts(company.group_bookings.all())]


def _with_counts(groups: QuerySet[GroupBooking]) -> Iterable[Any]:
    hires = NewHire.objects.filter(group=OuterRef("pk"))
    coming = hires.exclude(attendee__state=Attendee.State.CANCELLED)
    rows = RosterRow.objects.filter(roster__group=OuterRef("pk"))
    seats = Attendee.objects.coming().filter(booking=OuterRef("booking"))
    claims = SeatClaim.objects.filter(booking=OuterRef("booking"))
    return groups.select_related("company", "centre", "booking", "event").annotate(
        coming=_of_each(coming, "group", Count("pk")),
        first_visit=_of_each(hires, "group", Min("attendee__session__starts")),
        last_end=_of_each(seats, "booking", Max("session__ends")),
        first_held=_of_each(claims, "booking", Min("quota__session__starts")),
        listed=_of_each(rows, "roster__group", Count("pk")),
        wrong=_of_each(rows.filter(wrong=True), "roster__group", Count("pk")),
    )


def _of_each(rows: QuerySet[Any], owner: str, function: Count | Min | Max) -> Subquery:
    grouped = rows.order_by().values(owner).annotate(found=function)
    return Subquery(grouped.values("found"))


def _line(group: Any) -> Line:
    return Line(
        group=group,
        standing=_standing(group),
        people=group.coming or group.listed or group.headcount,
        starts=group.first_visit or group.first_held,
        is_current=group.is_open and not _event_is_over(group),
    )


def _event_is_over(group: Any) -> bool:
    """At a centre the desk marks everybody, which completes the booking; at an event not always."""
    return bool(group.event and group.last_end and group.last_end < timezone.now())


def _standing(group: Any) -> Standing:
    return STANDINGS[group.state](group)


def _draft(group: Any) -> Standing:
    booking = group.booking
    if booking is not None and booking.state == Booking.State.EXPIRED:
        words = _("The seats were released, your list is kept")
        return Standing(words, _("Choose a day again"), Tone.BAD)
    if group.holds_seats:
        until = date_format(timezone.localtime(booking.held_until), "DAY_DATETIME")
        return Standing(_("Seats held until %s") % until, _after_seats(group), Tone.WARNING)
    return Standing(_("Being prepared"), _before_seats(group), Tone.QUIET)


def _before_seats(group: Any) -> str:
    if not group.listed and not group.headcount:
        return _("Add the people")
    return _wrong_rows(group) or (_("Choose a date") if group.event else _("Choose a day"))


def _after_seats(group: Any) -> str:
    if not group.listed:
        return _("Add the names")
    if group.wrong:
        return _wrong_rows(group)
    if not group.company.is_verified:
        return _("Ready to send once your company is verified")
    return _("Check and send")


def _wrong_rows(group: Any) -> str:
    if not group.wrong:
        return ""
    wrong: int = group.wrong
    return ngettext("Correct %d person on the list", "Correct %d people on the list", wrong) % wrong


def _confirmed(group: Any) -> Standing:
    if group.first_visit and group.first_visit < timezone.now():
        after = _("See who came") if group.event else _("See who was served")
        return Standing(_("The day has come"), after, Tone.INFO)
    before = _("See who comes") if group.event else _("See who is ready")
    return Standing(_("Sent"), before, Tone.OK)


def _completed(group: Any) -> Standing:
    return Standing(_("Completed"), _("See how it went"), Tone.QUIET)


def _cancelled(group: Any) -> Standing:
    return Standing(_("Cancelled"), "", Tone.QUIET)


STANDINGS: dict[str, Callable[[Any], Standing]] = {
    GroupBooking.State.DRAFT: _draft,
    GroupBooking.State.CONFIRMED: _confirmed,
    GroupBooking.State.COMPLETED: _completed,
    GroupBooking.State.CANCELLED: _cancelled,
}
