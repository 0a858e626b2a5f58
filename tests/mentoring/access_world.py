"""A programme with a partner's mentor and an invitation, for the table of who may go where."""

from dataclasses import dataclass

from accounts.models import User
from mentoring.models import (
    MentorApplication,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
)
from tests.mentoring import people


@dataclass(frozen=True)
class Mentoring:
    programme: Programme
    partner: PartnerOrganisation
    mentor: MentorApplication
    invitation: MentorInvitation


def mentoring(coordinator: User) -> Mentoring:
    """The coordinator is the partner's, not ours."""
    programme = people.open_programme(slug="spring")
    partner = people.partner(programme, "Nordvind Mentors", coordinator)
    mentor = people.accepted_mentor(programme, partner=partner)
    return Mentoring(programme, partner, mentor, people.invitation(programme, partner))
