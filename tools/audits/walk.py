"""Every kind of page, as its visitors get it: found by following links, and asked for by form.

From where each visitor begins, all links are followed, but only to a few pages of each kind (URL
name and language), so that a new page is looked at as soon as one can get to it. What editors write
is each of its own kind, and the beginnings are all looked at.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import override

from accounts.models import User
from companies.models import NewHire
from events.models import Attendee, Booking, Event, Session, Stand, WaitlistEntry

OF_A_KIND = 2  # pages in each language
LINK = re.compile(r'<a\b[^>]*\shref="([^"]+)"')
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
TOKEN = re.compile(r"\d+-\d+\.[\w-]+")
LANGUAGES = ("en", "da")
PEOPLE = ("hr", "desk", "newhr", "editor", "student", "mentor", "spouse")
BEGINNINGS = ("my/", "company/", "desk/", "accounts/email/", "accounts/2fa/", "styleguide/")
# Ours, in frames of our own; Wagtail's own screens are Wagtail's.
ELSEWHERE = ("/admin/", "/django-admin/", "/demo/", "/documents/", "/media/", "/static/", "/i18n/")
ANYBODY = ""
Answer = Any  # of the test client


@dataclass(frozen=True)
class Page:
    """An answer to read. ``name`` says which one it is: visitor, status and address."""

    name: str
    status: int
    html: str

    @property
    def is_broken(self) -> bool:
        return self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


def public_pages() -> Iterator[Page]:
    """Those that search engines are told of."""
    client = _client()
    yield from (_page(ANYBODY, client.get(path), path) for path in _in_the_sitemap())


def pages() -> Iterator[Page]:
    yield from _follow(ANYBODY, _client(), [*_in_the_sitemap(), *_written_out(), *_personal()])
    yield from _answers_to_forms()
    for who in PEOPLE:
        client = _client()
        client.force_login(User.objects.get(email=f"{who}@ankomst.example"), _backend())
        yield from _follow(who, client, _in_both(BEGINNINGS))


def _client() -> Client:
    host = settings.ALLOWED_HOSTS[0]
    return Client(
        raise_request_exception=False, headers={"host": host, "x-forwarded-proto": "https"}
    )


def _backend() -> str:
    return settings.AUTHENTICATION_BACKENDS[0]


def _in_both(paths: tuple[str, ...]) -> list[str]:
    return [f"/{code}/{path}" for code in LANGUAGES for path in paths]


def _in_the_sitemap() -> list[str]:
    xml = _client().get("/sitemap.xml").content.decode()
    return [_path(unescape(url), "/") for url in LOCATION.findall(xml)]


def _written_out() -> list[str]:
    """What links do not lead to, or not in every state."""
    course = Event.objects.filter(kind=Event.Kind.COURSE, public=True)[0]
    calendar = ("", "?view=week", "?view=month", "?view=list&free=on", "?when=past", "?q=qqqq")
    accounts = ("login/", "signup/", "password/reset/", "login/code/", "logout/")
    paths = [f"events/{query}" for query in (*calendar, "?category=registration")]
    paths += [f"accounts/{path}" for path in accounts]
    paths += [f"events/{course.slug}/sent/{says}/" for says in ("confirm", "line", "ticket")]
    paths += ["events/embed/", "search/", "search/?q=tax", "search/?q=qqqq", "no/such/page/"]
    paths += ["company/sign-up/", "company/terms/", "booking/1-1.wrong/", "visit/1-1.wrong/"]
    return _in_both(tuple(paths))


def _personal() -> Iterator[str]:
    """Own pages, by the links that mails have."""
    own = Booking.objects.exclude(kind=Booking.Kind.GROUP)
    people = Attendee.objects.select_related("booking", "session").filter(booking__in=own)
    for kind in own.order_by().values("kind", "state").distinct():
        yield from (one.link for one in own.filter(**kind)[:OF_A_KIND])
    for state in Attendee.State:
        for person in people.filter(state=state)[:OF_A_KIND]:
            yield person.link
            yield person.feedback_address
    yield from (entry.link for entry in WaitlistEntry.objects.all()[:OF_A_KIND])
    yield from (stand.link for stand in Stand.objects.all()[:OF_A_KIND])
    hires = NewHire.objects.select_related("attendee").order_by("attendee__state", "pk")
    yield from (hire.link for hire in hires[::OF_A_KIND])


def _follow(who: str, client: Client, beginnings: list[str]) -> Iterator[Page]:
    waiting = deque(dict.fromkeys(beginnings))
    begun, seen, kinds = set(waiting), set(waiting), Counter[str]()
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        if path not in begun and kinds[kind] >= OF_A_KIND:
            continue
        kinds[kind] += 1
        answer = client.get(path, follow=True)
        if not _is_html(answer) or _ended_elsewhere(answer):
            continue
        page = _page(who, answer, path)
        yield page
        found = (_path(unescape(link), path) for link in LINK.findall(page.html))
        new = dict.fromkeys(link for link in found if _is_ours(link) and link not in seen)
        seen |= new.keys()
        waiting += new


def _path(link: str, base: str) -> str:
    """Path and query of a link on our site; nothing for another's."""
    parts = urlsplit(urljoin(f"https://{settings.ALLOWED_HOSTS[0]}{base}", urldefrag(link).url))
    if parts.scheme != "https" or parts.netloc != settings.ALLOWED_HOSTS[0]:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _is_ours(path: str) -> bool:
    return bool(path) and not path.startswith(ELSEWHERE)


def _kind(path: str) -> str:
    """Language and URL name; the same with a query is a kind of its own."""
    address, mark, _query = path.partition("?")
    match = _match(address)
    return f"{address[:4]} {match.view_name if match else address}{mark}"


def _match(address: str) -> ResolverMatch | None:
    with override(address[1:3]):
        try:
            return resolve(address)
        except Resolver404:
            return None


def _is_html(answer: Answer) -> bool:
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")


def _ended_elsewhere(answer: Answer) -> bool:
    """Whoever is signed in already is led on from the ways in, staff to Wagtail's screens."""
    chain = answer.redirect_chain
    return bool(chain) and urlsplit(chain[-1][0]).path.startswith(ELSEWHERE)


def _page(who: str, answer: Answer, path: str) -> Page:
    """Its name has no token, which is the key to a page."""
    name = f"{who or 'anybody'} {answer.status_code} {TOKEN.sub('…', path)}"
    return Page(name, answer.status_code, answer.content.decode())


def _answers_to_forms() -> Iterator[Page]:
    """Forms sent empty, or with what makes no sense: they come back with words."""
    with_form = Session.objects.upcoming().public().filter(event__sign_up="here")
    evening = with_form.exclude(event__kind=Event.Kind.REGISTRATION).first()
    desk = with_form.filter(event__kind=Event.Kind.REGISTRATION).first()
    forms = ["company/sign-up/", "accounts/login/", "accounts/signup/", "accounts/password/reset/"]
    for session in filter(None, (evening, desk)):
        forms.append(f"events/{session.event.slug}/sessions/{session.pk}/book/")
    for path in _in_both(tuple(forms)):
        for data in ({}, {"email": "no address", "given_name": "x" * 300}):
            yield _page(f"form with {len(data)} fields", _client().post(path, data), path)
