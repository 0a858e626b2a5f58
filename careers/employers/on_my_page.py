"""The way to the candidates, on My page of whoever acts for a verified company."""

from accounts.models import User
from accounts.my_page import Panel
from careers.models import SavedSearch
from companies.models import Company


def panels(user: User) -> list[Panel]:
    companies = Company.objects.visible_to(user).exclude(verified_at=None)
    if not companies.exists():
        return []
    kept = SavedSearch.objects.filter(user=user, company__in=companies).count()
    return [Panel("careers/candidates/my_page.html", {"kept": kept})]
