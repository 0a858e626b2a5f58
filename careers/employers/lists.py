"""Short lists: what a company's members put together, of published copies alone.

Whoever hides, runs out or blocks the company is gone from its lists at once, counts included. The
company is not told which; and whoever comes back is somebody new.
"""

from django.db import transaction
from django.db.models import Count, Q

from careers.employers.refusals import ListFull, NameTaken, TooManyLists
from careers.employers.standing import Acting
from careers.models import PublishedSummary, ShortList, ShortListed
from companies.models import Company

LISTS, PEOPLE = 50, 200  # of a company, on a list


def lists_of(company: Company) -> list[ShortList]:
    """By name, each with ``number``: those on it whom the company may see."""
    seen = PublishedSummary.objects.visible_to_company(company.cvr).values("pk")
    number = Count("people", filter=Q(people__summary__in=seen))
    return list(ShortList.objects.filter(company=company).annotate(number=number))


def people_on(one: ShortList) -> list[int]:
    """The published copies on the list that the company may see, the last added first."""
    seen = PublishedSummary.objects.visible_to_company(one.company.cvr)
    found = ShortListed.objects.filter(short_list=one, summary__in=seen.values("pk"))
    return list(found.values_list("summary_id", flat=True))


@transaction.atomic
def begin(acting: Acting, name: str) -> ShortList:
    """Raises NameTaken, TooManyLists."""
    Company.objects.locked(acting.company.pk)
    theirs = ShortList.objects.filter(company=acting.company)
    if theirs.filter(name__iexact=name).exists():
        raise NameTaken
    if theirs.count() >= LISTS:
        raise TooManyLists
    return ShortList.objects.create(company=acting.company, name=name, made_by=acting.user)


@transaction.atomic
def rename(one: ShortList, name: str) -> None:
    """Raises NameTaken."""
    Company.objects.locked(one.company_id)
    others = ShortList.objects.filter(company=one.company_id).exclude(pk=one.pk)
    if others.filter(name__iexact=name).exists():
        raise NameTaken
    ShortList.objects.filter(pk=one.pk).update(name=name)


@transaction.atomic
def add(one: ShortList, summary: PublishedSummary, acting: Acting) -> None:
    """Adding again changes nothing. Raises ListFull."""
    Company.objects.locked(one.company_id)
    on_it = ShortListed.objects.filter(short_list=one)
    if on_it.filter(summary=summary).exists():
        return
    if on_it.count() >= PEOPLE:
        raise ListFull
    ShortListed.objects.create(short_list=one, summary=summary, added_by=acting.user)


def take_off(one: ShortList, summary: PublishedSummary) -> None:
    ShortListed.objects.filter(short_list=one, summary=summary).delete()


def delete(one: ShortList) -> None:
    ShortList.objects.filter(pk=one.pk).delete()
