"""What readers see of one event."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from wagtail.images.tests.utils import get_test_image_file

from content.models import Image
from events.models import EventPage, Organiser, Session, SignUp
from events.models.facts import Kind
from tests.events import make, pages

ADDRESS = "/en/events/danish-tax/"


def shown(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def data_of(html: str) -> list[dict[str, Any]]:
    """The events that search engines are told of."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert told["@context"] == "https://schema.org"
    return told["@graph"]


@pytest.fixture
def page(db: None) -> EventPage:
    return pages.published("Danish tax", intro="What a tax card is.", venue=pages.venue())


@pytest.fixture
def evening(page: EventPage) -> Session:
    return make.session(page.event, seats=10, minutes=90)


def test_it_says_what_when_where_and_who_arranges_it(
    client: Client, page: EventPage, evening: Session
) -> None:
    html = shown(client)

    assert "What a tax card is." in html
    assert f"{timezone.localtime(evening.starts):%H:%M}" in html
    assert "Torvet 1, 1000 Midtown" in html
    assert "https://www.openstreetmap.org/directions?to=55.70000%2C12.50000" in html
    assert "Network" in html
    assert "Free of charge" in html


@pytest.mark.parametrize(
    ("taken", "words"), [(0, "Seats free"), (7, "3 seats left"), (10, "Join the waiting list")]
)
def test_seats_left_are_said_in_words(
    client: Client, evening: Session, taken: int, words: str
) -> None:
    if taken:
        make.booked(evening, taken)

    assert words in shown(client)


def test_without_a_waiting_list_nobody_is_asked_to_join_it(client: Client, page: EventPage) -> None:
    pages.publish(page, has_waiting_list=False)
    make.booked(make.session(page.event, seats=1))

    html = shown(client)

    assert "Full" in html
    assert "waiting list" not in html


def test_a_date_that_is_called_off_is_still_told(client: Client, evening: Session) -> None:
    Session.objects.update(state=Session.State.CANCELLED, cancelled_because="The speaker is ill.")

    html = shown(client)

    assert "Cancelled" in html
    assert "The speaker is ill." in html
    assert "/book/" not in html


def test_where_nobody_signs_up_it_says_just_come(client: Client, page: EventPage) -> None:
    pages.publish(page, sign_up=SignUp.NOT_NEEDED)
    make.session(page.event, seats=10)

    html = shown(client)

    assert "No sign-up needed: just come." in html
    assert "/book/" not in html


def test_sign_up_elsewhere_leads_there(client: Client, page: EventPage) -> None:
    pages.publish(page, sign_up=SignUp.ELSEWHERE, sign_up_link="https://partner.example/join")
    make.session(page.event, seats=10)

    assert 'href="https://partner.example/join"' in shown(client)


def test_the_online_link_is_never_shown(client: Client, page: EventPage) -> None:
    pages.publish(page, venue=None, online_link="https://meet.example/secret")
    make.session(page.event, seats=10)

    html = shown(client)

    assert "meet.example" not in html
    assert "You get the link by mail" in html


def test_a_past_event_shows_its_report(client: Client, page: EventPage) -> None:
    make.session(page.event, seats=10, starts=timezone.now() - timedelta(days=9))
    pages.publish(page, report=[("paragraph", "<p>Sixty people came.</p>")])

    html = shown(client)

    assert "This event is over" in html
    assert "Sixty people came." in html


def test_an_event_without_a_date_says_so(client: Client, page: EventPage) -> None:
    assert "The dates are not set yet" in shown(client)


def test_a_draft_is_not_there(client: Client, db: None) -> None:
    event = pages.draft().event

    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(ADDRESS).status_code == 404


def test_what_was_taken_off_the_site_is_not_there(client: Client, page: EventPage) -> None:
    page.unpublish()

    assert client.get(ADDRESS).status_code == 404


def test_facts_come_from_the_event_in_every_language(client: Client, page: EventPage) -> None:
    pages.in_danish(page)
    pages.publish(page, venue=pages.venue("Town hall"))

    assert "Town hall" in shown(client, "/da/events/danish-tax/")


def test_each_language_shows_its_own_words(client: Client, page: EventPage) -> None:
    pages.in_danish(page, "Dansk skat", intro="Hvad et skattekort er.")

    html = shown(client, "/da/events/danish-tax/")

    assert "Hvad et skattekort er." in html
    assert 'class="not-translated"' not in html
    assert '<link rel="canonical" href="http://testserver/da/events/danish-tax/">' in html


def test_an_untranslated_page_says_so(client: Client, page: EventPage) -> None:
    pages.untranslated(page)

    html = shown(client, "/da/events/danish-tax/")

    assert 'class="not-translated"' in html
    assert '<h1 lang="en">Danish tax</h1>' in html
    assert '<link rel="canonical" href="http://testserver/en/events/danish-tax/">' in html


def test_a_page_in_danish_alone_is_shown_to_readers_of_english_with_a_note(
    client: Client, db: None
) -> None:
    pages.published("Sprogcafé", below=pages.calendar("da"))

    html = shown(client, "/en/events/sprogcafe/")

    assert 'class="not-translated"' in html
    assert '<h1 lang="da">Sprogcafé</h1>' in html


def test_its_address_stays_when_the_page_is_moved(client: Client, page: EventPage) -> None:
    folder = pages.folder(pages.organiser())
    page.move(folder, pos="last-child")

    assert client.get(ADDRESS).status_code == 200
    assert client.get(f"/en/events/{folder.slug}/danish-tax/").headers["Location"] == ADDRESS


def test_its_place_in_the_tree_leads_to_its_address(client: Client, page: EventPage) -> None:
    pages.publish(page, slug="tax")

    assert client.get("/en/events/tax/").headers["Location"] == ADDRESS


def test_a_partners_folder_is_the_calendar_of_that_partner(client: Client, db: None) -> None:
    folder = pages.folder(pages.organiser("network"))

    response = client.get(f"/en/events/{folder.slug}/")

    assert response.headers["Location"] == "/en/events/?organiser=network"


def test_search_engines_are_told_of_each_date(client: Client, evening: Session) -> None:
    make.session(evening.event, seats=1, starts=timezone.now() + timedelta(days=30))

    told = data_of(shown(client))

    assert len(told) == 2
    assert told[0]["name"] == "Danish tax"
    assert datetime.fromisoformat(told[0]["startDate"]) == evening.starts
    assert datetime.fromisoformat(told[0]["startDate"]).tzinfo is not None
    assert told[0]["eventStatus"] == "https://schema.org/EventScheduled"
    assert told[0]["location"]["address"]["postalCode"] == "1000"
    assert told[0]["offers"]["price"] == "0"
    assert told[0]["offers"]["availability"] == "https://schema.org/InStock"


def test_what_is_full_or_called_off_is_told_as_that(client: Client, page: EventPage) -> None:
    make.booked(make.session(page.event, seats=1))
    off = make.session(page.event, seats=1, starts=timezone.now() + timedelta(days=30))
    Session.objects.filter(pk=off.pk).update(state=Session.State.CANCELLED)

    full, cancelled = data_of(shown(client))

    assert full["offers"]["availability"] == "https://schema.org/SoldOut"
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"


def test_words_cannot_end_the_data(client: Client, page: EventPage) -> None:
    words = '</script><script>alert("tax & more")</script>'
    pages.publish(page, title=words, price="50 kr. <b>")
    make.session(page.event, seats=1)

    html = shown(client)

    assert data_of(html)[0]["name"] == words
    assert data_of(html)[0]["offers"]["price"] == "50"
    assert words not in html
    assert escape(words) in html


def test_what_is_alike_and_still_to_come_is_shown(client: Client, evening: Session) -> None:
    other = pages.published("Danish pension")
    unlike = pages.published("Choir", category=pages.category("music"))
    make.session(other.event, seats=1)
    make.session(unlike.event, seats=1)
    pages.published("No date yet")

    html = shown(client)

    assert "/en/events/danish-pension/" in html
    assert "Choir" not in html
    assert "No date yet" not in html


def test_a_course_is_signed_up_for_as_a_whole(client: Client, page: EventPage) -> None:
    pages.publish(page, kind=Kind.COURSE, attendance_percent=80)
    for week in (1, 2, 3):
        make.session(page.event, seats=9, starts=timezone.now() + timedelta(weeks=week))

    html = shown(client)

    assert "You sign up for all of them at once." in html
    assert "Come to 80 per cent of them" in html
    assert re.search(r"/sessions/\d+/book/", html) is None


def test_only_residents_are_told_where_they_must_live(client: Client, page: EventPage) -> None:
    pages.publish(page, residents_of=[pages.municipality()])

    assert "Only for people who live in" in shown(client)


def test_speakers_and_organiser_are_introduced(client: Client, page: EventPage) -> None:
    Organiser.objects.update(about_en="Neighbours who help.", website="https://network.example")
    pages.publish(page, speakers=[("speaker", {"name": "Mette Lund", "role": "Tax Agency"})])

    html = shown(client)

    assert "Mette Lund" in html
    assert "Neighbours who help." in html


def test_it_costs_few_queries(
    client: Client, page: EventPage, django_assert_max_num_queries: Any
) -> None:
    pages.in_danish(page)
    for number in range(3):
        pages.published(f"Other {number}")
    for event in {each.event for each in EventPage.objects.all()}:
        for week in (1, 2, 3):
            make.session(event, seats=9, starts=timezone.now() + timedelta(weeks=week))
    shown(client)  # the menus are kept from now on

    for address in (ADDRESS, "/da/events/danish-tax/"):
        with django_assert_max_num_queries(12):
            shown(client, address)


def test_a_picture_whose_file_is_gone_is_left_out(client: Client, page: EventPage) -> None:
    picture = Image.objects.create(title="A door", file=get_test_image_file(size=(1600, 1200)))
    pages.publish(page, image=picture)
    assert "event-head--picture" in shown(client)

    picture.file.storage.delete(picture.file.name)
    picture.renditions.all().delete()

    html = shown(client)
    assert "event-head--picture" not in html
    assert "not-found" not in html
    assert "img/social-card" in html


def test_lists_leave_out_a_picture_whose_file_is_gone(client: Client, page: EventPage) -> None:
    picture = Image.objects.create(title="A door", file=get_test_image_file(size=(1600, 1200)))
    page.listing_image = picture
    page.save()
    picture.file.storage.delete(picture.file.name)

    html = render_to_string("pages/cards.html", {"listed": [page]})

    assert "card__picture" not in html
    assert "not-found" not in shown(client)
