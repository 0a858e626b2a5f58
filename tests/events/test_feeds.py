"""Feeds say what the database says, to every program that reads them."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from content.edition import touch
from events.booking import cancel_session
from events.feeds import lines
from events.feeds.mine import make_link, path_of
from events.models import Booking, CalendarLink, Event, Session
from events.sign_up.changes import hand_over
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party
from tests.events import make

FEED = "/en/events/calendar.ics"
NIGHTS = (  # on which the clocks change, in the year after this one and the next
    datetime(2027, 3, 28, 0, tzinfo=UTC),
    datetime(2027, 10, 31, 0, tzinfo=UTC),
)


def entries(content: bytes) -> dict[str, icalendar.Event]:
    return {str(one["UID"]): one for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def test_a_date_has_all_that_a_calendar_shows(client: Client, evening: Session):
    [entry] = entries(client.get(FEED).content).values()

    assert entry["SUMMARY"] == "Danish tax for newcomers"
    assert entry["DTSTART"].dt == evening.starts.replace(microsecond=0)
    assert entry["URL"].endswith(evening.event.get_absolute_url())
    assert entry["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize("night", NIGHTS)
def test_every_hour_of_a_night_when_the_clocks_change_is_told_rightly(
    client: Client, evening: Session, night: datetime, monkeypatch: pytest.MonkeyPatch
):
    evening.delete()
    monkeypatch.setattr(timezone, "now", lambda: night - timedelta(days=30))
    event = Event.objects.get()
    for hour in range(-3, 6):
        make.session(event, seats=3, starts=night + timedelta(hours=hour), minutes=45)
    content = client.get(FEED).content

    day = night.date()
    told = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(
        day - timedelta(days=2), day + timedelta(days=2)
    )

    spans = sorted((e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC)) for e in told)
    assert spans == sorted(Session.objects.values_list("starts", "ends"))


def test_other_libraries_read_it_too(client: Client, evening: Session):
    evening.topic_en = "Tax; deductions, and \\ other “things”\nfor everybody " * 3
    evening.save()
    Session.objects.update(topic_en=evening.topic_en[:160])

    calendar = vobject.readOne(client.get(FEED).content.decode())

    assert calendar.vevent.summary.value.startswith("Danish tax for newcomers: Tax; deductions,")
    assert calendar.vtimezone


def test_no_line_is_too_long(client: Client, evening: Session):
    Event.objects.update(summary_en="Æblegrød med fløde, " * 30)

    assert max(map(len, client.get(FEED).content.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("length", range(60, 90))
def test_folding_loses_nothing(length: int):
    line = "X" * length + "ø€𝄞" * 20

    assert lines.fold(line).replace("\r\n ", "") == line


def test_what_changes_updates_the_same_entry(client: Client, evening: Session):
    [before] = entries(client.get(FEED).content).items()
    cancel_session(evening, reason="The speaker is ill")

    [after] = entries(client.get(FEED).content).items()

    assert after[0] == before[0]
    assert after[1]["STATUS"] == "CANCELLED"
    assert after[1]["SEQUENCE"] > before[1]["SEQUENCE"]
    assert "ill" in after[1]["DESCRIPTION"]


def test_the_filters_of_the_page_hold_for_the_feed(client: Client, evening: Session):
    students = make.event(slug="for-students")
    Event.objects.filter(pk=students.pk).update(for_students=True, for_newcomers=False)
    make.session(students, seats=5)

    told = entries(client.get(FEED, {"audience": "students"}).content)

    assert [one["URL"].rsplit("/", 2)[1] for one in told.values()] == ["for-students"]


def test_one_event_and_one_date_have_feeds_of_their_own(client: Client, evening: Session):
    make.session(make.event(slug="another"), seats=5)
    later = make.session(evening.event, seats=5, starts=evening.starts + timedelta(days=7))
    slug = evening.event.slug

    both = client.get(reverse("events:event_ics", args=[slug])).content
    one = client.get(reverse("events:session_ics", args=[slug, later.pk])).content

    assert len(entries(both)) == 2
    assert len(entries(one)) == 1
    assert entries(one).keys() < entries(both).keys()


def test_who_has_it_already_is_told_so(client: Client, evening: Session):
    etag = client.get(FEED)["ETag"]

    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 304

    touch()
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 200


def test_it_is_another_one_tomorrow(client: Client, evening: Session, monkeypatch):
    etag = client.get(FEED)["ETag"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *at: tomorrow)

    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 200


def test_drafts_and_hidden_events_are_not_told(client: Client, evening: Session):
    Event.objects.update(public=False)

    assert entries(client.get(FEED).content) == {}


def test_atom_says_what_is_to_come(client: Client, evening: Session):
    answer = client.get("/en/events/feed.atom")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert evening.event.get_absolute_url() in answer.text


def test_a_character_that_xml_cannot_hold_does_not_end_the_feed(client: Client, evening: Session):
    Event.objects.update(title_en="Tax\x0b\x1f evening", summary_en="Come\x07!")

    assert "Tax   evening" in client.get("/en/events/feed.atom").text


def test_a_partner_may_show_the_list_in_a_frame(client: Client, evening: Session):
    answer = client.get("/en/events/embed/")

    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert not answer.has_header("X-Frame-Options")
    assert evening.event.get_absolute_url() in answer.text
    assert "<form" not in answer.text


def test_no_other_page_may_be_framed(client: Client, evening: Session):
    client.get("/en/events/embed/")

    assert "frame-ancestors *" not in client.get("/en/events/")["Content-Security-Policy"]


@pytest.fixture
def ana(evening: Session) -> User:
    user = User.objects.create_user("ana@ankomst.example")
    party = Party(people=(Guest("Ana", "Silva", user.email), Guest("Bo")))
    sign_up(event=evening.event, sessions=[evening], party=party, by=user)
    return user


def test_my_own_calendar_has_what_i_signed_up_for(client: Client, ana: User):
    told = entries(client.get(path_of(make_link(ana))).content)

    assert [str(one["SUMMARY"]) for one in told.values()] == ["Danish tax for newcomers"]


def test_a_seat_that_i_handed_over_is_struck_out(client: Client, ana: User):
    hand_over(Booking.objects.get(), 0, Guest("Cy", "Li", "cy@ankomst.example"))

    told = entries(client.get(path_of(make_link(ana))).content)

    assert [str(one["STATUS"]) for one in told.values()] == ["CANCELLED"]


def test_an_address_given_away_can_be_changed(client: Client, ana: User):
    page = reverse("events:my_calendar_address")
    client.force_login(ana)
    client.post(page)
    given_away = client.get(page).context["address"]

    for _press in range(2):
        client.post(page, {"seen": "1"})

    assert client.get(given_away).status_code == 404
    assert client.get(client.get(page).context["address"]).status_code == 200
    assert ana.calendar_link.version == 2


def test_opening_the_page_makes_no_address(client: Client, ana: User):
    client.force_login(ana)

    client.get(reverse("events:my_calendar_address"))

    assert not CalendarLink.objects.exists()


def test_an_empty_calendar_is_a_calendar(client: Client, db: None):
    somebody = User.objects.create_user("new@ankomst.example")

    told = client.get(path_of(make_link(somebody))).content

    assert icalendar.Calendar.from_ical(told)["VERSION"] == "2.0"


def test_the_calendar_offers_its_feed_for_what_is_chosen(client: Client, evening: Session):
    page = client.get("/en/events/", {"audience": "newcomers", "view": "month"}).text

    assert "calendar.ics?audience=newcomers" in page
    assert "view=month" not in page.partition('id="subscribe"')[2].partition("</details>")[0]


def test_days_of_a_feed_are_counted_from_today(evening: Session, client: Client):
    Session.objects.update(starts=timezone.now() - timedelta(days=90), ends=timezone.now())

    assert entries(client.get(FEED).content) == {}
