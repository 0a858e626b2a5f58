"""The companies that a person acts for, on My page."""

from accounts.models import User
from accounts.my_page import Panel
from companies.models import Company


def panels(user: User) -> list[Panel]:
    companies = list(Company.objects.visible_to(user).with_upcoming())
    return [Panel("companies/my_page.html", {"companies": companies})] if companies else []
