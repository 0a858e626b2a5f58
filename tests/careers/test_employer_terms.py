"""What employers agree to before they look, and who may look."""

import pytest
from django.test import Client

from accounts.models import AccessLog, User
from careers.employers import terms
from careers.models import EmployerTerms
from companies.models import Company, Membership
from tests.careers.found_people import some
from tests.personas import company_of, member

SEARCH, TERMS = "/en/candidates/", "/en/candidates/terms/"
CARDS = 'class="people"'


def test_the_wording_and_its_version_change_together():
    """If this fails you changed the words: give them a new version, and write both here."""
    assert (terms.TERMS_VERSION, terms.wording()) == ("2026-11", "63b11b5f841a99fe")


def test_every_clause_is_there_in_both_languages():
    for clause in terms.TERMS:
        assert all((clause.title_en, clause.title_da, clause.text_en, clause.text_da))


@pytest.mark.django_db
def test_who_has_not_accepted_is_led_to_the_terms_and_back(
    client: Client, hr: User, nordvind: Company
):
    some(3)
    client.force_login(hr)
    wanted = "/en/candidates/lists/"

    led = client.get(wanted)
    accepted = client.post(led["Location"], {"accepted": "on", "next": wanted})

    assert led["Location"] == f"{TERMS}?next=%2Fen%2Fcandidates%2Flists%2F"
    assert accepted["Location"] == wanted
    assert client.get(wanted).status_code == 200
    assert AccessLog.objects.get(action="employer.terms_accepted").on_behalf_of == "Nordvind A/S"


@pytest.mark.django_db
def test_accepting_twice_is_once(client: Client, hr: User, nordvind: Company):
    client.force_login(hr)
    for _twice in range(2):
        client.post(TERMS, {"accepted": "on"})

    assert EmployerTerms.objects.count() == 1


@pytest.mark.django_db
def test_without_the_tick_nothing_is_accepted(client: Client, hr: User, nordvind: Company):
    client.force_login(hr)

    page = client.post(TERMS, {}).content.decode()

    assert "Tick the box" in page
    assert not EmployerTerms.objects.exists()


@pytest.mark.django_db
def test_from_a_companys_page_one_looks_for_that_company(
    client: Client, hr: User, nordvind: Company
):
    second = company_of(hr, "Vestvind A/S", cvr="88000021", verified=True)
    for company in (nordvind, second):
        terms.accept(company, hr)
    client.force_login(hr)

    for company in (second, nordvind):
        page = client.get(company.get_absolute_url()).content.decode()
        way = f"{SEARCH}?company={company.pk}"
        assert f'href="{way}"' in page
        client.get(way)
        assert client.session["candidates.company"] == company.pk

    unverified = company_of(hr, "Vindstille ApS", cvr="88000022", verified=False)
    assert f"{SEARCH}?company=" not in client.get(unverified.get_absolute_url()).content.decode()
    for not_for_her in (unverified.pk, unverified.pk + 1000):
        client.get(f"{SEARCH}?company={not_for_her}")
    assert client.session["candidates.company"] == nordvind.pk


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_accepting_leads_to_no_other_site(
    client: Client, hr: User, nordvind: Company, elsewhere: str
):
    client.force_login(hr)

    assert client.post(TERMS, {"accepted": "on", "next": elsewhere})["Location"] == SEARCH


@pytest.mark.django_db
def test_each_member_accepts_for_herself(client: Client, hr: User, booker: User, nordvind: Company):
    terms.accept(nordvind, hr)
    client.force_login(booker)

    assert CARDS not in client.get(SEARCH).content.decode()


@pytest.mark.django_db
def test_older_terms_have_to_be_accepted_anew(client: Client, hr: User, nordvind: Company):
    some(3)
    terms.accept(nordvind, hr)
    client.force_login(hr)
    assert CARDS in client.get(SEARCH).content.decode()

    EmployerTerms.objects.update(version="2020-01")

    assert CARDS not in client.get(SEARCH).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("anonymous", "Sign your company up"),
        ("stranger", "do not act for a company"),
        ("newhr", "We have to know your company first"),
        ("hr", "Read the terms, and begin"),
    ],
)
def test_who_may_not_search_reads_what_to_do(
    request: pytest.FixtureRequest, client: Client, who: str, words: str
):
    some(3, headline="Zeppelinist")
    if who != "anonymous":
        client.force_login(request.getfixturevalue(who))

    page = client.get(f"{SEARCH}?q=zeppelinist").content.decode()

    assert words in page
    assert "Zeppelinist" not in page


@pytest.mark.django_db
def test_the_entrance_may_be_found_by_search_engines(client: Client):
    page = client.get(SEARCH)

    assert "noindex" not in page.content.decode()
    assert "X-Robots-Tag" not in page
    assert "og:" in page.content.decode()


@pytest.mark.django_db
def test_a_company_that_is_no_longer_verified_is_out(client: Client, hr: User, nordvind: Company):
    terms.accept(nordvind, hr)
    client.force_login(hr)
    Company.objects.update(verified_at=None)

    assert client.get("/en/candidates/lists/")["Location"] == SEARCH


@pytest.mark.django_db
def test_who_acts_for_two_companies_chooses(client: Client, hr: User, nordvind: Company):
    other = company_of(hr, "Zebra ApS", "10000009", verified=True)
    for company in (nordvind, other):
        terms.accept(company, hr)
    client.force_login(hr)
    assert "You look for <b>Nordvind" in client.get(SEARCH).content.decode()

    client.post("/en/candidates/company/", {"company": other.pk})

    assert "You look for <b>Zebra" in client.get(SEARCH).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "x", "9" * 30, "0", "\x00"])
def test_nobody_chooses_a_company_that_is_not_hers(
    client: Client, hr: User, nordvind: Company, given: str
):
    terms.accept(nordvind, hr)
    client.force_login(hr)

    client.post("/en/candidates/company/", {"company": given})

    assert "You look for <b>Nordvind" in client.get(SEARCH).content.decode()


@pytest.mark.django_db
def test_an_agent_looks_for_the_company_she_acts_for(
    client: Client, nordvind: Company, stranger: User
):
    member(nordvind, Membership.Role.AGENT, stranger, agency="Flyt ApS")
    terms.accept(nordvind, stranger)
    client.force_login(stranger)

    assert "You look for <b>Nordvind" in client.get(SEARCH).content.decode()
