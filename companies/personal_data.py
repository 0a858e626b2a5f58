"""What this app holds about a person with an account: for which companies she may act.

A new hire has no account. What we hold about her belongs to her visit, and is on her own page.
"""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from companies.models import ColleagueInvitation, Company, JoinRequest, Membership


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
        "invited_to": list(invited.values("company__name", "role", "invited_at", "accepted_at")),
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
    for membership in user.memberships.select_related("company"):
        company = membership.company
        membership.delete()
        if not company.memberships.exists() and not company.group_bookings.exists():
            company.delete()
    JoinRequest.objects.filter(user=user).delete()
    ColleagueInvitation.objects.filter(email__iexact=user.email).delete()
