"""Writing about an event in the admin, from the first word to what is left to do afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import User
from events.models import Category, Event, EventPage, Organiser, Session, Venue
from events.models.facts import Kind, SignUp
from tests.events import make, pages


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    """The admin, signed in as an editor."""
    client.force_login(editor)
    return client


def typed(**fields: Any) -> dict[str, Any]:
    """The form as the browser sends it; what is not given is as it was when the form was empty."""
    empty = nested_form_data(
        {
            **{name: streamfield([]) for name in ("body", "speakers", "questions", "report")},
            **{"title": "", "slug": "", "intro": "", "kind": "event", "spoken": "en"},
            **{"sign_up": "here", "seats": "30", "party_limit": "4", "closes_hours": "0"},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    return empty | fields


def complete(**fields: Any) -> dict[str, Any]:
    """Everything that must be there before it can be published."""
    facts = {
        "title": "Danish tax",
        "slug": "danish-tax",
        "intro": "What a tax card is.",
        "category": pages.category().pk,
        "organiser": pages.organiser().pk,
        "venue": pages.venue().pk,
        "for_newcomers": "on",
    }
    return typed(**facts | fields)


def new() -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", pages.calendar().pk])


def edit(page: EventPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors(response: Any) -> dict[str, Any]:
    return dict(response.context["form"].errors)


def test_a_title_is_enough_for_a_draft_that_saves_itself(desktop: Client) -> None:
    response = desktop.post(
        new(), typed(title="Danish tax", slug="danish-tax"), headers={"accept": "application/json"}
    )

    assert response.status_code == 200, response.content
    assert EventPage.objects.get(alias_of=None).title == "Danish tax"
    assert Event.objects.get().is_draft


def test_saving_itself_again_makes_no_other_event(desktop: Client) -> None:
    page = pages.draft()

    revision = ""
    for intro in ("What", "What a tax card is."):
        sent = typed(title="Danish tax", slug="danish-tax", intro=intro)
        sent |= {"loaded_revision_id": revision, "overwrite_revision_id": revision}
        response = desktop.post(edit(page), sent, headers={"accept": "application/json"})
        revision = response.json()["revision_id"]

    assert Event.objects.count() == 1
    latest = EventPage.objects.get().get_latest_revision_as_object()
    assert latest.intro == "What a tax card is."


def test_what_readers_need_must_be_there_to_publish(desktop: Client) -> None:
    response = desktop.post(
        new(), typed(title="Danish tax", slug="danish-tax", **{"action-publish": "1"})
    )

    assert set(errors(response)) >= {"intro", "category", "organiser", "venue", "for_newcomers"}
    assert not EventPage.objects.filter(live=True).exists()


def test_required_fields_say_why(desktop: Client) -> None:
    html = desktop.get(new()).content.decode()

    assert "In the calendar they are all that people read of it." in html
    assert "Who arranges it, so that people know whom to ask." in html
    assert "People filter the calendar by it." in html


def test_sign_up_elsewhere_needs_its_address(desktop: Client) -> None:
    sent = complete(sign_up=SignUp.ELSEWHERE, **{"action-publish": "1"})

    assert set(errors(desktop.post(new(), sent))) == {"sign_up_link"}


def test_published_without_a_date_it_says_what_is_missing(desktop: Client) -> None:
    response = desktop.post(new(), complete(**{"action-publish": "1"}), follow=True)

    event = Event.objects.get()
    html = response.content.decode()
    assert event.public
    assert "It has no dates yet: add one, or nobody can come." in html
    assert f"/admin/events/{event.pk}/" in html


def test_people_who_signed_up_are_not_forgotten_when_it_moves(desktop: Client) -> None:
    page = pages.published("Danish tax", venue=pages.venue())
    make.booked(make.session(page.event, seats=5), 2)
    elsewhere = pages.venue("Town hall")

    sent = complete(venue=elsewhere.pk, **{"action-publish": "1"})
    html = desktop.post(edit(page), sent, follow=True).content.decode()

    assert "2 people have signed up and are not told of the new place" in html


def test_a_kind_that_people_signed_up_for_stays(desktop: Client) -> None:
    page = pages.published("Danish tax", venue=pages.venue())
    make.booked(make.session(page.event, seats=5))

    sent = complete(kind=Kind.COURSE, **{"action-publish": "1"})

    assert set(errors(desktop.post(edit(page), sent))) == {"kind"}


def test_a_page_is_not_deleted_under_people_who_come(desktop: Client) -> None:
    page = pages.published()
    make.booked(make.session(page.event, seats=5))

    desktop.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert EventPage.objects.filter(pk=page.pk).exists()


def test_a_page_that_is_ticked_is_not_deleted_under_people_who_come(desktop: Client) -> None:
    page = pages.published()
    make.booked(make.session(page.event, seats=5))

    desktop.post(f"/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={page.pk}")

    assert EventPage.objects.filter(pk=page.pk).exists()


def test_a_page_that_nobody_booked_is_deleted_with_its_event(desktop: Client) -> None:
    page = pages.published()
    make.session(page.event, seats=5)

    desktop.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not EventPage.objects.exists()
    assert not Event.objects.exists()
    assert not Session.objects.exists()


def test_the_preview_shows_the_drafts_own_facts(desktop: Client) -> None:
    page = pages.published("Danish tax", venue=pages.venue())
    sent = complete(venue=pages.venue("Town hall").pk, title="Tax in Denmark")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    desktop.post(address, sent)
    html = desktop.get(f"{address}?mode=").content.decode()

    assert "Town hall" in html
    assert "<h1>Tax in Denmark</h1>" in html
    assert Event.objects.get().venue.name == "Library"


def test_the_page_leads_to_the_dates_and_back(desktop: Client) -> None:
    page = pages.published()

    assert f'href="/admin/events/{page.event_id}/"' in desktop.get(edit(page)).content.decode()
    overview = desktop.get(reverse("event_admin:overview", args=[page.event_id]))
    assert f'href="{edit(page)}"' in overview.content.decode()


@pytest.mark.parametrize(
    ("chooser", "kind", "fields"),
    [
        ("event_category_chooser", Category, {"name_en": "Walks", "name_da": "Ture"}),
        ("organiser_chooser", Organiser, {"name": "Walkers"}),
        (
            "venue_chooser",
            Venue,
            {"name": "Park", "address": "Park 1", "postcode": "1000", "post_town": "Midtown"},
        ),
    ],
)
def test_what_is_missing_is_added_in_the_dialog(
    desktop: Client, chooser: str, kind: Any, fields: dict[str, Any]
) -> None:
    if kind is Venue:
        fields = fields | {"municipality": pages.municipality().pk}
    prefix = f"{chooser.replace('_', '-')}"
    html = desktop.get(reverse(f"{chooser}:choose")).content.decode()
    assert "New" in html

    response = desktop.post(
        reverse(f"{chooser}:create"),
        {f"{_prefix(html)}{name}": value for name, value in fields.items()},
    )

    assert response.status_code == 200, (prefix, response.content)
    assert kind.objects.count() == 1


def _prefix(html: str) -> str:
    return "" if 'name=\\"name' in html else "create-form-"


def test_keys_are_made_of_names(db: None) -> None:
    first = Organiser.objects.create(name="Café Ærø")
    second = Category.objects.create(name_en="Walks", name_da="Ture")
    third = Category.objects.create(name_en="Walks", name_da="Gåture")

    assert (first.key, second.key, third.key) == ("cafe-aero", "walks", "walks-2")


def listed(client: Client, query: str = "") -> str:
    response = client.get(f"{reverse('event_admin:index')}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_when_and_how_full(desktop: Client) -> None:
    page = pages.published("Danish tax")
    make.booked(make.session(page.event, seats=5), 2)
    pages.published("Undated")

    html = listed(desktop)

    assert "2/5" in html
    assert "No dates yet" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=tax", ["Danish tax"]),
        ("?state=draft", ["A draft"]),
        ("?state=undated", ["A draft", "Undated"]),
        ("?state=coming", ["Danish tax"]),
    ],
)
def test_the_list_is_searched_and_filtered(desktop: Client, query: str, found: list[str]) -> None:
    make.session(pages.published("Danish tax").event, seats=5)
    pages.published("Undated")
    pages.draft("A draft")

    html = listed(desktop, query)

    assert [title for title in ("A draft", "Danish tax", "Undated") if title in html] == found


def test_the_list_costs_few_queries(desktop: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(4):
        make.session(pages.published(f"Evening {number}").event, seats=5)
    listed(desktop)

    with django_assert_max_num_queries(25):
        listed(desktop)


def test_planners_have_no_list_of_events(client: Client, planner: User) -> None:
    client.force_login(planner)

    assert client.get(reverse("event_admin:index")).status_code == 302
    screen = client.get(reverse("event_admin:overview", args=[1]), follow=True)
    assert screen.status_code == 404


def overview(client: Client, page: EventPage) -> str:
    return client.get(reverse("event_admin:overview", args=[page.event_id])).content.decode()


def test_the_overview_says_what_would_make_it_better(desktop: Client) -> None:
    page = pages.published()
    pages.untranslated(page)

    html = overview(desktop, page)

    assert "It has no dates yet, so nobody can come." in html
    assert "It has no picture." in html
    assert "readers of Danish get it with a note" in html


def test_what_is_over_asks_how_it_was(desktop: Client) -> None:
    page = pages.published()
    make.session(page.event, seats=3, starts=timezone.now() - timedelta(days=3))

    assert "Tell those who could not come how it was." in overview(desktop, page)


def test_the_overview_counts_people_once(desktop: Client) -> None:
    page = pages.published(kind=Kind.COURSE)
    for week in (1, 2, 3):
        make.booked(
            make.session(page.event, seats=9, starts=timezone.now() + timedelta(weeks=week)), 4
        )

    assert "<dt>signed up</dt><dd>4</dd>" in overview(desktop, page)


@pytest.mark.parametrize("what", ["a draft", "talks"])
def test_talks_follow_only_what_the_chooser_offers(desktop: Client, what: str) -> None:
    """By hand another's draft could be named, and its title would stand on the page."""
    other = pages.draft("Not for you to know").event
    if what == "talks":
        Event.objects.filter(pk=other.pk).update(public=True, kind=Kind.TALKS)
    sent = complete(kind=Kind.TALKS, follows=other.pk)

    answer = desktop.post(new(), sent)

    assert set(errors(answer)) == {"follows"}
    assert EventPage.objects.count() == 1


def test_talks_follow_a_published_event(desktop: Client) -> None:
    meeting = pages.published("Danish tax in short", venue=pages.venue()).event
    sent = complete(kind=Kind.TALKS, follows=meeting.pk, **{"action-publish": "1"})

    desktop.post(new(), sent)

    assert Event.objects.get(kind=Kind.TALKS).follows == meeting
