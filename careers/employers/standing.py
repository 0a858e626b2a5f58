"""Which company somebody looks for: every search, note and request is one company's."""

from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import User
from careers.employers.terms import TERMS_VERSION
from careers.models import EmployerTerms
from companies.models import Company

CHOSEN = "candidates.company"  # in the session: which of several companies


@dataclass(frozen=True)
class Acting:
    """A member of a verified company who accepted the terms in force, for that company."""

    user: User
    company: Company
    companies: tuple[Company, ...]  # all that she may act for here, this one among them


@dataclass(frozen=True)
class Standing:
    """How far somebody is on the way to searching."""

    companies: tuple[Company, ...]  # of which she is a member
    company: Company | None  # the verified one that she chose, or the first
    accepted: bool

    @property
    def verified(self) -> tuple[Company, ...]:
        return tuple(one for one in self.companies if one.is_verified)


def standing(request: HttpRequest) -> Standing:
    """Without an account there are no companies."""
    companies = tuple(Company.objects.visible_to(request.user).order_by("name", "pk"))
    company = _chosen(request, [one for one in companies if one.is_verified])
    return Standing(companies, company, accepted=_has_accepted(request, company))


def acting(request: HttpRequest) -> Acting | None:
    """None for everybody who may not search, for whatever reason."""
    return acting_of(request, standing(request))


def acting_of(request: HttpRequest, found: Standing) -> Acting | None:
    if found.company is None or not found.accepted:
        return None
    user: User = request.user  # type: ignore[assignment]
    return Acting(user, found.company, found.verified)


def choose(request: HttpRequest, company_id: int) -> bool:
    """Act for this one from now on; not for one that is not hers."""
    is_hers = any(one.pk == company_id for one in standing(request).verified)
    if is_hers:
        request.session[CHOSEN] = company_id
    return is_hers


def _chosen(request: HttpRequest, verified: list[Company]) -> Company | None:
    wanted = request.session.get(CHOSEN) if verified else None
    return next((one for one in verified if one.pk == wanted), verified[0] if verified else None)


def _has_accepted(request: HttpRequest, company: Company | None) -> bool:
    if company is None:
        return False
    terms = EmployerTerms.objects.filter(version=TERMS_VERSION, user=request.user.pk)
    return terms.filter(company=company).exists()
