"""Nothing of a private profile reaches anybody but herself and staff: docs/anonymity.md.

Twelve people (``private_people``) in every state, five visitors, every address of the site that
tests/test_access.py knows, and all mail that goes out: what was said is searched for what is hers.
"""

import re
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponseNotFound
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from careers import tasks
from careers.employers import Acting, lists, notes, saved
from careers.employers.terms import accept
from careers.finding.asked import read
from careers.models import PublishedSummary, SavedSearch
from careers.models.publishing import new_handle
from careers.publishing import renewal
from companies.models import Company
from events.editing import partners
from outbox.delivery import deliver_all_due
from tests.careers.answers import Answers, spellings
from tests.careers.job_people import later
from tests.careers.leaks_walk import (
    SPACES,
    address_of,
    comparing,
    of_handles,
    of_people,
    of_the_admin,
    of_the_table,
    pages_of_the_site,
    said_of,
    told,
)
from tests.careers.people import live_profile
from tests.careers.private_people import STRANGE, Private, private_values, twelve
from tests.events.pages import organiser
from tests.personas import company_of, owner, person
from tests.test_access import CANDIDATE, OTHER, OWNER, World, users, world

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

__all__ = ["users", "world"]  # fixtures: the same site as in the table of who may go where

PARTNER, NOBODY = "partner's editor", "stranger"
COMPARED = ("hidden", "expired", "blocking", "live")


@pytest.fixture(scope="module")
def private(users: dict[str, User | None], world: World) -> dict[str, Private]:
    """The twelve, and enough others that searches find people and saved ones have news."""
    adviser = users["adviser"]
    nordvind = Company.objects.get(cvr="88000013")
    sydhavn = company_of(person("syd"), "Sydhavn A/S", "88000048", verified=True)
    assert adviser is not None
    people = twelve(nordvind, sydhavn, adviser)
    for number in range(3):
        live_profile(f"bystander{number}")
    return people


@pytest.fixture
def clients(users: dict[str, User | None], partners_editor: User) -> dict[str, Client]:
    """An employer, another spouse, a member of an unverified company, a partner's editor; and a
    stranger, who alone has no account."""
    who = {NOBODY: None, PARTNER: partners_editor}
    who |= {name: users[name] for name in (OWNER, OTHER, CANDIDATE)}
    clients = {name: Client() for name in who}
    for name, user in who.items():
        if user is not None:
            clients[name].force_login(user)
    return clients


@pytest.fixture(scope="module")
def partners_editor(module_db: None) -> User:
    editor = person("partners.editor")
    editor.groups.add(partners.open_to_partner(organiser()))
    return editor


@pytest.fixture(scope="module")
def kept(private: dict[str, Private], users: dict[str, User | None]) -> SavedSearch:
    """What an employer has put away about everybody whom she can see, and one more: she keeps a
    search that finds them."""
    boss = users[OWNER]
    assert boss is not None
    nordvind = Company.objects.get(cvr="88000013")
    acts = Acting(boss, nordvind, (nordvind,))
    wind = lists.begin(acts, "Everybody")
    for summary in PublishedSummary.objects.visible_to_company(nordvind.cvr):
        lists.add(wind, summary, acts)
        notes.write(acts, summary, "Looks right for us")
    search = saved.keep(acts, read({"occupation": ["25"]}), "Engineers", by_mail=True)
    SavedSearch.objects.update(looked_until=timezone.localdate() - timedelta(days=3))
    return search


def everything_said(
    world: World, private: dict[str, Private], clients: dict[str, Client]
) -> Answers:
    answers = Answers()

    def ask(who: str, method: str, url: str, data: dict[str, Any]) -> None:
        answers.add(f"{method} {url} by {who}", told(clients[who], method, url, data).raw)

    for who in clients:
        # The last two may do no more than these three, but with what is of the bank.
        spaces = () if who in (NOBODY, OWNER, CANDIDATE) else SPACES
        for method, url, data in of_the_table(world, *spaces):
            ask(who, method, url, data)
    compared = comparing(private, *COMPARED)
    for who, url in product((NOBODY, OWNER), [*pages_of_the_site(), compared]):
        ask(who, "get", url, {})
    for who, spaces in ((OWNER, ("candidates:", "company_jobs:")), (CANDIDATE, ("cv:", "jobs:"))):
        for method, url in of_people(private, *spaces):
            ask(who, method, url, {})
    return answers


def missing(found: dict[str, str]) -> None:
    assert not found, "\n".join(f"{value!r} in {where}" for value, where in found.items())


@pytest.fixture
def _plain_404(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    """That the page of our own tells nothing is looked at below; a thousand of them take long, and
    so does looking for a redirect from each."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "redirects" not in name]
    monkeypatch.setattr(
        "config.urls.handler404", lambda request, exception: HttpResponseNotFound(), raising=False
    )


@pytest.mark.usefixtures("kept", "_plain_404")
def test_nobody_is_told_anything_private_by_any_address(
    world: World, private: dict[str, Private], clients: dict[str, Client]
) -> None:
    answers = everything_said(world, private, clients)

    assert answers.number > 1500
    missing(answers.with_any(private_values(private)))
    missing(answers.with_any((one.place for one in private.values()), chosen=True))
    missing(answers.numbers(one.occupation for one in private.values()))


@pytest.mark.parametrize("who", [OWNER, NOBODY, OTHER, CANDIDATE, PARTNER])
def test_whom_one_may_not_see_is_like_nobody_in_every_byte(
    who: str, private: dict[str, Private], clients: dict[str, Client]
) -> None:
    """Hidden, run out, blocking this company, never here: status, headers, cookies, body, and how
    much the database has to do. Whoever may not search is answered before anybody is looked for."""
    client, unknown = clients[who], new_handle()
    handles = [private[key].handle for key in STRANGE]
    methods = ("get", "head", "post", *(("put", "delete", "options") if who == OWNER else ()))
    for name, method, data in of_handles("get"):  # what a process asks only once has been asked
        said_of(client, name, method, unknown, data)

    for name, method, data in of_handles(*methods):
        nobody = said_of(client, name, method, unknown, data)
        for handle in handles:
            assert said_of(client, name, method, handle, data) == nobody, f"{method} {name}"
        if who == OWNER and method == "get":
            assert nobody[0] in (404, 405)
            assert "no-store" in nobody[1]["Cache-Control"]


@pytest.mark.usefixtures("kept")
def test_what_employers_read_of_somebody_is_in_no_index_and_no_cache(
    private: dict[str, Private], clients: dict[str, Client]
) -> None:
    seen = private["live"].handle
    urls = [address_of(name, seen) for name, *_rest in of_handles("get")]
    urls += [reverse(f"candidates:{name}") for name in ("search", "lists", "searches", "requests")]
    answers = [told(clients[OWNER], "get", url) for url in [*urls, comparing(private, *COMPARED)]]
    read = [answer for answer in answers if answer.status_code == 200]

    assert len(read) >= 7
    for answer in read:
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "private, no-store"
        assert b"og:" not in answer.raw


def test_what_one_company_is_told_no_other_is_served(
    private: dict[str, Private], clients: dict[str, Client], settings
) -> None:
    """Each address, as page and as fragment, with the cache of pages on: first for a company that
    sees her, then for one that she has blocked, then for a stranger."""
    settings.PAGES_KEPT = 50
    sydhavn = Company.objects.get(cvr="88000048")
    accept(sydhavn, owner(sydhavn))
    sees, blocked, stranger = Client(), clients[OWNER], Client()
    sees.force_login(owner(sydhavn))
    hers = private["blocking"].handle.encode()
    shown = [one.encode() for one in PublishedSummary.objects.values_list("handle", flat=True)]

    searches = [f"/en/candidates/{words}" for words in ("", "?page=2", "?occupation=25")]
    alone = address_of("candidates:candidate", private["blocking"].handle)
    seen = 0

    for url, header in product((*searches, alone), ({}, {"hx-request": "true"})):
        first = sees.get(url, headers=header)
        second, third = (
            each.get(url, headers=header).content.replace(url.removeprefix("/en").encode(), b"")
            for each in (blocked, stranger)
        )

        seen += hers in first.content
        assert first["Cache-Control"] == "private, no-store"
        assert hers not in second
        assert not [one for one in shown if one in third]

    assert seen >= 6


@pytest.mark.sqlite_only  # decided by roles, not by queries
@pytest.mark.usefixtures("_plain_404")
def test_staff_who_do_not_advise_find_nothing_of_it_in_the_admin(
    private: dict[str, Private], partners_editor: User, users: dict[str, User | None]
) -> None:
    """An editor, a planner and a partner's editor in one, who may do what any of them may."""
    hers = reverse("careers_advising:candidate", args=[private["live"].profile.pk])
    adviser = Client()
    adviser.force_login(users["adviser"])  # type: ignore[arg-type]
    seen = Answers()
    seen.add(hers, told(adviser, "get", hers).raw)
    staff = person("other.staff", Role.EDITOR, Role.PLANNER)
    staff.groups.add(*partners_editor.groups.all())
    client = Client()
    client.force_login(staff)
    answers = Answers()
    let_in = 0

    for url in of_the_admin(private["live"]):
        answer = told(client, "get", url)
        answers.add(url, answer.raw)
        if answer.status_code == 200 and ("search" in url or "choose" in url):
            answers.add(f"{url}?q", told(client, "get", url, {"q": "Zorjan"}).raw)
        let_in += answer.status_code == 200

    assert let_in > 70
    assert private["live"].user.email in seen.with_any(private["live"].values)
    missing(answers.with_any(private_values(private)))


def test_words_of_hers_find_what_a_word_of_nobody_finds(
    private: dict[str, Private], clients: dict[str, Client]
) -> None:
    """Typed by an employer, a stranger and another spouse, into every box of the site."""
    typed = [word for one in private.values() for word in one.values[:2] + one.values[4:6]]
    for who, box in product((OWNER, NOBODY, CANDIDATE), ("candidates", "jobs", "search")):
        nothing = _echoless(clients[who], box, "qqzzvvq")
        for word in typed[:: 2 if (who, box) == (OWNER, "candidates") else 11]:
            assert _echoless(clients[who], box, word) == nothing, f"{who} finds {word} in {box}"


def _echoless(client: Client, box: str, word: str) -> list[str]:
    """What was found, without what was typed."""
    content = client.get(f"/en/{box}/", {"q": word}).content.decode()
    main = content.partition("<main")[2].partition("</main>")[0]
    for spelt in sorted({each.decode() for each in spellings(word)}, key=len, reverse=True):
        main = main.replace(spelt, "")
    return re.findall(r"<(?:a|article|li|p|h\d)\b", main)


@pytest.mark.usefixtures("kept")
def test_no_mail_to_anybody_else_has_a_word_of_hers(private: dict[str, Private]) -> None:
    """Requests that run out, news of searches, jobs, renewals: all that goes out by itself."""
    hers = {one.user.email for one in private.values()}
    staff = {user.email for user in User.objects.filter(groups__isnull=False)}
    with later(15):
        for work in (tasks.end_requests, tasks.write_about_jobs, tasks.tell_of_new_people):
            work()
        renewal.remind(timezone.localdate())
        deliver_all_due()
    with later(54):
        tasks.tell_of_ends()
        deliver_all_due()
    answers = Answers()
    for sent in mail.outbox:
        if not set(sent.to) <= hers | staff:
            answers.add_mail(sent.message(), f"{sent.subject} to {sent.to}")

    assert answers.number >= 10
    missing(answers.with_any(private_values(private)))
    missing(answers.with_any(one.place for one in private.values()))


@pytest.mark.parametrize(
    "wanted", ["²", "9" * 40, "login", "//evil.example", "https://evil.example"]
)
def test_what_is_no_address_of_ours_is_nowhere_to_go_on_to(
    wanted: str, private: dict[str, Private], clients: dict[str, Client]
) -> None:
    terms = reverse("candidates:terms")
    kept = reverse("candidates:put_on_list", args=[private["live"].handle])
    form = {"next": wanted, "back": wanted, "accepted": "on", "accept": "on", "name": "New"}

    for url in (terms, kept):
        gone_to = clients[OWNER].post(url, form)

        assert gone_to.status_code in (200, 302)
        assert wanted not in gone_to.headers.get("Location", "")
