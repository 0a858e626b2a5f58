"""Who may do what for a company. Staff see companies in the admin, not on these pages."""

from typing import Any

from companies.models import Company, Membership

VERIFY = "companies.verify_company"


def membership_of(user: Any, company: Company) -> Membership | None:
    if not user.is_authenticated:
        return None
    return Membership.objects.filter(user_id=user.pk, company=company).first()


def user_can_book(user: Any, company: Company) -> bool:
    """Every member may prepare and send bookings: owner, booker and agent."""
    return membership_of(user, company) is not None


def user_can_manage(user: Any, company: Company) -> bool:
    """Owners decide who else may act for the company."""
    membership = membership_of(user, company)
    return membership is not None and membership.role == Membership.Role.OWNER


def user_can_verify(user: Any) -> bool:
    """Administrators and planners say whether a company is what it says it is."""
    return bool(user.is_authenticated and user.has_perm(VERIFY))
