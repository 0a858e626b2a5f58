"""Who is new for a search that an employer keeps: how many, by whole days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.models import User
from careers.employers.terms import TERMS_VERSION
from careers.finding import search
from careers.finding.asked import read
from careers.finding.facets import FEWEST
from careers.finding.index import freshness
from careers.models import EmployerTerms, SavedSearch
from careers.models.searching import no_more_mail_link
from companies.models import Membership


@dataclass(frozen=True)
class News:
    search: SavedSearch
    new: int

    @property
    def token(self) -> str:
        """Of the link that stops mail about this search alone."""
        return no_more_mail_link.token(self.search.pk, self.search.link_version)


def may_look() -> QuerySet[SavedSearch]:
    """Of members of verified companies who accepted the terms in force."""
    same = {"company": OuterRef("company"), "user": OuterRef("user")}
    member = Membership.objects.filter(**same)
    accepted = EmployerTerms.objects.filter(version=TERMS_VERSION, **same)
    theirs = SavedSearch.objects.filter(Exists(member), Exists(accepted), user__is_active=True)
    return theirs.exclude(company__verified_at=None).select_related("company")


def new_for(kept: SavedSearch, after: date, until: date) -> int:
    """How many who fit were published or renewed after the one day, until the other."""
    return new_for_each([kept], after, until)[0]


def new_for_each(kept: Sequence[SavedSearch], after: date, until: date) -> list[int]:
    """The same of many, who look at the same days."""
    questions = [(read(one.filters), one.company.cvr) for one in kept]
    first, end = (freshness(day + timedelta(days=1)) for day in (after, until))
    return search.totals(questions, first, end)


def news_of(user: User) -> list[News]:
    """What the last run found for her, counted again: some may have gone since."""
    theirs = may_look().filter(user=user, by_mail=True, looked_from__lt=F("looked_until"))
    latest = theirs.order_by("-looked_until").first()
    if latest is None:
        return []
    told = theirs.filter(looked_until=latest.looked_until).order_by("name", "pk")
    found = [News(one, new_for(one, one.looked_from, one.looked_until)) for one in told]
    return [each for each in found if each.new >= FEWEST]
