"""Companies, who may act for them, and the people whom they book in."""

from companies.models.bookings import (
    HEADCOUNT_KINDS,
    INVITATION_LASTS,
    ColleagueInvitation,
    ColleagueInvitationQuerySet,
    Company,
    CompanyQuerySet,
    GroupBooking,
    GroupBookingQuerySet,
    JoinRequest,
    JoinRequestQuerySet,
    Membership,
    invitation_link,
)
from companies.models.people import (
    ChecklistTick,
    NewHire,
    NewHireQuerySet,
    Roster,
    RosterRow,
    visit_link,
)

__all__ = [
    "HEADCOUNT_KINDS",
    "INVITATION_LASTS",
    "ChecklistTick",
    "ColleagueInvitation",
    "ColleagueInvitationQuerySet",
    "Company",
    "CompanyQuerySet",
    "GroupBooking",
    "GroupBookingQuerySet",
    "JoinRequest",
    "JoinRequestQuerySet",
    "Membership",
    "NewHire",
    "NewHireQuerySet",
    "Roster",
    "RosterRow",
    "invitation_link",
    "visit_link",
]
