"""The pages of employers: what is in them, in their raw bytes, and for whom they are."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from careers.employers import Acting, cards, lists, notes, saved
from careers.employers.terms import accept
from careers.finding import index
from careers.finding.asked import read
from careers.models import (
    CandidateProfile,
    EmployerNote,
    PublishedSummary,
    SavedSearch,
    ShortList,
    ShortListed,
    Skill,
)
from companies.models import Company, Membership
from tests.careers.found_people import acting_for, block, shown, some
from tests.personas import company_of, member, person

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

SEARCH = "/en/candidates/"
MOST_QUERIES = 22
CHANGING = ("X-Request-ID", "Expires")  # from one request, and one second, to the next


@pytest.fixture
def acts(hr: User, nordvind: Company) -> Acting:
    accept(nordvind, hr)
    return acting_for(nordvind)


@pytest.fixture
def employer(client: Client, acts: Acting) -> Client:
    client.force_login(acts.user)
    return client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def of(copy: PublishedSummary, rest: str = "") -> str:
    return f"{SEARCH}{copy.handle}/{rest}"


PRIVATE = {
    "first_name": "Yevdokiya",
    "last_name": "Prykhodkovska",
    "email": "yevdokiya.prykh@private.example",
    "phone": "+45 28 91 73 64",
    "address": "Paludan-Müllersvej 88",
    "occupation_in_detail": "2221",
}


@pytest.fixture
def her() -> PublishedSummary:
    """Her profile says much more than her copy, and other words."""
    copy = shown(headline="Nurse of the heart", summary="Calm nights.", languages={"uk": 7})
    user = copy.profile.user
    for name in ("first_name", "last_name", "email"):
        setattr(user, name, PRIVATE[name])
    user.save()
    profile = CandidateProfile.objects.get(pk=copy.profile_id)
    profile.phone, profile.address = PRIVATE["phone"], PRIVATE["address"]
    profile.occupation_in_detail = PRIVATE["occupation_in_detail"]
    profile.headline, profile.summary = "Draft headline", "Draft of my summary"
    profile.save()
    profile.languages.create(code="tlh", level=3)
    profile.skills.add(Skill.objects.create(name_en="Falconry", state=Skill.State.SUGGESTED))
    index.write(copy.pk)
    return copy


def pages_about(copy: PublishedSummary, acts: Acting) -> list[str]:
    mine = lists.begin(acts, "Mine")
    lists.add(mine, copy, acts)
    saved.keep(acts, read({"q": ["heart"]}), "Hearts", by_mail=True)
    other = some(3, headline="Nurse of the lung")[0]
    return [
        SEARCH,
        f"{SEARCH}?q=nurse&sort=fresh",
        of(copy),
        f"{SEARCH}compare/?who={copy.handle}&who={other.handle}",
        f"{SEARCH}lists/",
        f"{SEARCH}lists/{mine.pk}/",
        f"{SEARCH}searches/",
        f"{SEARCH}searches/keep/?q=heart",
        f"/da{SEARCH[3:]}?q=nurse",
    ]


def test_nothing_private_is_in_the_bytes_of_any_page(
    employer: Client, acts: Acting, her: PublishedSummary
):
    secrets = [*PRIVATE.values(), "Draft", "Falconry", "Klingon", f"Profile {her.profile_id}"]

    for path in pages_about(her, acts):
        page = text(employer, path)
        for secret in secrets:
            assert secret not in page, (path, secret)


@pytest.mark.parametrize(
    "query", ["Yevdokiya", "Prykhodkovska", "private", "28917364", "Paludan", "falconry", "draft"]
)
def test_no_search_answers_a_question_about_what_is_private(
    employer: Client, her: PublishedSummary, query: str
):
    some(5, headline="Nurse")

    def answer(words: str) -> str:
        page = text(employer, f"{SEARCH}?q={words}")
        return page.replace(words, "").replace(words.lower(), "")

    assert "Fewer than 3 people" in answer(query)
    assert her.handle not in answer(query)


@pytest.mark.parametrize("why", ["hidden", "expired", "blocked", "erased"])
@pytest.mark.parametrize(
    ("rest", "method"),
    [("", "get"), ("list/", "post"), ("notes/", "post"), ("notes/1/delete/", "post")],
)
def test_who_is_not_shown_is_as_if_she_had_never_been(
    employer: Client, nordvind: Company, why: str, rest: str, method: str
):
    copy = shown(headline="Nurse")
    employer.get(SEARCH)  # what every page shares is in memory from now on
    nobody = getattr(employer, method)(f"{SEARCH}NABADY22/{rest}")
    if why == "hidden":
        PublishedSummary.objects.update(hidden=True)
    elif why == "expired":
        PublishedSummary.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    elif why == "blocked":
        block(copy, nordvind)
    else:
        copy.profile.user.delete()

    answer = getattr(employer, method)(of(copy, rest))

    assert answer.status_code == nobody.status_code == 404
    assert bytes_of(answer, copy.handle) == bytes_of(nobody, "NABADY22")
    assert headers_of(answer) == headers_of(nobody)


def bytes_of(answer, handle: str) -> bytes:
    """But for the address that was asked for, and the token that is another one on every page."""
    content = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)
    return content.replace(handle.encode(), b"")


def headers_of(answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in CHANGING}


def test_pages_are_not_kept_found_or_shared(employer: Client, acts: Acting, her: PublishedSummary):
    for path in pages_about(her, acts):
        answer = employer.get(path)
        assert answer["Cache-Control"] == "private, no-store", path
        assert "noindex" in answer["X-Robots-Tag"]
        assert "og:" not in answer.content.decode()
        assert 'content="noindex' in answer.content.decode()


def test_a_narrow_search_shows_the_way_to_an_adviser(employer: Client):
    some(2, headline="Nurse")

    page = text(employer, f"{SEARCH}?q=nurse")

    assert "Fewer than 3 people fit" in page
    assert "ask-adviser/?q=nurse" in page
    assert 'class="person' not in page


def test_a_fragment_is_what_htmx_asks_for(employer: Client):
    some(3, headline="Nurse")

    answer = employer.get(f"{SEARCH}?q=nurse&other=&skill_name=", headers={"HX-Request": "true"})

    assert "<html" not in answer.content.decode()
    assert answer["HX-Push-Url"] == f"{SEARCH}?q=nurse"


def test_a_skill_is_chosen_by_its_name_and_a_language_by_its_level(employer: Client):
    [nurse, *_] = some(3, skills=["Patient records"], languages={"pl": 7})
    pk = nurse.skills.get().pk

    page = text(employer, f"{SEARCH}?skill_name=patient+REC&other=pl&other_level=4")

    assert f'name="skill" value="{pk}" checked' in page
    assert 'value="pl:4" checked' in page


def test_markup_in_her_words_is_text(employer: Client):
    some(3, headline="<b>Nurse</b>", summary="<script>alert(1)</script>")

    page = text(employer, SEARCH)

    assert "<b>Nurse</b>" not in page
    assert "<script>alert" not in page


def test_a_page_takes_as_many_queries_for_twenty_people_as_for_three(employer: Client):
    some(3, languages={"da": 3}, skills=["Excel"])
    for _warm in range(2):
        text(employer, SEARCH)
    with CaptureQueriesContext(connection) as few:
        text(employer, SEARCH)
    some(17, languages={"da": 3}, skills=["Excel"])
    for _warm in range(2):
        text(employer, SEARCH)
    with CaptureQueriesContext(connection) as many:
        text(employer, SEARCH)

    assert reads(many) == reads(few) <= MOST_QUERIES


def reads(captured: CaptureQueriesContext) -> int:
    """PostgreSQL is told beforehand how to answer, in statements of their own."""
    return sum("SELECT" in query["sql"] for query in captured.captured_queries)


def test_four_are_compared_and_the_fifth_is_left_out(employer: Client, nordvind: Company):
    people = some(6, headline="Nurse")
    block(people[1], nordvind)
    who = "&".join(f"who={one.handle}" for one in people)

    page = text(employer, f"{SEARCH}compare/?{who}")

    assert page.count('scope="col"') == 3  # the first four, without whom it may not see
    assert "At most 4" in page


@pytest.mark.parametrize("query", ["", "?who=", "?who=%00", "?who=x&who=y", "?who=NABADY22"])
def test_with_nobody_to_compare_it_says_how(employer: Client, query: str):
    assert "Tick two to four people" in text(employer, f"{SEARCH}compare/{query}")


def test_the_order_that_was_chosen_stays_and_the_usual_one_is_not_told(employer: Client):
    some(25, headline="Nurse")

    usual, chosen = (
        text(employer, f"{SEARCH}?q=nurse"),
        text(employer, f"{SEARCH}?q=nurse&sort=fresh"),
    )

    assert re.search(r'aria-current="true">Nearest to the words', usual)
    assert re.search(r'aria-current="true">Newest first', chosen)
    assert re.search(r'href="\?q=nurse&amp;page=2"', usual)
    assert re.search(r'href="\?q=nurse&amp;sort=fresh&amp;page=2"', chosen)
    assert '<input type="hidden" name="sort" value="fresh">' in chosen
    assert 'name="sort"' not in usual


@pytest.mark.parametrize(
    "query",
    [
        "?page=0",
        "?page=-1",
        "?page=x",
        "?page=99999999999999999999",
        "?page=%00",
        "?sort=x",
        "?q=%00%22-",
        "?skill_name=%00",
        "?skill_name=%25",
        "?other=xx&other_level=99",
        "?skill=" + "9" * 6000,
        "?" + "&".join(f"language=da:{n}" for n in range(200)),
    ],
)
def test_hostile_addresses_are_answered(employer: Client, query: str):
    some(3)

    assert employer.get(f"{SEARCH}{query}").status_code == 200


def test_a_note_is_read_by_colleagues_and_deleted_by_its_author(
    employer: Client, acts: Acting, nordvind: Company
):
    copy = shown()
    for _twice in range(2):
        employer.post(of(copy, "notes/"), {"text": "Ask about Esbjerg"})
    colleague = member(nordvind, Membership.Role.BOOKER, person("colleague"))
    accept(nordvind, colleague)
    employer.force_login(colleague)

    note = EmployerNote.objects.get()
    assert "Ask about Esbjerg" in text(employer, of(copy))
    employer.post(of(copy, f"notes/{note.pk}/delete/"))
    assert EmployerNote.objects.exists()

    employer.force_login(acts.user)
    employer.post(of(copy, f"notes/{note.pk}/delete/"))
    assert not EmployerNote.objects.exists()


def test_a_cpr_number_is_not_kept_and_what_was_typed_stays(employer: Client):
    copy = shown()

    page = employer.post(of(copy, "notes/"), {"text": "Born 010190-1234"}).content.decode()

    assert "Born 010190-1234" in page
    assert not EmployerNote.objects.exists()


def test_another_company_sees_nothing_of_lists_notes_and_searches(employer: Client, acts: Acting):
    copy = shown()
    mine = lists.begin(acts, "Secret list")
    lists.add(mine, copy, acts)
    notes.write(acts, copy, "Secret note")
    kept = saved.keep(acts, read({"q": ["nurse"]}), "Secret search", by_mail=True)
    other = company_of(person("rival"), "Rival ApS", "10000009", verified=True)
    accept(other, acting_for(other).user)
    employer.force_login(acting_for(other).user)

    for path in (SEARCH, of(copy), f"{SEARCH}lists/", f"{SEARCH}searches/"):
        assert "Secret" not in text(employer, path)
    for path in (f"lists/{mine.pk}/", f"lists/{mine.pk}/delete/", f"searches/{kept.pk}/"):
        assert employer.get(SEARCH + path).status_code == 404
    employer.post(f"{SEARCH}lists/{mine.pk}/delete/")
    employer.post(f"{SEARCH}searches/{kept.pk}/delete/")
    employer.post(f"{SEARCH}lists/{mine.pk}/rename/", {"name": "Taken"})
    assert employer.post(of(copy, "list/"), {"list": mine.pk}).status_code == 404
    assert ShortList.objects.get().name == "Secret list"
    assert SavedSearch.objects.exists()


def test_somebody_is_put_on_a_list_once_and_taken_off(employer: Client):
    copy = shown()
    employer.post(of(copy, "list/"), {"name": "Wind"})
    mine = ShortList.objects.get()
    for _twice in range(2):
        employer.post(of(copy, "list/"), {"list": mine.pk})
    assert ShortListed.objects.count() == 1
    assert "Wind" in text(employer, SEARCH) or "Fewer than 3" in text(employer, SEARCH)

    for _twice in range(2):
        employer.post(of(copy, "list/"), {"off": mine.pk, "back": "https://evil.example/"})

    assert not ShortListed.objects.exists()


def test_a_list_of_the_same_name_is_refused_in_words(employer: Client):
    for _twice in range(2):
        page = employer.post(f"{SEARCH}lists/", {"name": "Wind"})

    assert "has a list of that name already" in page.content.decode()
    assert ShortList.objects.count() == 1


def test_a_search_is_kept_from_its_address_and_opened_again(employer: Client):
    employer.post(f"{SEARCH}searches/keep/?q=nurse&region=north", {"name": "N", "by_mail": "on"})
    kept = SavedSearch.objects.get()

    assert kept.by_mail
    assert employer.get(f"{SEARCH}searches/{kept.pk}/")["Location"] == (
        f"{SEARCH}?q=nurse&region=north"
    )
    assert "Fewer than 3 people now" in text(employer, f"{SEARCH}searches/")

    employer.post(f"{SEARCH}searches/{kept.pk}/mail/", {"on": "0"})
    assert "No mail" in text(employer, f"{SEARCH}searches/")
    for _twice in range(2):
        employer.post(f"{SEARCH}searches/{kept.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_a_search_of_another_of_her_companies_is_opened_for_that_company(
    employer: Client, acts: Acting, hr: User
):
    other = company_of(hr, "Zebra ApS", "10000009", verified=True)
    accept(other, hr)
    kept = saved.keep(Acting(hr, other, (other,)), read({"q": ["nurse"]}), "N", by_mail=True)

    employer.get(f"{SEARCH}searches/{kept.pk}/")

    assert "You look for <b>Zebra" in text(employer, SEARCH)


def test_my_page_leads_to_the_candidates(employer: Client):
    assert f'href="{SEARCH}"' in text(employer, "/en/my/")


def test_new_goes_at_midnight_and_not_a_week_after_the_minute_in_which_she_came() -> None:
    came = timezone.localtime().replace(hour=23, minute=59)
    evening = cards.Card(PublishedSummary(published_at=came - timedelta(days=7)))
    week = cards.Card(PublishedSummary(published_at=came - timedelta(days=6)))

    assert (evening.is_new, week.is_new) == (False, True)
