"""What companies told of a person whom they booked in, where she has an account by that address."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from companies.after_sending import take_out
from companies.event_seats.people import seats_of
from companies.models import ChecklistTick, NewHire, RosterRow
from companies.purging import NAMELESS
from events import booking
from events.models import Answer, Attendee

HOLDS = {
    "companies.NewHire": "emptied of her; visits to come are cancelled, past ones still counted",
    "companies.ChecklistTick": "deleted",
    "companies.RosterRow": "deleted",
    "companies.Roster": "stays the company's, without her row",
}


def held(user: User) -> dict[str, Any]:
    hires = _hires(user)
    fields = ("given_name", "family_name", "email", "citizenship", "situation", "state")
    return {
        "visits_booked_by_companies": list(
            hires.values(
                *("group__company__name", "attendee__session__starts"),
                *(f"attendee__{field}" for field in fields),
                *("employee_number", "municipality__name", "start_date", "arrival_date"),
                *("phone", "family", "application_reference", "another_time_reason"),
            )
        ),
        "answers_at_events_of_companies": list(
            _answers(hires).values("question__text_en", "value")
        ),
        "papers_ready": list(_ticks(hires).values("document__name_en", "ticked_at")),
        "on_lists_of_companies": list(
            _rows(user).values("roster__group__company__name", "cells", "values", "typed")
        ),
    }


def erase(user: User) -> None:
    """The company sees that a seat was given up, and no name any more."""
    hires = list(_hires(user).order_by("pk"))
    for hire in hires:
        _call_off(hire, user)
    ids = [hire.pk for hire in hires]
    _answers(NewHire.objects.filter(pk__in=ids)).delete()
    seats = [seat.pk for hire in hires for seat in [*seats_of(hire), hire.attendee]]
    _ticks(NewHire.objects.filter(pk__in=ids)).delete()
    NewHire.objects.filter(pk__in=ids).update(
        **NAMELESS, municipality=None, start_date=None, arrival_date=None, family=False
    )
    Attendee.objects.filter(pk__in=seats).update(
        given_name="", family_name="", email="", citizenship="", situation={}
    )
    _rows(user).delete()


def _call_off(hire: NewHire, user: User) -> None:
    try:
        take_out(hire, by=user, reason="erased")
    except booking.NotExpected:
        return  # she has been there


def _hires(user: User) -> "QuerySet[NewHire]":
    return NewHire.objects.filter(attendee__email__iexact=user.email)


def _answers(hires: "QuerySet[NewHire]") -> "QuerySet[Answer]":
    return Answer.objects.filter(attendee__new_hire__in=hires)


def _ticks(hires: "QuerySet[NewHire]") -> "QuerySet[ChecklistTick]":
    return ChecklistTick.objects.filter(new_hire__in=hires)


def _rows(user: User) -> "QuerySet[RosterRow]":
    """Also of drafts, where nobody has been booked in yet; not by a spelling that was refused."""
    return RosterRow.objects.filter(values__email__iexact=user.email)
