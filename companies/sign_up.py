"""A person signs her company up, or asks to be let in where it is known already."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies import emails
from companies.models import Company, JoinRequest, Membership
from companies.terms import TERMS_VERSION
from outbox.mail import post_many
from vocabulary.refused import Refused


class KnownAlready(Refused):
    """Somebody else has signed up the company with this CVR number. Never say who."""

    message = _("A company with this number is here already. Its owner can let you in.")


def sign_up(*, name: str, cvr: str, by: User) -> Company:
    """The new company, with this person as its owner; she has agreed to the terms of today.

    Sending the form twice gives the same company. Raises KnownAlready.
    """
    try:
        with transaction.atomic():
            company = _create(name=name, cvr=cvr, by=by)
    except IntegrityError:
        return _own_company(cvr, by)
    return company


def _create(*, name: str, cvr: str, by: User) -> Company:
    company = Company.objects.create(
        name=name,
        cvr=cvr,
        terms_version=TERMS_VERSION,
        terms_accepted_at=timezone.now(),
        terms_accepted_by=by,
    )
    company.memberships.create(user=by, role=Membership.Role.OWNER)
    AccessLog.add("company.signed_up", company, by=by, about=by, on_behalf_of=name)
    return company


def _own_company(cvr: str, by: User) -> Company:
    company = Company.objects.visible_to(by).filter(cvr=cvr).first()
    if company is None:
        raise KnownAlready
    return company


def ask_to_join(*, cvr: str, by: User) -> None:
    """Ask the owners of the company with this number; asking again changes nothing.

    Nothing happens, and nothing is said, where there is no such company.
    """
    company = Company.objects.filter(cvr=cvr).exclude(memberships__user=by).first()
    if company is not None:
        _ask_owners(company, by)


@transaction.atomic
def _ask_owners(company: Company, by: User) -> None:
    request, new = JoinRequest.objects.get_or_create(company=company, user=by, answered_at=None)
    if new:
        AccessLog.add("company.join_asked", company, by=by, about=by)
        owners = company.memberships.filter(role=Membership.Role.OWNER)
        about = list(owners.values_list("pk", flat=True))
        keys = [f"companies.join_asked/{request.pk}/{owner}" for owner in about]
        post_many(emails.join_asked, about, keys=keys)
