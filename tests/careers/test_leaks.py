"""Nothing of a private profile reaches anybody but herself and staff: docs/anonymity.md.

Twelve people (``private_people``) in every state, five visitors, every address of the site that
tests/test_access.py knows, and all mail that goes out: what was said is searched for what is hers.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.core import mail
from django.db import models, transaction
from django.http import HttpResponseNotFound
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from careers import tasks
from careers.employers import Acting, lists, notes, saved
from careers.finding.asked import read
from careers.models import (
    Application,
    CandidateProfile,
    ContactRequest,
    CVFile,
    Enquiry,
    ForwardedEnquiry,
    Job,
    Offer,
    Outcome,
    PublishedSummary,
    Reveal,
    SavedSearch,
    Submission,
)
from careers.models.publishing import new_handle
from careers.publishing import renewal
from companies.models import Company
from events.editing import partners
from outbox.delivery import deliver_all_due
from tests.careers.answers import Answers, raw, spellings, steady
from tests.careers.job_people import later
from tests.careers.people import live_profile
from tests.careers.private_people import STRANGE, Private, private_values, twelve
from tests.events.pages import organiser
from tests.personas import company_of, person
from tests.test_access import CANDIDATE, OTHER, OWNER, TABLE, World, ours, users, world

pytestmark = pytest.mark.django_db

__all__ = ["users", "world"]  # fixtures: the same site as in the table of who may go where

PARTNER, NOBODY = "partner's editor", "stranger"
OF_PEOPLE: tuple[type[models.Model], ...] = (ContactRequest, Application, Reveal, ForwardedEnquiry)
ALIKE_TO_ALL: tuple[type[models.Model], ...] = (
    *(CVFile, CandidateProfile, Enquiry, Offer, Outcome, PublishedSummary, Submission),
)
SPACES = ("candidates:", "cv:", "jobs:", "company_jobs:", "home:", "companies:company")
SEARCHES = ("", "?sort=best&q=engineer", "?q=data", "?occupation=25", "?page=2")


@pytest.fixture(scope="module")
def private(users: dict[str, User | None], world: World) -> dict[str, Private]:
    """The twelve, and enough others that searches find people and saved ones have news."""
    adviser = users["adviser"]
    nordvind = Company.objects.get(cvr="88000013")
    sydhavn = company_of(person("syd"), "Sydhavn A/S", "88000048", verified=True)
    assert adviser is not None
    people = twelve(nordvind, sydhavn, adviser)
    for number in range(3):
        live_profile(f"somebody{number}")
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


def told(client: Client, method: str, url: str, data: dict[str, Any] | None = None) -> Any:
    """Ask, and undo whatever was done."""
    with transaction.atomic():
        response = getattr(client, method)(url, data or {})
        if response.headers.get("Location") == f"/en{url}":
            response = getattr(client, method)(f"/en{url}", data or {})
        response.raw = raw(response)
        transaction.set_rollback(True)
    return response


def of_the_table(world: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every address, about what is in the world; those of ours by both methods."""
    for name, rule in TABLE.items():
        url = reverse(name, args=rule.arguments(world)) if not name.startswith("demo:") else ""
        if url:
            yield rule.method, url, rule.data
        if url and name.startswith(SPACES):
            yield ("post" if rule.method == "get" else "get"), url, {}


def of_people(private: dict[str, Private], *spaces: str) -> Iterator[tuple[str, str]]:
    """Every address that ends in a number or a handle, with each that is somebody's; of what has
    no states that matter here, the last."""
    numbers = {pk for model in OF_PEOPLE for pk in model.objects.values_list("pk", flat=True)}
    numbers |= {model.objects.latest("pk").pk for model in ALIKE_TO_ALL}
    handles = [one.handle for one in private.values() if hasattr(one.profile, "published")]
    job = Job.objects.filter(company__cvr="88000013").order_by("-pk")[0]
    for name, path in ours().items():
        if name.startswith(spaces):
            lasts = handles if "<str:handle>" in path else sorted(numbers)
            for before, last in product(([], [job.company_id], [job.company_id, job.pk]), lasts):
                with suppress(NoReverseMatch):
                    yield TABLE[name].method, reverse(name, args=[*before, last])


def pages_of_the_site() -> Iterator[str]:
    yield from (page.url for page in Page.objects.live().exclude(depth=1) if page.url)
    yield from ("/robots.txt", "/sitemap.xml", "/nothing/", "/en/candidates/?q=%00", "/%ff/")
    for language, words in product(("en", "da"), SEARCHES):
        yield f"/{language}/candidates/{words}"
    yield from ("/en/search/?q=engineer", "/en/jobs/?q=engineer")


def comparing(private: dict[str, Private]) -> str:
    """Those of whom the employer may not know, side by side with one whom she may see."""
    who = "&who=".join(private[key].handle for key in ("hidden", "expired", "blocking", "live"))
    return f"/en/candidates/compare/?who={who}"


def everything_said(
    world: World, private: dict[str, Private], clients: dict[str, Client]
) -> Answers:
    answers = Answers()

    def ask(who: str, method: str, url: str, data: dict[str, Any]) -> None:
        answers.add(f"{method} {url} by {who}", told(clients[who], method, url, data).raw)

    for who, (method, url, data) in product(clients, of_the_table(world)):
        ask(who, method, url, data)
    for who, url in product((NOBODY, OWNER), [*pages_of_the_site(), comparing(private)]):
        ask(who, "get", url, {})
    for who, spaces in ((OWNER, ("candidates:", "company_jobs:")), (CANDIDATE, ("cv:", "jobs:"))):
        for method, url in of_people(private, *spaces):
            ask(who, method, url, {})
    return answers


def missing(found: dict[str, str]) -> None:
    assert not found, "\n".join(f"{value!r} in {where}" for value, where in found.items())


@pytest.fixture
def _plain_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the page of our own tells nothing is looked at below; a thousand of them take long."""
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
    missing(answers.numbers(one.occupation for one in private.values()))


def of_handles() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, method and what is sent: every address with a handle, by every method."""
    sent = {"job": "Nurse", "reason": "Because of you", "step": "send", "text": "A", "name": "B"}
    for name, path in ours().items():
        if "<str:handle>" in path:
            for method in ("get", "head", "post", "put", "patch", "delete", "options"):
                yield name, method, sent if method == "post" else {}


def _address(name: str, handle: str) -> str:
    pk = [1] if name.endswith("note_delete") else []
    return reverse(name, args=[handle, *pk])


def _said_of(client: Client, name: str, method: str, handle: str, data: dict[str, str]) -> Any:
    url = _address(name, handle)
    with transaction.atomic():
        response = getattr(client, method)(url, data, headers={"hx-request": "true"})
        status, headers, body = steady(response)
        transaction.set_rollback(True)
    headers = {key: value.replace(handle, "HANDLE") for key, value in headers.items()}
    return status, headers, body.replace(handle.encode(), b"HANDLE")


@pytest.mark.parametrize("who", [OWNER, NOBODY, OTHER, CANDIDATE, PARTNER])
def test_whom_one_may_not_see_is_like_nobody_in_every_byte(
    who: str, private: dict[str, Private], clients: dict[str, Client]
) -> None:
    """Hidden, run out, blocking this company, never here: status, headers and body."""
    client, unknown = clients[who], new_handle()
    handles = [private[key].handle for key in STRANGE]

    for name, method, data in of_handles():
        nobody = _said_of(client, name, method, unknown, data)
        for handle in handles:
            assert _said_of(client, name, method, handle, data) == nobody, f"{method} {name}"
        if who == OWNER and method == "get":
            assert nobody[0] in (404, 405)
            assert "no-store" in nobody[1]["Cache-Control"]


@pytest.mark.usefixtures("kept")
def test_what_employers_read_of_somebody_is_in_no_index_and_no_cache(
    private: dict[str, Private], clients: dict[str, Client]
) -> None:
    seen = private["live"].handle
    urls = [_address(name, seen) for name, method, _data in of_handles() if method == "get"]
    urls += [reverse(f"candidates:{name}") for name in ("search", "lists", "searches", "requests")]
    answers = [told(clients[OWNER], "get", url) for url in [*urls, comparing(private)]]
    read = [answer for answer in answers if answer.status_code == 200]

    assert len(read) >= 7
    for answer in read:
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "private, no-store"
        assert b"og:" not in answer.raw


def test_words_of_hers_find_what_a_word_of_nobody_finds(
    private: dict[str, Private], clients: dict[str, Client]
) -> None:
    """Typed by an employer, a stranger and another spouse, into every box of the site."""
    typed = [word for one in private.values() for word in one.values[:2] + one.values[4:6]]
    for who, box in product((OWNER, NOBODY, CANDIDATE), ("candidates", "jobs", "search")):
        nothing = _echoless(clients[who], box, "qqzzvvq")
        for word in typed[:: 1 if (who, box) == (OWNER, "candidates") else 7]:
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
