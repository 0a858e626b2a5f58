"""Mails about whether a company is what it says; each is about the Membership of an owner."""

from companies.models import Membership
from outbox.letters import Letter, mail


@mail("companies.company_verified")
def company_verified(pk: int) -> Letter | None:
    owner = _owner(pk)
    if owner is None or not owner.company.is_verified:
        return None
    return _letter(owner, "companies/company_verified")


@mail("companies.company_declined")
def company_declined(pk: int) -> Letter | None:
    owner = _owner(pk)
    if owner is None or not owner.company.is_declined:
        return None
    return _letter(owner, "companies/company_declined")


def _owner(pk: int) -> Membership | None:
    return Membership.objects.select_related("user", "company").filter(pk=pk).first()


def _letter(owner: Membership, template: str) -> Letter:
    context = {"company": owner.company, "owner": owner.user}
    return Letter(owner.user.email, owner.user.language, template, context)
