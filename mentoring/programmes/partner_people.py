"""Who acts for a partner organisation: invited by staff, seeing its own mentors and no others."""

from django.db import transaction

from accounts.models import AccessLog, User
from accounts.people import add_person
from mentoring.emails.partners import coordinator_invited
from mentoring.models import PartnerOrganisation
from outbox.mail import post


@transaction.atomic
def invite_coordinator(partner_id: int, *, email: str, name: str = "", by: User) -> User:
    """She is told by mail once, however often she is invited."""
    partner = PartnerOrganisation.objects.locked(partner_id)
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        first, _blank, last = name.strip().partition(" ")
        user = add_person(email, first_name=first, last_name=last, verified=False)
    through = PartnerOrganisation.coordinators.through
    row, made = through.objects.get_or_create(partnerorganisation_id=partner.pk, user_id=user.pk)
    if made:
        AccessLog.add("mentoring.coordinator_invited", partner, by=by, about=user)
        post(coordinator_invited, row.pk)
    return user


@transaction.atomic
def remove_coordinator(partner_id: int, user: User, *, by: User) -> None:
    """Her account stays, and so do the mentors whom she has invited."""
    partner = PartnerOrganisation.objects.locked(partner_id)
    if partner.coordinators.filter(pk=user.pk).exists():
        partner.coordinators.remove(user)
        AccessLog.add("mentoring.coordinator_removed", partner, by=by, about=user)
