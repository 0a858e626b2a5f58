"""Every way to ask the site for something of a private profile, each with what is sent."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Any

from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

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
    Submission,
)
from tests.careers.answers import raw, steady
from tests.careers.private_people import Private
from tests.test_access import TABLE, World, addresses, ours

OF_PEOPLE: tuple[type[models.Model], ...] = (ContactRequest, Application, Reveal, ForwardedEnquiry)
ALIKE_TO_ALL: tuple[type[models.Model], ...] = (
    *(CVFile, CandidateProfile, Enquiry, Offer, Outcome, PublishedSummary, Submission),
)
FOR_MACHINES = ("sprite", "jsi18n", "failwhale", "logout", "results/")
SPACES = ("candidates:", "cv:", "jobs:", "company_jobs:", "home:", "companies:company")
SEARCHES = ("", "?sort=fresh&q=engineer", "?q=engineer", "?q=data", "?occupation=25", "?page=2")
ANSWERED = {"job": "Nurse", "reason": "Because of you", "step": "send", "text": "A", "name": "B"}


def told(client: Client, method: str, url: str, data: dict[str, Any] | None = None) -> Any:
    """Ask, and undo whatever was done."""
    with transaction.atomic():
        response = getattr(client, method)(url, data or {})
        if response.headers.get("Location") == f"/en{url}":
            response = getattr(client, method)(f"/en{url}", data or {})
        response.raw = raw(response)
        transaction.set_rollback(True)
    return response


def of_the_table(world: World, *spaces: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every address, about what is in the world; those of ours by both methods. ``spaces``: only
    addresses in these."""
    for name, rule in TABLE.items():
        if name.startswith("demo:") or not name.startswith(spaces or ""):
            continue
        url = reverse(name, args=rule.arguments(world))
        yield rule.method, url, rule.data
        if name.startswith(SPACES):
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


def comparing(private: dict[str, Private], *keys: str) -> str:
    """These side by side."""
    who = "&who=".join(private[key].handle for key in keys)
    return f"/en/candidates/compare/?who={who}"


def of_handles(*methods: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, method and what is sent: every address with a handle, by each of these methods."""
    for name, path in ours().items():
        if "<str:handle>" in path:
            for method in methods:
                yield name, method, ANSWERED if method == "post" else {}


def address_of(name: str, handle: str) -> str:
    pk = [1] if name.endswith("note_delete") else []
    return reverse(name, args=[handle, *pk])


def said_of(client: Client, name: str, method: str, handle: str, data: dict[str, str]) -> Any:
    """Status, headers, cookies and body, and how often the database was asked: that takes time,
    which can be measured from outside."""
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        send = getattr(client, method)
        response = send(address_of(name, handle), data, headers={"hx-request": "true"})
        status, headers, cookies, body = steady(response)
        transaction.set_rollback(True)
    headers = {key: value.replace(handle, "HANDLE") for key, value in headers.items()}
    return status, headers, cookies, body.replace(handle.encode(), b"HANDLE"), len(asked)


def of_the_admin(one: Private) -> Iterator[str]:
    """Wagtail's screens and ours: lists, reports, searches and choosers; and what is about people
    of the bank, about somebody."""
    numbers = [one.profile.pk, *(model.objects.latest("pk").pk for model in (Submission, Job))]
    about = {"wagtailusers_users": [one.user.pk], "guidance_municipalities": [_home(one)]}
    about |= dict.fromkeys(("careers_advising", "careers_words", "job", "skill"), numbers)
    for name, path in addresses():
        if path.startswith("admin/") and not any(word in path for word in FOR_MACHINES):
            for arguments in ([], *([pk] for pk in about.get(name.partition(":")[0], []))):
                with suppress(NoReverseMatch):
                    yield reverse(name, args=arguments)
            if "model_name>" in path:
                yield from _of_models(name, one.profile)


def _home(one: Private) -> int:
    assert one.profile.municipality_id is not None
    return one.profile.municipality_id


def _of_models(name: str, profile: CandidateProfile) -> Iterator[str]:
    for one in (profile, profile.user, profile.published):
        model = [one._meta.app_label, one._meta.model_name]
        for more in ([], [one.pk], [one.pk, 1], ["delete"]):
            with suppress(NoReverseMatch):
                yield reverse(name, args=[*model, *more])
