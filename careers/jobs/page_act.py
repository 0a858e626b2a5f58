"""The ways from a company's page to its jobs, and to the people it may look for."""

from django.urls import reverse
from django.utils.translation import gettext as _

from companies import page_acts
from companies.models import Company
from companies.page_acts import CompanyAct


def acts(company: Company) -> list[CompanyAct]:
    jobs = CompanyAct(_("Jobs"), reverse("company_jobs:index", args=[company.pk]), "briefcase")
    if not company.is_verified:
        return [jobs]
    candidates = f"{reverse('candidates:search')}?company={company.pk}"
    return [jobs, CompanyAct(_("Candidates"), candidates, "user-search")]


def connect() -> None:
    page_acts.register(acts)
