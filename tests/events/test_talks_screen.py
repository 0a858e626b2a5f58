"""Personal talks: editors and advisers offer times, one person each."""

from datetime import date, time

import pytest
from django.urls import reverse

from events.editing import times
from events.editing.dates import Details, Slot
from events.editing.recurrence import local_times
from events.models import Event, Session
from tests.events import pages
from tests.events.dates import THURSDAY, when
from tests.events.look_ahead import save, text, url


@pytest.fixture
def at_work(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def talks(db: None) -> Event:
    return pages.published("A talk about your CV", kind=Event.Kind.TALKS).event


def offered(host, **typed) -> dict:
    return {
        "host": host.pk,
        "day": "2031-02-06",
        "begins": "13:00",
        "ends": "15:00",
        "minutes": "30",
        "pause": "10",
    } | typed


def test_an_adviser_offers_talks_of_her_own(client, adviser, talks):
    client.force_login(adviser)
    address = url("talks", talks.pk)

    save(client, address, offered(adviser))

    assert when(talks.sessions.all()) == ["02-06 13:00", "02-06 13:40", "02-06 14:20"]
    assert {each.host for each in talks.sessions.all()} == {adviser}
    assert {each.quotas.get().size for each in talks.sessions.all()} == {1}


def test_an_adviser_cannot_offer_another_ones_time(client, adviser, coordinator, talks):
    client.force_login(adviser)

    client.post(url("talks", talks.pk), offered(coordinator, save="1"))

    assert not Session.objects.exists()


def test_an_adviser_sees_and_changes_her_own_talks_alone(client, adviser, editor, talks):
    mine, others = (
        times.add_sessions(
            talks, [Slot(*local_times(day, time(9), time(10)), Details(host=host, seats=1))]
        )[0]
        for host, day in ((adviser, THURSDAY), (editor, date(2031, 2, 7)))
    )
    client.force_login(adviser)

    page = text(client.get(url("talks", talks.pk)))

    assert "Thursday 6 February" in page
    assert "Friday 7 February" not in page
    assert client.get(url("change_time", talks.pk, mine.pk)).status_code == 200
    assert client.get(url("change_time", talks.pk, others.pk)).status_code != 200
    assert client.get(url("times", talks.pk)).status_code != 200


def test_a_host_has_one_talk_at_a_time(at_work, adviser, talks):
    other = pages.published("Your own business", kind=Event.Kind.TALKS).event
    save(at_work, url("talks", talks.pk), offered(adviser))

    page = text(at_work.post(url("talks", other.pk), offered(adviser, begins="12:50", look="1")))

    assert "Has a talk then: 6 February 13:00–13:30" in page


def test_a_talk_ends_after_it_begins(at_work, adviser, talks):
    page = at_work.post(url("talks", talks.pk), offered(adviser, ends="12:00", look="1"))
    short = at_work.post(url("talks", talks.pk), offered(adviser, ends="13:20", look="1"))

    assert "It ends before it begins" in text(page)
    assert "There is no time for one talk" in text(short)


def test_advisers_find_where_to_offer_talks(client, adviser, talks):
    client.force_login(adviser)

    menu = client.get(reverse("wagtailadmin_home")).content.decode()

    assert url("my_talks") in menu
    assert "A talk about your CV" in text(client.get(url("my_talks")))


def test_the_dates_of_talks_are_their_own_screen(at_work, talks):
    assert at_work.get(url("times", talks.pk)).url == url("talks", talks.pk)
