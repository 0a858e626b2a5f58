"""Pages kept for visitors who are not signed in: quick, bounded, and never out of date."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import BaseViewRestriction, PageViewRestriction, Site

from accounts.models import User
from content import edition
from content.models import ContactSettings, IndexPage, StandardPage
from content.models.edition import Edition
from content.page_cache import PageCache, keep, touch
from events.models import Event
from tests.events import make

KEPT = 5


@pytest.fixture(autouse=True)
def _kept(settings, db: None) -> None:
    settings.PAGES_KEPT = KEPT


@pytest.fixture
def asked() -> list[str]:
    """The query string of each request that reached the view."""
    return []


@pytest.fixture
def cache(asked: list[str]) -> PageCache:
    """In front of a view that tells how often it was asked."""

    @keep("page", "q")
    def view(request: HttpRequest) -> HttpResponse:
        asked.append(request.META["QUERY_STRING"])
        return HttpResponse(f"answer {len(asked)}")

    return PageCache(view)


def get(cache: PageCache, path: str = "/en/", **headers: str) -> HttpResponse:
    return cache(RequestFactory().get(path, headers=headers))


def text(client: Client, page: StandardPage) -> str:
    return client.get(page.url).content.decode()


def test_the_second_reader_costs_one_query(client: Client, guide: StandardPage) -> None:
    client.get(guide.url)  # the settings' rows are made
    first = client.get(guide.url)

    with CaptureQueriesContext(connection) as captured:
        second = client.get(guide.url)

    assert len(captured) == 1
    assert second.content == first.content
    assert (
        second.headers.items() >= {"ETag": first["ETag"], "X-Frame-Options": "SAMEORIGIN"}.items()
    )
    assert second["X-Request-ID"] != first["X-Request-ID"]


def test_what_is_published_is_seen_at_once_in_every_process(guide: StandardPage) -> None:
    here, elsewhere = Client(), Client()  # each has a middleware, and so a memory, of its own
    text(here, guide), text(elsewhere, guide)

    guide.intro = "A deposit is three months' rent at most."
    guide.save_revision().publish()

    assert "three months" in text(here, guide)
    assert "three months" in text(elsewhere, guide)


def test_a_page_taken_off_the_site_is_gone_at_once(client: Client, guide: StandardPage) -> None:
    text(client, guide)
    guide.unpublish()

    assert client.get(guide.url).status_code == 404


def test_a_page_that_is_deleted_is_gone_from_its_section(client, section, guide) -> None:
    assert guide.title in text(client, section)
    guide.delete()

    assert guide.title not in text(client, section)


def test_a_page_that_becomes_private_is_private_at_once(client, guide) -> None:
    text(client, guide)
    PageViewRestriction.objects.create(page=guide, restriction_type=BaseViewRestriction.LOGIN)

    assert client.get(guide.url).status_code == 302


def test_a_new_telephone_number_is_on_every_page_at_once(client: Client, guide) -> None:
    text(client, guide)
    contact = ContactSettings.for_site(Site.objects.get())
    contact.phone = "+45 11 22 33 44"
    contact.save()

    assert "+45 11 22 33 44" in text(client, guide)


def test_a_draft_that_saves_itself_changes_nothing(guide: StandardPage) -> None:
    before = edition.number()
    guide.title = "Not yet"
    guide.save_revision()

    assert edition.number() == before


def test_whoever_is_signed_in_gets_her_own_page(client: Client, guide, editor: User) -> None:
    text(client, guide)
    client.force_login(editor)

    assert "My account" in text(client, guide)
    assert "My account" not in text(Client(), guide)


@pytest.mark.parametrize(
    "own",
    [
        {"cookie": "sessionid=1"},
        {"cookie": "messages=1"},
        {"authorization": "Basic x"},
    ],
)
def test_who_may_be_somebody_is_not_served_from_memory(cache, own: dict[str, str]) -> None:
    get(cache)

    assert get(cache, **own).content == b"answer 2"
    assert get(cache).content == b"answer 1"


def test_a_form_that_is_sent_reaches_the_view(cache: PageCache) -> None:
    get(cache)

    assert cache(RequestFactory().post("/en/")).content == b"answer 2"


def test_an_address_without_a_language_is_the_browsers(cache: PageCache) -> None:
    assert [get(cache, "/").content, get(cache, "/").content] == [b"answer 1", b"answer 2"]


def test_languages_hosts_and_fragments_are_kept_apart(cache: PageCache) -> None:
    answers = [
        get(cache),
        get(cache, "/da/"),
        get(cache, host="other.example"),
        get(cache, hx_request="true"),
        get(cache, hx_request="true", hx_history_restore_request="true"),
        cache(RequestFactory().get("/en/", secure=True)),
    ]

    assert len({answer.content for answer in answers}) == len({a["ETag"] for a in answers}) == 6


def _with_cookie(response: HttpResponse) -> None:
    response.set_cookie("csrftoken", "secret")


def _header(name: str, value: str) -> Callable[[HttpResponse], None]:
    return lambda response: response.headers.setdefault(name, value)


@pytest.mark.parametrize(
    "make_own",
    [
        _with_cookie,
        _header("Content-Security-Policy", "script-src 'nonce-abc'"),
        _header("Cache-Control", "private"),
        _header("Cache-Control", "no-store"),
        lambda response: setattr(response, "status_code", 404),
        lambda response: setattr(response, "content", b"x" * 500_000),
        lambda response: delattr(response, "kept_with"),
    ],
)
def test_what_was_made_for_one_visitor_is_never_kept(make_own) -> None:
    answers = []

    def view(request: HttpRequest) -> HttpResponse:
        response = keep()(lambda: HttpResponse(f"answer {len(answers)}"))()
        make_own(response)
        answers.append(response)
        return response

    cache = PageCache(view)
    get(cache), get(cache)

    assert len(answers) == 2
    assert not answers[0].has_header("ETag")


def test_the_page_of_a_form_is_never_kept(client: Client) -> None:
    address = "/en/accounts/login/"
    first, second = client.get(address), client.get(address)  # the second time with the cookie

    assert "csrfmiddlewaretoken" in second.content.decode()
    assert first.context["csrf_token"] != second.context["csrf_token"]
    assert not second.has_header("ETag")


def test_that_somebody_has_it_already_is_kept_and_told_to_nobody_else(asked: list[str]) -> None:
    """The view itself may know by an ETag of its own, without making the answer."""

    @keep()
    def view(request: HttpRequest) -> HttpResponse:
        asked.append("again")
        has_it = request.headers.get("If-None-Match") == '"own"'
        answer = HttpResponse(status=304) if has_it else HttpResponse("the whole")
        answer["ETag"] = '"own"'
        return answer

    cache = PageCache(view)
    tells = [get(cache, **{"If-None-Match": '"own"'}) for _ in range(3)]
    whole = [get(cache) for _ in range(2)]

    assert [answer.status_code for answer in tells] == [304] * 3
    assert [(answer.status_code, answer.content) for answer in whole] == [(200, b"the whole")] * 2
    assert len(asked) == 2


def test_a_browser_that_has_the_page_gets_304(cache: PageCache, asked: list[str]) -> None:
    etag = get(cache)["ETag"]
    for known in (etag, f"W/{etag}", f'"another", {etag}'):
        answer = get(cache, if_none_match=known)
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)

    assert len(asked) == 1


def test_a_browser_that_has_an_older_page_gets_the_new_one(cache: PageCache) -> None:
    etag = get(cache)["ETag"]
    touch()

    answer = get(cache, if_none_match=etag)

    assert (answer.status_code, answer.content) == (200, b"answer 2")
    assert answer["ETag"] != etag


def test_a_view_may_have_its_own_etag() -> None:
    @keep()
    def feed(request: HttpRequest) -> HttpResponse:
        return HttpResponse("feed", headers={"ETag": '"own"', "Cache-Control": "max-age=60"})

    cache = PageCache(feed)
    first, again = get(cache), get(cache, if_none_match='"own"')

    assert (first["ETag"], first["Cache-Control"]) == ('"own"', "max-age=60")
    assert again.status_code == 304


def test_time_passes_on_pages(cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    get(cache)
    in_a_minute = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: in_a_minute)

    assert get(cache).content == b"answer 2"


def test_only_parameters_that_count_make_another_page(cache: PageCache, asked) -> None:
    get(cache)
    for junk in ("?utm_source=x", "?page=", "?q=&x=1", "?fbclid=%00"):
        assert get(cache, f"/en/{junk}").content == b"answer 1"

    assert get(cache, "/en/?q=cv&page=2&x=1").content == b"answer 2"
    assert get(cache, "/en/?page=2&q=cv").content == b"answer 2"
    assert asked == ["", "page=2&q=cv"]


@pytest.mark.parametrize("hung", ["evil=1", "evil=", "evil", "&&", "page=", "q=%"])
def test_what_somebody_hangs_on_an_unknown_address_is_shown_to_nobody_else(
    cache, asked, hung: str
) -> None:
    get(cache, f"/en/?{hung}")
    get(cache, "/en/?q=%25" if hung == "q=%" else "/en/")

    assert asked == [hung, "q=%25" if hung == "q=%" else ""]


def test_a_crawler_cannot_fill_the_memory(cache: PageCache) -> None:
    for number in range(40):
        get(cache, f"/en/{number}/?q={number}")
        get(cache, f"/en/?q={number}")

    assert len(cache.pages) == len(cache.parameters) == KEPT
    long = get(cache, f"/en/?q={'x' * 600}")
    assert not long.has_header("ETag")


def test_what_is_asked_for_often_stays(cache: PageCache) -> None:
    for number in range(20):
        assert get(cache).content == b"answer 1"
        get(cache, f"/en/?q={number}")


def test_an_old_version_leaves_no_pages_behind(cache: PageCache) -> None:
    for number in range(KEPT):
        get(cache, f"/en/?q={number}")
    touch()
    get(cache)

    assert len(cache.pages) == 1


def test_a_page_that_was_made_while_something_changed_is_not_kept_for_new(asked) -> None:
    """The edition is read before the page: what is kept may be newer than it says, never older."""

    @keep()
    def slow(request: HttpRequest) -> HttpResponse:
        asked.append("")
        if len(asked) == 1:
            touch()
        return HttpResponse(f"answer {len(asked)}")

    cache = PageCache(slow)

    assert [get(cache).content for _ in range(3)] == [b"answer 1", b"answer 2", b"answer 2"]


def test_what_is_rolled_back_has_not_changed(cache: PageCache) -> None:
    get(cache)
    with transaction.atomic():
        touch()
        transaction.set_rollback(True)

    assert get(cache).content == b"answer 1"


def test_a_list_of_pages_is_kept_by_its_pages(client: Client, add_page) -> None:
    listing = add_page("All guides", kind=IndexPage, order=IndexPage.Order.TITLE)
    for number in range(21):
        add_page(f"Guide {number:02}", below=listing)

    for _ in range(2):
        assert "Guide 20" not in text(client, listing)
        assert "Guide 20" in client.get(f"{listing.url}?page=2").content.decode()


def test_gathering_keeps_the_number(cache: PageCache) -> None:
    for _twice in range(2):
        touch()
        touch(of_events=True)
        touch(of_rules=True)
    before = edition.number()

    edition.gather()
    edition.gather()

    assert (edition.number(), Edition.objects.count()) == (before, 3)


def test_events_leave_the_frame_as_it_is(db: None) -> None:
    before = edition.number()

    touch(of_events=True)

    assert edition.number() == (before.all + 1, before.texts, before.frame)


def test_rules_are_texts_and_leave_the_frame_as_it_is(db: None) -> None:
    before = edition.number()

    touch(of_rules=True)

    assert edition.number() == (before.all + 1, before.texts + 1, before.frame)


def test_nothing_is_kept_where_the_setting_says_so(settings, cache: PageCache) -> None:
    settings.PAGES_KEPT = 0

    with pytest.raises(MiddlewareNotUsed):
        PageCache(lambda request: HttpResponse())
    assert configured.MIDDLEWARE.index(
        "content.page_cache.PageCache"
    ) < configured.MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware")


def test_an_address_that_leads_nowhere_is_looked_up_once(client: Client, guide) -> None:
    client.get(guide.url)  # the settings' rows are made
    first = client.get("/en/newcomers/no-such-page/")
    with CaptureQueriesContext(connection) as captured:
        again = client.get("/en/newcomers/no-such-page/?x=1")

    assert (first.status_code, again.status_code) == (404, 404)
    assert again.content == first.content
    assert len(captured) == 1


def test_a_page_that_is_put_there_is_found_at_once(client: Client, section, add_page) -> None:
    address = "/en/newcomers/new-guide/"
    assert client.get(address).status_code == 404

    add_page("New guide", below=section)

    assert client.get(address).status_code == 200


def test_a_redirect_that_is_put_there_is_followed_at_once(client: Client, guide) -> None:
    address = "/en/old-place/"
    assert client.get(address).status_code == 404

    Redirect.add_redirect(address, redirect_to=guide, is_permanent=True)

    assert client.get(address).status_code == 301


def test_addresses_that_lead_nowhere_drive_out_no_page(client: Client, guide) -> None:
    text(client, guide), text(client, guide)
    for number in range(3 * KEPT):
        client.get(f"/en/{number}/")

    with CaptureQueriesContext(connection) as captured:
        text(client, guide)
    assert len(captured) == 1


def test_what_a_view_does_not_show_is_looked_for_each_time(client: Client, guide) -> None:
    """It may be there in a moment without anything public having changed: one's own booking."""
    event = make.event()
    Event.objects.update(public=False)
    assert client.get(event.get_absolute_url()).status_code == 404

    Event.objects.update(public=True)

    assert client.get(event.get_absolute_url()).status_code == 200


def test_the_page_for_what_is_not_there_says_nothing_of_what_was_asked(client, guide) -> None:
    first, second = (client.get(f"/en/{path}").content for path in ("a/?x=1", "companies/b.php"))

    assert first == second
    assert b"This house is not on our street" in first
    assert b'hreflang="da">Dansk' in first


def test_who_is_signed_in_finds_her_way_from_there(client: Client, guide, editor: User) -> None:
    client.get("/en/nothing/")
    client.force_login(editor)

    assert "My account" in client.get("/en/nothing/").content.decode()


@pytest.mark.parametrize("name", ["HX-Request", "HX-History-Restore-Request"])
def test_a_header_in_code_leaves_nothing_for_others(cache: PageCache, asked, name: str) -> None:
    """django-htmx decodes such headers, so the view would answer with a fragment."""
    get(cache)
    get(cache, "/en/?q=1", **{name: "%74rue", f"{name}-URI-AutoEncoded": "true"})
    get(cache, "/en/?q=1")

    assert len(asked) == 3
