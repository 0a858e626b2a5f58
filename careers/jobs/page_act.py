"""The way from a company's page to its jobs."""

from django.urls import reverse
from django.utils.translation import gettext as _

from companies import page_acts
from companies.models import Company
from companies.page_acts import CompanyAct


def acts(company: Company) -> list[CompanyAct]:
    return [CompanyAct(_("Jobs"), reverse("company_jobs:index", args=[company.pk]), "briefcase")]


def connect() -> None:
    page_acts.register(acts)
