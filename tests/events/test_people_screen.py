"""The staff's screens of an event's people: who comes, who waits, what is reserved."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AccessLog, User
from events.models import (
    Answer,
    Attendee,
    Booking,
    Event,
    Question,
    Quota,
    Session,
    WaitlistEntry,
)
from events.sign_up import by_staff
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from tests.events import make
from tests.events.test_allotments import reserve
from tests.events.test_line import in_line
from tests.jobs import run_jobs


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def open_evening(evening: Session) -> Session:
    Event.objects.update(party_limit=5, has_waiting_list=True)
    evening.event.refresh_from_db()
    return evening


def url(session: Session, screen: str, *more: int) -> str:
    return reverse(f"event_admin:{screen}", args=[session.event_id, *more])


def text(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def signed_up(session: Session, name: str, size: int = 1, **answers: str) -> Booking:
    first = Guest(name, "Example", f"{name.lower()}@b.example")
    party = Party(people=(first, *[Guest()] * (size - 1)))
    held = sign_up(event=session.event, sessions=[session], party=party)
    return confirm_sign_up(held)


def asked(session: Session, booking: Booking, *, keep_days: int = 30) -> Answer:
    question = Question.objects.create(
        event=session.event, kind="text", text_en="What do you eat?", reason_en="For the cook",
        keep_days=keep_days,
    )  # fmt: skip
    return Answer.objects.create(booking=booking, question=question, value="No nuts")


def test_the_list_shows_a_party_together_with_its_answers(desktop, open_evening):
    asked(open_evening, signed_up(open_evening, "Ana", 2))

    page = text(desktop, url(open_evening, "people"))
    assert "Ana Example and party, 2 people" in page
    assert "No nuts" in page
    assert "<b>2</b> come" in page


def test_answers_whose_time_is_over_are_not_shown_any_more(desktop, open_evening):
    asked(open_evening, signed_up(open_evening, "Ana"), keep_days=1)
    past = timezone.now() - timedelta(days=3)
    Session.objects.update(starts=past, ends=past + timedelta(hours=1))

    page = text(desktop, url(open_evening, "people"))
    assert "Ana Example" in page
    assert "No nuts" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ana", {"Ana"}),
        ("?q=bo@b.example", {"Bo"}),
        ("?state=cancelled", {"Cem"}),
        ("?state=all", {"Ana", "Bo", "Cem"}),
        ("", {"Ana", "Bo"}),
        ("?session=every&state=arrived", set()),
        ("?session=999999&state=nonsense&p=-4", {"Ana", "Bo"}),
    ],
)
def test_the_list_is_narrowed_by_its_address(desktop, open_evening, editor, query, found):
    for name in ("Ana", "Bo", "Cem"):
        signed_up(open_evening, name)
    by_staff.cancel_for(Attendee.objects.get(given_name="Cem"), by=editor)

    page = text(desktop, url(open_evening, "people") + query)
    assert {name for name in ("Ana", "Bo", "Cem") if f">{name} Example</a>" in page} == found


def test_the_next_date_is_looked_at_first(desktop, open_evening):
    later = make.session(open_evening.event, seats=5, starts=open_evening.ends)
    signed_up(open_evening, "Ana")
    signed_up(later, "Bo")

    assert "Bo Example" not in text(desktop, url(open_evening, "people"))
    assert "Bo Example" in text(desktop, url(open_evening, "people") + "?session=every")


def test_who_may_not_edit_the_event_finds_no_such_screens(client: Client, planner, open_evening):
    client.force_login(planner)
    entry = in_line(open_evening, "Ana")
    booking = reserve(open_evening)

    for screen, more in (
        ("people", []),
        ("people_xlsx", []),
        ("people_print", []),
        ("add_person", []),
        ("waiting", []),
        ("allotments", []),
        ("allotment", [booking.pk]),
        ("offer_seats", [entry.pk]),
    ):
        assert client.get(url(open_evening, screen, *more), follow=True).status_code == 404


def test_somebody_of_another_event_is_not_found_here(desktop, open_evening):
    other = make.session(make.event(slug="other"), seats=5)
    [person] = make.booked(other)

    for act in ("person", "cancel_person", "move_person", "send_ticket"):
        assert desktop.get(url(open_evening, act, person.pk), follow=True).status_code in (404, 405)
        assert desktop.post(url(open_evening, act, person.pk)).status_code != 200
    assert make.taken(other) == [1]


def test_reading_and_taking_along_is_in_the_access_log(desktop, open_evening, editor):
    signed_up(open_evening, "Ana")
    for screen in ("people", "people_xlsx", "people_print"):
        desktop.get(url(open_evening, screen))

    told = AccessLog.objects.of_record(open_evening.event).filter(actor=editor)
    assert list(told.order_by("pk").values_list("action", flat=True)) == [
        "event.people_read",
        "event.people_exported",
        "event.people_printed",
    ]


def test_the_spreadsheet_runs_nothing_that_somebody_typed(desktop, open_evening):
    booking = signed_up(open_evening, "Ana")
    booking.attendees.update(given_name="=cmd|'/c calc'!A1")
    asked(open_evening, booking)
    answer = desktop.get(url(open_evening, "people_xlsx"))

    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[1][1] == "'=cmd|'/c calc'!A1"
    assert rows[0][-1] == "What do you eat?"
    assert rows[1][-1] == "No nuts"


def test_the_printed_list_escapes_what_somebody_typed(desktop, open_evening):
    signed_up(open_evening, "Ana").attendees.update(given_name="<script>alert(1)</script>")

    page = text(desktop, url(open_evening, "people_print"))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def add(open_evening: Session, **more: str) -> dict[str, str]:
    facts = {
        "session": str(open_evening.pk),
        "given_name": "Dana",
        "email": "dana@b.example",
        "language": "en",
        "people": "2",
        "tell": "on",
        "token": "one form",
    }
    return facts | more


def test_somebody_added_by_hand_has_seats_and_a_ticket(desktop, open_evening, editor):
    for _click in range(2):
        answer = desktop.post(url(open_evening, "add_person"), add(open_evening))

    assert answer.status_code == 302
    assert make.taken(open_evening) == [2]
    assert Booking.objects.get().created_by == editor
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["dana@b.example"]]


def test_what_was_typed_stays_where_there_are_too_few_seats(desktop, open_evening):
    answer = desktop.post(url(open_evening, "add_person"), add(open_evening, people="11"))

    page = answer.content.decode()
    assert "10 seats are left, 11 are needed" in page
    assert 'value="Dana"' in page
    assert make.taken(open_evening) == [0]


@pytest.mark.parametrize("typed", [{"session": "9"}, {"people": "-1"}, {"language": "xx"}, {}])
def test_nonsense_is_answered_with_words(desktop, open_evening, typed):
    answer = desktop.post(
        url(open_evening, "add_person"), add(open_evening) | typed if typed else {}
    )

    assert answer.status_code == 200
    assert make.taken(open_evening) == [0]


def test_a_sign_up_without_an_answered_mail_is_confirmed_by_staff(desktop, open_evening):
    party = Party((Guest("Ana", "", "ana@b.example"),))
    held = sign_up(event=open_evening.event, sessions=[open_evening], party=party)
    assert "Not confirmed yet" in text(desktop, url(open_evening, "people"))
    desktop.post(url(open_evening, "confirm_person", held.pk))

    held.refresh_from_db()
    assert held.state == Booking.State.CONFIRMED
    assert "Not confirmed yet" not in text(desktop, url(open_evening, "people"))


def test_a_person_is_moved_and_cancelled_on_her_own_screen(desktop, open_evening):
    later = make.session(open_evening.event, seats=1, starts=open_evening.ends)
    person = signed_up(open_evening, "Ana").attendees.get()
    desktop.post(url(open_evening, "move_person", person.pk), {"session": str(later.pk)})
    assert [make.taken(open_evening), make.taken(later)] == [[0], [1]]

    desktop.post(url(open_evening, "cancel_person", person.pk), {"reason": "Is ill"})
    assert make.taken(later) == [0]
    assert AccessLog.objects.filter(action="attendee.cancelled", reason="Is ill").exists()


def test_a_full_date_is_refused_in_words_and_she_keeps_her_seat(desktop, open_evening):
    later = make.session(open_evening.event, seats=1, starts=open_evening.ends)
    make.booked(later)
    person = signed_up(open_evening, "Ana").attendees.get()
    answer = desktop.post(url(open_evening, "move_person", person.pk), {"session": str(later.pk)})

    assert "all seats are taken" in answer.content.decode()
    assert make.taken(open_evening) == [1]


def test_the_line_is_shown_in_order_and_says_what_happens_next(desktop, open_evening):
    make.booked(open_evening, 10)
    in_line(open_evening, "Ana", 2)
    in_line(open_evening, "Bo")

    page = text(desktop, url(open_evening, "waiting"))
    assert page.index("Ana Example</b>") < page.index("Bo Example</b>")
    assert "2 parties wait for 3 seats" in page
    assert "A single seat that comes free is offered to Bo Example" in page


def test_an_offer_out_of_order_needs_a_reason(desktop, open_evening, editor):
    make.booked(open_evening, 10)
    entry = in_line(open_evening, "Ana", 2)
    address = url(open_evening, "offer_seats", entry.pk)
    assert "Please write why" in desktop.post(address, {"reason": " "}).content.decode()
    refused = desktop.post(address, {"reason": "From afar"}).content.decode()
    assert "needs 2 seats, and 0 are free" in refused

    Quota.objects.update(size=12)
    desktop.post(address, {"reason": "From afar"})
    entry.refresh_from_db()
    assert entry.state == WaitlistEntry.State.OFFERED
    log = AccessLog.objects.of_record(entry).get(action="waiting.offered")
    assert (log.actor, log.reason) == (editor, "From afar")
    assert Attendee.objects.expected().count() == 10


def test_somebody_taken_off_the_line_is_told(desktop, open_evening):
    make.booked(open_evening, 10)
    entry = in_line(open_evening, "Ana")
    for _click in range(2):
        desktop.post(url(open_evening, "take_off_line", entry.pk), {"reason": "Telephoned"})
    run_jobs()

    assert len([letter for letter in mail.outbox if "Waiting list" in letter.subject]) == 1
    assert "Nobody waits for a seat" in text(desktop, url(open_evening, "waiting"))


def allot(open_evening: Session, **more: str) -> dict[str, str]:
    facts = {
        "session": str(open_evening.pk),
        "organisation": "A network",
        "contact_name": "Pia",
        "contact_email": "pia@b.example",
        "language": "da",
        "seats": "4",
        "until": str(timezone.localdate() + timedelta(days=7)),
        "token": "one form",
    }
    return facts | more


def test_seats_are_reserved_once_however_often_the_button_is_pressed(desktop, open_evening):
    for _click in range(2):
        answer = desktop.post(url(open_evening, "allotments"), allot(open_evening))

    assert answer.status_code == 302
    assert make.taken(open_evening) == [4]
    page = text(desktop, url(open_evening, "allotments"))
    assert page.count("<b>A network</b>") == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"seats": "11"}, "10 seats are left, 11 are needed"),
        ({"until": "2020-01-01"}, "That day is over"),
        ({"until": "never"}, "error-message"),
        ({"seats": "0"}, "Write 1 or more"),
    ],
)
def test_an_allotment_that_cannot_be_is_refused_in_words(desktop, open_evening, typed, words):
    answer = desktop.post(url(open_evening, "allotments"), allot(open_evening, **typed))

    assert words in answer.content.decode()
    assert make.taken(open_evening) == [0]


def test_staff_change_send_again_and_release_an_allotment(desktop, open_evening):
    booking = reserve(open_evening)
    until = str(timezone.localdate() + timedelta(days=3))
    one = url(open_evening, "allotment", booking.pk)
    desktop.post(one, {"seats": "6", "until": until})
    assert make.taken(open_evening) == [6]
    assert desktop.post(one, {"seats": "60", "until": until}).status_code == 200
    desktop.post(url(open_evening, "send_allotment", booking.pk))
    desktop.post(url(open_evening, "release_allotment", booking.pk))

    assert make.taken(open_evening) == [0]
    run_jobs()
    [letter] = mail.outbox  # what was told of before is no longer so
    assert "The seats that had no name are free for others now" in letter.body


def test_the_tabs_count_who_comes_who_waits_and_what_is_reserved(desktop, open_evening):
    signed_up(open_evening, "Ana", 3)
    reserve(open_evening, seats=7)
    in_line(open_evening, "Bo")

    page = text(desktop, url(open_evening, "overview"))
    counts = [part.split("<")[0] for part in page.split('class="hub__count">')[1:]]
    assert counts[:3] == ["3", "1", "1"]


def test_an_event_without_dates_says_what_to_do(desktop, db):
    event = make.event(slug="undated")

    for screen in ("people", "waiting", "allotments"):
        assert desktop.get(reverse(f"event_admin:{screen}", args=[event.pk])).status_code == 200
    answer = desktop.get(reverse("event_admin:add_person", args=[event.pk]), follow=True)
    assert "There is no date to come" in answer.content.decode()
