"""One person of a company's booking at an event: her page, and what the company can do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import after_sending
from companies.event_seats import people
from companies.models import Company, GroupBooking, NewHire
from companies.reminding import remind_before_visits
from events import booking
from events.desk import arrivals
from events.models import Answer, Attendee, Event, Question, Session, WaitlistEntry
from events.sign_up.by_staff import move
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import join
from events.telling import as_was, tell_changed
from outbox.models import Message
from tests.companies import event_people as seats
from tests.events import make
from tests.jobs import run_jobs


@pytest.fixture
def evening(db: None) -> Session:
    return make.session(make.event(), seats=2)


@pytest.fixture
def group(evening: Session, nordvind: Company, hr: User) -> GroupBooking:
    """Lukas and Sara, who fill the evening."""
    sent = seats.sent(evening, nordvind, hr, "Lukas", "Sara")
    run_jobs()
    mail.outbox.clear()
    return sent


@pytest.fixture
def lukas(group: GroupBooking) -> NewHire:
    return seats.hire(group, "Lukas")


def waits(evening: Session) -> WaitlistEntry:
    party = Party(people=(Guest("Mia", "Berg", "mia@ankomst.example"),))
    return join(event=evening.event, sessions=[evening], party=party)


def visit(hire: NewHire, name: str = "visit") -> str:
    return reverse(f"companies:{name}", args=[hire.token])


def test_the_invitation_has_the_facts_the_calendar_entry_and_the_ticket(
    evening: Session, nordvind: Company, hr: User
) -> None:
    seats.sent(evening, nordvind, hr, "Lukas")

    run_jobs()

    [letter] = [each for each in mail.outbox if each.to == ["lukas@nordvind.example"]]
    assert "Danish tax for newcomers" in letter.subject
    assert nordvind.name in letter.body
    names = [attached[0] for attached in letter.attachments]
    assert names[0].endswith(".ics")
    assert names[1].startswith("ticket-")


def test_opening_her_page_is_seen_by_the_company(
    client: Client, lukas: NewHire, group: GroupBooking, hr: User
) -> None:
    page = client.get(visit(lukas))

    assert page.status_code == 200
    assert lukas.attendee.ticket_code in page.text
    client.force_login(hr)
    assert "Has opened the invitation" in client.get(group.get_absolute_url()).text


def test_who_cannot_come_frees_her_seat_for_the_line_and_the_company_is_told(
    client: Client, lukas: NewHire, evening: Session
) -> None:
    entry = waits(evening)

    assert client.get(visit(lukas, "visit_decline")).status_code == 200
    assert seats.taken(evening) == 2
    client.post(visit(lukas, "visit_decline"))
    client.post(visit(lukas, "visit_decline"))

    entry.refresh_from_db()
    assert entry.state == WaitlistEntry.State.OFFERED
    lukas.attendee.refresh_from_db()
    assert lukas.attendee.state == Attendee.State.CANCELLED
    assert Message.objects.filter(kind="companies.seat_declined").count() == 1
    closed = client.get(visit(lukas))
    assert closed.status_code == 410
    assert "You have given your seat back" in closed.text
    make.assert_seats_add_up()


def test_the_company_sees_who_cannot_come(
    client: Client, lukas: NewHire, group: GroupBooking, hr: User
) -> None:
    people.decline(lukas)
    client.force_login(hr)

    page = client.get(group.get_absolute_url()).text

    assert "Cannot come" in page
    run_jobs()
    assert any("Lukas Weber cannot come" in letter.subject for letter in mail.outbox)


def test_nobody_declines_once_it_has_begun(lukas: NewHire, evening: Session) -> None:
    Session.objects.update(starts=timezone.now(), ends=timezone.now() + timedelta(hours=1))

    with pytest.raises(people.TooLate):
        people.decline(NewHire.objects.for_her_page().get(pk=lukas.pk))

    assert seats.taken(evening) == 2


def test_she_answers_the_questions_of_the_event_herself(
    client: Client, lukas: NewHire, group: GroupBooking, evening: Session
) -> None:
    food = Question.objects.create(
        event=evening.event, kind=Question.Kind.TEXT, text_en="Food?", reason_en="We cook."
    )
    sara = seats.hire(group, "Sara")

    client.post(visit(lukas, "visit_answers"), {f"question_{food.pk}": "No nuts"})
    client.post(visit(lukas, "visit_answers"), {f"question_{food.pk}": "No fish"})
    client.post(visit(sara, "visit_answers"), {f"question_{food.pk}": "All of it"})

    answers = Answer.objects.values_list("attendee__given_name", "value")
    assert set(answers) == {("Lukas", "No fish"), ("Sara", "All of it")}
    assert "No fish" in client.get(visit(lukas)).text


def test_a_required_question_left_empty_keeps_what_was_typed(
    client: Client, lukas: NewHire, evening: Session
) -> None:
    common = {"event": evening.event, "kind": Question.Kind.TEXT, "reason_en": "We cook."}
    food = Question.objects.create(text_en="Food?", required=True, **common)
    more = Question.objects.create(text_en="More?", position=1, **common)

    page = client.post(
        visit(lukas, "visit_answers"), {f"question_{food.pk}": "", f"question_{more.pk}": "Typed"}
    )

    assert page.status_code == 422
    assert "Typed" in page.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("name", ["visit_details", "visit_another_time"])
def test_pages_of_a_visit_are_not_there_at_an_event(
    client: Client, lukas: NewHire, name: str
) -> None:
    assert client.get(visit(lukas, name)).status_code == 404


def test_somebody_else_in_the_seat_is_not_stopped_by_the_line(
    lukas: NewHire, group: GroupBooking, evening: Session, hr: User
) -> None:
    waits(evening)
    values = {"given_name": "Ines", "family_name": "Weber", "email": "ines@nordvind.example"}

    new = people.replace(lukas, values=values, by=hr)
    again = people.replace(lukas, values=values, by=hr)

    assert new == again
    assert seats.taken(evening) == 2
    lukas.attendee.refresh_from_db()
    assert lukas.attendee.state == Attendee.State.CANCELLED
    assert new.attendee.ticket_code != lukas.attendee.ticket_code
    run_jobs()
    subjects = {letter.to[0]: letter.subject for letter in mail.outbox}
    assert "You are off the list" in subjects["lukas@nordvind.example"]
    assert "has a seat for you" in subjects["ines@nordvind.example"]
    make.assert_seats_add_up()


def test_nobody_is_added_to_a_full_event(group: GroupBooking, evening: Session, hr: User) -> None:
    values = {"given_name": "Ines", "family_name": "", "email": "ines@nordvind.example"}

    with pytest.raises(people.NotOffered):
        people.add(group, values=values, by=hr)

    assert seats.taken(evening) == 2
    assert group.new_hires.count() == 2


def test_one_more_is_added_once(
    client: Client, group: GroupBooking, lukas: NewHire, evening: Session, hr: User
) -> None:
    people.take_off(lukas, by=hr)
    client.force_login(hr)
    form = {"given_name": "Ines", "email": "ines@nordvind.example", "language": "da"}

    for _press in range(2):
        client.post(reverse("companies:add_person", args=[group.reference]), form)

    assert Attendee.objects.coming().filter(given_name="Ines", language="da").count() == 1
    assert seats.taken(evening) == 2
    make.assert_seats_add_up()


def test_a_corrected_address_kills_the_old_link(client: Client, lukas: NewHire, hr: User) -> None:
    old = visit(lukas)

    new = after_sending.correct_address(lukas, email="new@nordvind.example", by=hr)

    assert client.get(old).status_code == 410
    assert client.get(visit(new)).status_code == 200


def test_people_are_reminded_two_days_before_and_not_a_week_before(
    lukas: NewHire, evening: Session
) -> None:
    NewHire.objects.update(invited_at=timezone.now() - timedelta(days=9))

    def in_days(days: float) -> int:
        starts = timezone.now() + timedelta(days=days)
        Session.objects.update(starts=starts, ends=starts + timedelta(hours=1))
        return remind_before_visits()

    assert [in_days(6.9), in_days(1.9), in_days(1.9)] == [0, 2, 0]
    run_jobs()
    assert any("We see you" in letter.subject for letter in mail.outbox)


def test_a_date_that_moves_is_told_with_her_own_link_and_to_the_company(
    lukas: NewHire, group: GroupBooking, evening: Session
) -> None:
    was = {evening.pk: as_was(evening)}
    Session.objects.update(place="The town hall")

    tell_changed(evening.event, was)
    run_jobs()

    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {
        "lukas@nordvind.example",
        "sara@nordvind.example",
        group.booking.contact_email,
    }
    assert lukas.link in letters["lukas@nordvind.example"].body
    assert "The town hall" in letters["lukas@nordvind.example"].body
    assert group.get_absolute_url() in letters[group.booking.contact_email].body


def test_staff_move_one_person_to_another_date(
    client: Client, lukas: NewHire, evening: Session, editor: User
) -> None:
    later = make.session(evening.event, seats=2, starts=evening.starts + timedelta(days=7))

    move(lukas.attendee, later, by=editor)
    run_jobs()

    assert [letter.to for letter in mail.outbox] == [["lukas@nordvind.example"]]
    assert lukas.link in mail.outbox[0].body
    assert f"{timezone.localtime(later.starts):%H:%M}" in client.get(visit(lukas)).text
    assert (seats.taken(evening), seats.taken(later)) == (1, 1)


def test_a_date_that_is_called_off_is_told_to_people_and_company(
    client: Client, group: GroupBooking, lukas: NewHire, evening: Session, hr: User
) -> None:
    booking.cancel_session(evening, reason="The speaker is ill.")
    run_jobs()

    readers = [letter.to[0] for letter in mail.outbox]
    assert sorted(readers) == sorted(
        ["lukas@nordvind.example", "sara@nordvind.example", group.booking.contact_email]
    )
    client.force_login(hr)
    assert "A date was called off" in client.get(group.get_absolute_url()).text
    page = client.post(reverse("companies:book_again", args=[group.reference]), follow=True)
    assert page.status_code == 200
    draft = GroupBooking.objects.get(state=GroupBooking.State.DRAFT)
    assert draft.event == evening.event
    assert draft.roster.rows.count() == 2


def test_of_a_course_all_meetings_are_given_back(
    client: Client, nordvind: Company, hr: User, db: None
) -> None:
    event = make.event(slug="danish")
    Event.objects.update(kind=Event.Kind.COURSE)
    event.refresh_from_db()
    meetings = [
        make.session(event, seats=5, starts=timezone.now() + timedelta(days=7 * week))
        for week in (1, 2)
    ]
    hire = seats.hire(seats.sent(meetings[0], nordvind, hr, "Lukas"), "Lukas")

    assert len(people.dates_of(hire)) == 2
    people.decline(hire)

    assert [seats.taken(each) for each in meetings] == [0, 0]
    assert Message.objects.filter(kind="companies.visit_cancelled").count() == 1
    make.assert_seats_add_up()


def test_the_door_receives_her_and_the_company_sees_it(
    client: Client, lukas: NewHire, group: GroupBooking, hr: User, desk: User
) -> None:
    Session.objects.update(starts=timezone.now(), ends=timezone.now() + timedelta(hours=1))
    arrivals.arrive(lukas.attendee, by=desk)
    client.force_login(hr)

    assert "Arrived" in client.get(group.get_absolute_url()).text


def test_staff_of_the_event_see_company_and_answers_and_send_the_ticket_again(
    client: Client, lukas: NewHire, group: GroupBooking, evening: Session, editor: User
) -> None:
    food = Question.objects.create(
        event=evening.event, kind=Question.Kind.TEXT, text_en="Food?", reason_en="We cook."
    )
    client.post(visit(lukas, "visit_answers"), {f"question_{food.pk}": "No nuts"})
    sara = seats.hire(group, "Sara")
    client.force_login(editor)

    def hub(name: str, *args: int) -> str:
        return reverse(f"event_admin:{name}", args=[evening.event_id, *args])

    listing = client.get(hub("people")).text
    assert group.company.name in listing
    assert "Lukas Weber: No nuts" in listing
    assert "No nuts" in client.get(hub("person", lukas.attendee_id)).text
    assert "No nuts" not in client.get(hub("person", sara.attendee_id)).text
    for _press in range(2):
        client.post(hub("send_ticket", lukas.attendee_id))
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["lukas@nordvind.example"]]
    assert lukas.link in mail.outbox[0].body
