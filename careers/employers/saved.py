"""Searches that somebody keeps for a company, and has told by mail when there is news."""

from django.db import transaction

from accounts.personal_links import BadLink
from careers.employers.refusals import NothingToKeep, TooManySearches
from careers.employers.standing import Acting
from careers.finding.asked import Asked, read
from careers.models import SavedSearch
from careers.models.searching import no_more_mail_link
from companies.models import Company

MOST = 30  # of one person for one company


def searches_of(acting: Acting) -> list[SavedSearch]:
    return list(SavedSearch.objects.filter(company=acting.company, user=acting.user))


def asked_of(search: SavedSearch) -> Asked:
    """As it would be understood today: what is no longer on a list is left out."""
    return read(search.filters)


@transaction.atomic
def keep(acting: Acting, asked: Asked, name: str, *, by_mail: bool) -> SavedSearch:
    """The same search again is the one that is kept, by its new name.

    Raises NothingToKeep, TooManySearches.
    """
    if not asked.is_anything:
        raise NothingToKeep
    Company.objects.locked(acting.company.pk)
    theirs = SavedSearch.objects.filter(company=acting.company, user=acting.user)
    same = next((one for one in theirs if one.filters == asked.params()), None)
    if same is None and len(theirs) >= MOST:
        raise TooManySearches
    kept = same or SavedSearch(company=acting.company, user=acting.user, filters=asked.params())
    kept.name, kept.by_mail = name, by_mail
    kept.save()
    return kept


def turn_mail(search: SavedSearch, *, on: bool) -> None:
    SavedSearch.objects.filter(pk=search.pk).update(by_mail=on)


def delete(search: SavedSearch) -> None:
    SavedSearch.objects.filter(pk=search.pk).delete()


def search_by(token: str) -> SavedSearch:
    """Whose mail the link in it stops. Raises SavedSearch.DoesNotExist."""
    try:
        pk, version = no_more_mail_link.read(token)
    except BadLink as error:
        raise SavedSearch.DoesNotExist from error
    return SavedSearch.objects.select_related("company").get(pk=pk, link_version=version)
