"""A copy of an event: a draft of the same words and facts, and nobody signed up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog, User
from events.editing import partners, times
from events.editing.duplicating import duplicate
from events.models import Attendee, Event, EventPage, Session
from tests.events import dates, pages
from tests.personas import person


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture(scope="module")
def _tax(module_db: None) -> EventPage:
    """Published in both languages, with two Thursdays."""
    page = pages.published("Danish tax", seats=17, price="50 kr.", venue=pages.venue())
    pages.in_danish(page, "Dansk skat")
    for day in (dates.THURSDAY, dates.THURSDAY + dates.WEEK):
        times.add_sessions(page.event, [dates.slot(day, topic_en="Forms", seats=9)])
    return page


@pytest.fixture
def tax(_tax: EventPage, db: None) -> EventPage:
    return EventPage.objects.get(pk=_tax.pk)


def post(client: Client, event: Event, **changes: str):
    data = {"token": "t1", "dates": "later", "later": "52"} | changes
    return client.post(reverse("event_admin:duplicate", args=[event.pk]), data)


def test_a_copy_is_a_draft_with_the_same_words_and_facts(tax, editor):
    copy = duplicate(tax.event, by=editor)

    assert (copy.title, copy.seats, copy.price) == ("Danish tax", 17, "50 kr.")
    assert not copy.live
    assert copy.event != tax.event
    assert (copy.event.is_draft, copy.event.public, copy.event.seats) == (True, False, 17)
    assert not copy.event.sessions.exists()


def test_both_languages_tell_of_the_one_new_event(tax, editor):
    copy = duplicate(tax.event, by=editor)

    twins = EventPage.objects.filter(event=copy.event)
    assert {each.title for each in twins} == {"Danish tax", "Dansk skat"}
    assert {each.translation_key for each in twins} == {copy.translation_key}
    assert copy.translation_key != tax.translation_key


def test_dates_come_along_at_the_same_local_time_over_the_change_of_clocks(tax, editor):
    copy = duplicate(tax.event, weeks=20, by=editor)  # from February into June

    sessions = list(copy.event.sessions.order_by("starts"))
    assert dates.when(sessions) == ["06-26 17:00", "07-03 17:00"]
    assert [each.quotas.get().size for each in sessions] == [9, 9]
    assert [each.topic_en for each in sessions] == ["Forms", "Forms"]


def test_nobody_comes_along(tax, editor):
    dates.seat(tax.event.sessions.first())
    copy = duplicate(tax.event, weeks=1, by=editor)

    assert not Attendee.objects.filter(session__event=copy.event).exists()
    assert set(copy.event.sessions.values_list("quotas__taken", flat=True)) == {0}
    assert Attendee.objects.filter(session__event=tax.event).count() == 1


def test_a_date_that_was_called_off_stays_behind(tax, editor):
    times.cancel(tax.event.sessions.all()[:1], reason="Ill")

    assert duplicate(tax.event, weeks=1, by=editor).event.sessions.count() == 1


def test_dates_that_would_be_over_are_left_out_and_it_is_said(desktop, tax):
    past = timezone.now() - timedelta(days=300)
    for n, session in enumerate(tax.event.sessions.all()):
        starts = past + timedelta(days=n)
        Session.objects.filter(pk=session.pk).update(
            starts=starts, ends=starts + timedelta(hours=1)
        )
    page = desktop.get(post(desktop, tax.event, later="1").url).content.decode()

    assert "they would all be over" in page


def test_a_published_copy_has_the_questions_and_an_address_of_its_own(tax, editor):
    question = {"text": "What do you eat?", "reason": "For the cook", "required": False}
    with_question = [("text", question | {"keep_days": 30})]
    pages.publish(tax, questions=with_question)
    copy = pages.publish(duplicate(Event.objects.get(pk=tax.event_id), by=editor))

    assert [each.text_en for each in copy.event.questions.all()] == ["What do you eat?"]
    assert copy.event.slug != tax.event.slug
    assert copy.event.public


def test_the_editor_lands_in_the_page_and_pressing_twice_makes_one(desktop, tax):
    first, second = post(desktop, tax.event), post(desktop, tax.event)

    assert first.url == second.url
    assert EventPage.objects.exclude(event=tax.event).count() == 2  # languages
    assert desktop.get(first.url).status_code == 200
    assert AccessLog.objects.filter(action="event.duplicated").count() == 1


@pytest.mark.parametrize("later", ["", "0", "-3", "105", "many", "9" * 40])
def test_weeks_that_make_no_sense_are_told(desktop, tax, later):
    answer = post(desktop, tax.event, later=later)

    assert answer.status_code == 200
    assert Event.objects.filter(form_token="t1").count() == 0


def test_a_partner_copies_its_own_events_into_its_own_folder_and_no_others(client, tax):
    network = pages.organiser("network")
    partners.open_to_partner(network)
    network.refresh_from_db()
    paula = person("paula")
    partners.invite(network, email=paula.email)
    folder = network.editors.page_permissions.filter(page__locale__language_code="en")[0].page
    own = pages.published("Board games", below=folder.specific, venue=pages.venue("Union"))
    client.force_login(User.objects.get(pk=paula.pk))

    assert post(client, own.event, dates="none").status_code == 302
    copy = EventPage.objects.exclude(event__in=[own.event, tax.event]).get()
    assert copy.get_parent().pk == folder.pk
    assert not copy.live
    url = reverse("event_admin:duplicate", args=[tax.event_id])
    assert client.post(url, {"dates": "none"}, follow=True).status_code == 404
