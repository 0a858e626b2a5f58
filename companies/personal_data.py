"""What this app holds about a person with an account: for which companies she may act.

A new hire needs no account: what we hold about her is on her own page. If she has one under the
address that her company gave us, it is here as well.
"""

from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from accounts.models import User
from companies import visitor_data
from companies.models import ColleagueInvitation, Company, JoinRequest, Membership
from events.models import Booking

HOLDS = {
    "companies.Membership": "goes with the account",
    "companies.JoinRequest": "deleted",
    "companies.ColleagueInvitation": "deleted",
    "companies.Company": "stays, without who verified it or accepted the terms",
    "companies.GroupBooking": "stays the company's; another member becomes its contact",
    **visitor_data.HOLDS,
}


def held(user: User) -> dict[str, Any]:
    members = user.memberships.select_related("company")
    asked = JoinRequest.objects.filter(user=user)
    invited = ColleagueInvitation.objects.filter(email__iexact=user.email)
    return {
        "companies": [
            {"name": m.company.name, "role": m.role, "agency": m.agency, "since": m.created_at}
            for m in members
        ],
        "asked_to_join": list(asked.values("company__cvr", "asked_at", "answered_at", "accepted")),
        "invited_to": list(
            invited.values("company__name", "email", "role", "invited_at", "accepted_at")
        ),
        "contact_of_bookings": list(
            _as_contact(user).values("reference", "state", "contact_name", "contact_email")
        ),
        **visitor_data.held(user),
    }


def hindrances(user: User) -> list[str]:
    words = _(
        "You are the only owner of %(company)s. Make somebody else owner first, or ask the centre "
        "to close the company."
    )
    return [words % {"company": company.name} for company in _left_without_owner(user)]


def _left_without_owner(user: User) -> list[Company]:
    """Companies with bookings or other members that only she owns."""
    owned = Company.objects.filter(memberships__user=user, memberships__role=Membership.Role.OWNER)
    others = Membership.objects.exclude(user=user)
    return [
        company
        for company in owned
        if not others.filter(company=company, role=Membership.Role.OWNER).exists()
        and (others.filter(company=company).exists() or company.group_bookings.exists())
    ]


def erase(user: User) -> None:
    """A company that was hers alone and never booked goes with her; the others stay without her."""
    visitor_data.erase(user)
    _hand_bookings_over(user)
    for membership in user.memberships.select_related("company"):
        company = membership.company
        membership.delete()
        if not company.memberships.exists() and not company.group_bookings.exists():
            company.delete()
    JoinRequest.objects.filter(user=user).delete()
    ColleagueInvitation.objects.filter(email__iexact=user.email).delete()


def _as_contact(user: User) -> "QuerySet[Booking]":
    return Booking.objects.filter(kind=Booking.Kind.GROUP, contact_email__iexact=user.email)


def _hand_bookings_over(user: User) -> None:
    """News of them go to another member of the company, an owner first; or to nobody."""
    for booking in _as_contact(user).select_related("group__company"):
        others = booking.group.company.memberships.exclude(user=user)
        next_one = others.select_related("user").order_by(_owners_first(), "pk").first()
        booking.contact_name = next_one.user.get_full_name() if next_one else ""
        booking.contact_email = next_one.user.email if next_one else ""
        booking.once = ""
        booking.save(update_fields=["contact_name", "contact_email", "once"])


def _owners_first() -> Case:
    return Case(When(role=Membership.Role.OWNER, then=0), default=1)
