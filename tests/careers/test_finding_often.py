"""There is an end to searching: nobody tries every combination, and nothing typed is lost."""

import pytest
from django.test import Client, RequestFactory, override_settings

from accounts.models import User
from careers.employers.terms import accept
from careers.models import SavedSearch
from careers.views.often import may_search
from companies.models import Company, Membership
from config.settings import people
from tests.careers.found_people import acting_for, some
from tests.personas import member, person

pytestmark = pytest.mark.django_db

SEARCH = "/en/candidates/?q=nurse&region=north"
SEARCHES = "/en/candidates/searches/"
TWICE = override_settings(ACCOUNT_RATE_LIMITS={"careers.search": "2/10m/key"})


@pytest.fixture
def employer(client: Client, hr: User, nordvind: Company) -> Client:
    accept(nordvind, hr)
    some(3, headline="Nurse of the heart", region="Region Nordjylland")
    client.force_login(hr)
    return client


@TWICE
def test_who_searches_too_often_is_told_what_to_do_and_keeps_her_search(employer: Client):
    for _search in range(2):
        assert employer.get(SEARCH).status_code == 200

    answer = employer.get(SEARCH)

    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "600"
    assert answer["Cache-Control"] == "private, no-store"
    assert "Wait ten minutes" in page
    assert 'href="/en/candidates/?q=nurse&amp;region=north"' in page
    assert "/en/candidates/ask-adviser/" in page
    assert "Nurse of the heart" not in page


@TWICE
def test_a_part_of_the_page_becomes_the_whole_page_that_says_so(employer: Client):
    for _search in range(2):
        employer.get(SEARCH, headers={"HX-Request": "true"})

    answer = employer.get(SEARCH, headers={"HX-Request": "true"})

    assert answer.status_code == 429
    assert answer["HX-Redirect"] == SEARCH


@TWICE
def test_kept_searches_are_no_way_round_it(employer: Client):
    keep = {"name": "Nurses in the north", "by_mail": "on"}
    address = SEARCHES + "keep/?q=nurse&region=north"
    assert employer.post(address, keep).status_code == 302
    assert employer.get(SEARCHES).status_code == 200

    refused = employer.post(address, keep | {"name": "Nurses once more"}).content.decode()

    assert "Wait ten minutes" in refused
    assert "Nurses once more" in refused
    assert SavedSearch.objects.get().name == "Nurses in the north"
    assert employer.get(SEARCHES).status_code == 429


@TWICE
def test_a_colleague_still_searches(employer: Client, client: Client, nordvind: Company):
    for _search in range(3):
        employer.get(SEARCH)
    colleague = member(nordvind, Membership.Role.BOOKER, person("colleague"))
    accept(nordvind, colleague)
    client.force_login(colleague)

    assert client.get(SEARCH).status_code == 200


@override_settings(ACCOUNT_RATE_LIMITS=people.ACCOUNT_RATE_LIMITS)
def test_who_reads_what_she_finds_does_not_come_to_that_end(
    rf: RequestFactory, hr: User, nordvind: Company
):
    request, acts = rf.get(SEARCH), acting_for(nordvind)

    searches = [may_search(request, acts) for _ in range(121)]

    assert searches == [True] * 120 + [False]
