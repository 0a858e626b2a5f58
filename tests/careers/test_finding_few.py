"""The rule of three, and companies that somebody has blocked: docs/anonymity.md."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.conf import LazySettings
from django.utils import timezone

from careers.closed_lists import Experience, Region
from careers.employers import lists
from careers.finding import asked, candidate, facets, index, search
from careers.finding.look import Look, look
from careers.finding.options import choices
from careers.models import PublishedSummary
from companies.models import Company
from tests.careers.found_people import acting_for, block, shown, some

pytestmark = pytest.mark.django_db

CVR = "10000009"


def seen(cvr: str = CVR, **params: str) -> Look:
    return look(asked.read({name: [value] for name, value in params.items()}), cvr)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_fewer_than_three_are_nobody_whether_two_one_or_none(people: int):
    some(people, region=Region.NORTH)
    some(5, region=Region.SOUTH)

    few = seen(region="north")

    assert few.is_few
    assert list(few.people) == []
    told = choices(few.asked, few.counted).region.options
    assert {one.value: one.count for one in told} == {"south": 5, "north": None}


def test_three_are_shown():
    some(3, region=Region.NORTH)

    three = seen(region="north")

    assert not three.is_few
    assert len(three.people) == 3


def test_each_facet_is_counted_as_if_nothing_of_it_were_chosen():
    some(4, region=Region.NORTH, occupation="22")
    some(3, region=Region.SOUTH, occupation="22")
    some(5, region=Region.NORTH, occupation="51")

    both = seen(region="north", occupation="22")

    assert both.counted.total == 4
    assert both.counted.region == {"north": 4, "south": 3}
    assert both.counted.occupation == {"2": 4, "22": 4, "5": 5, "51": 5}


def test_values_under_three_are_other_together():
    some(6, region=Region.CAPITAL)
    some(2, region=Region.NORTH)
    some(1, region=Region.SOUTH)

    told = choices(asked.Asked(), seen().counted).region

    assert [(one.value, one.count) for one in told.options] == [("capital", 6)]
    assert (told.other, told.few) == (3, False)


def test_fewer_than_three_left_over_are_not_counted_either():
    some(6, region=Region.CAPITAL)
    some(1, region=Region.NORTH)

    told = choices(asked.Asked(), seen().counted).region

    assert (told.other, told.few) == (0, True)


def test_an_occupation_of_one_person_is_not_offered():
    some(3, occupation="22")
    shown(occupation="23")

    told = choices(asked.Asked(), seen().counted).occupation

    [professionals] = told.options
    assert professionals.count == 4
    assert [one.value for one in professionals.children] == ["22"]


def test_no_difference_of_two_numbers_is_one_or_two_people():
    """At least three years: 6; at least six: 5 would say that one person has three to five."""
    some(5, experience=Experience.MANY)
    some(1, experience=Experience.FEW)
    some(3, experience=Experience.SOME)

    told = choices(asked.Asked(), seen().counted).experience

    assert [one.count for one in told] == [None, 6, None, None]  # of nine: 9, 6, 5, 0


def test_every_pair_of_numbers_that_is_told_differs_by_three_or_nothing():
    for band, people in zip(Experience.values, (4, 1, 2, 1, 3), strict=True):
        some(people, experience=band)

    told = choices(asked.Asked(), seen().counted).experience
    numbers = [11, *(one.count for one in told if one.count is not None)]

    assert all(high - low >= facets.FEWEST for high, low in pairwise(numbers))


@pytest.mark.every_database
def test_people_made_up_a_moment_ago_do_not_make_one_person_three(settings: LazySettings):
    settings.CANDIDATES_COUNT_AFTER_DAYS = 7
    long_ago = timezone.now() - timedelta(days=8)
    her = shown(region=Region.NORTH, skills=["Logistics"], published_at=long_ago)
    some(2, region=Region.NORTH, skills=["Logistics"])
    some(5, region=Region.SOUTH, published_at=long_ago)

    few = seen(region="north")
    told = choices(few.asked, few.counted).region

    assert (few.is_few, list(few.people)) == (True, [])
    assert {one.value: one.count for one in told.options} == {"south": 5, "north": None}
    assert search.total(few.asked, search.Within(CVR)) == 1
    assert seen(q="logistcs").suggested == ""

    PublishedSummary.objects.exclude(pk=her.pk).update(published_at=long_ago)
    index.write_everything()
    assert [seen(region="north").is_few, seen(q="logistcs").suggested] == [False, "logistics"]


@pytest.mark.every_database
def test_who_is_new_is_found_among_three_who_count(settings: LazySettings):
    settings.CANDIDATES_COUNT_AFTER_DAYS = 7
    some(3, region=Region.NORTH, published_at=timezone.now() - timedelta(days=8))
    new = shown(region=Region.NORTH)
    read_by_an_adviser = shown(region=Region.NORTH, headline="Nurse")

    found = seen(region="north")

    assert (found.counted.total, found.counted.counting) == (5, 4)
    assert {new.pk, read_by_an_adviser.pk} < {one.pk for one in found.people}
    assert search.total(found.asked, search.Within(CVR)) == 5


def test_who_has_blocked_the_company_is_in_no_hit_count_facet_or_page(nordvind: Company):
    others = some(3, headline="Nurse", region=Region.NORTH)
    her = shown(headline="Nurse", region=Region.NORTH)
    block(her, nordvind)

    mine, theirs = seen(nordvind.cvr, q="nurse"), seen("88000099", q="nurse")

    assert {one.pk for one in mine.people} == {one.pk for one in others}
    assert (mine.counted.total, theirs.counted.total) == (3, 4)
    assert mine.counted.region == {"north": 3}
    within = search.Within(nordvind.cvr)
    assert search.total(mine.asked, within) == 3
    assert her.pk not in search.best(mine.asked, within, total=3)
    with pytest.raises(PublishedSummary.DoesNotExist):
        candidate(her.handle, nordvind)


def test_who_blocks_makes_three_of_four_and_fewer_of_three(nordvind: Company):
    people = some(3, headline="Nurse")
    block(people[0], nordvind)

    assert seen(nordvind.cvr, q="nurse").is_few
    assert not seen("88000099", q="nurse").is_few


def test_nothing_is_suggested_by_the_help_of_somebody_who_has_blocked(nordvind: Company):
    people = some(3, skills=["Logistics"])
    block(people[0], nordvind)

    assert seen(nordvind.cvr, q="logistcs").suggested == ""
    assert seen("88000099", q="logistcs").suggested == "logistics"


def test_who_blocks_goes_from_lists_that_are_made_already(nordvind: Company):
    acts = acting_for(nordvind)
    her, other = some(2)
    one = lists.begin(acts, "Wind")
    lists.add(one, her, acts)
    lists.add(one, other, acts)

    block(her, nordvind)

    assert lists.people_on(one) == [other.pk]
    assert [each.number for each in lists.lists_of(nordvind)] == [1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("handle", ["", "NOBODY22", "\x00", "nobody22", "0OI1", "A" * 400, "../.."])
def test_no_handle_raises_anything_but_that_there_is_nobody(handle: str, nordvind: Company):
    with pytest.raises(PublishedSummary.DoesNotExist):
        candidate(handle, nordvind)
