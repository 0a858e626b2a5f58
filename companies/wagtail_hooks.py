"""What companies add to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from companies.models import Company
from companies.verification_panel import VerificationPanel
from companies.viewsets import CompanyViewSet, OnlyCompaniesSignUp

register_permission_policy(Company, OnlyCompaniesSignUp(Company))


@hooks.register("register_admin_viewset")
def companies() -> CompanyViewSet:
    return CompanyViewSet()


@hooks.register("construct_homepage_panels")
def show_who_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(VerificationPanel())
