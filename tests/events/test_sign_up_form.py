"""The public form by which a party signs up."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.models import Booking, Event, Question, Quota, Session, SignUp, WaitlistEntry
from events.sign_up.parties import confirm_sign_up
from guidance.models import Municipality
from tests.events import make
from tests.jobs import run_jobs

ANA = {"given_name": "Ana", "family_name": "Silva", "email": "ana@ankomst.example"}
TWO_MORE = {"guest": ["1", "2"], "guest_1_given_name": "Bo", "guest_1_email": "bo@ankomst.example"}


@pytest.fixture
def url(evening: Session) -> str:
    return reverse("events:book", args=[evening.event.slug, evening.pk])


@pytest.fixture
def question(evening: Session) -> Question:
    return Question.objects.create(
        event=evening.event,
        kind=Question.Kind.CHOICE,
        text_en="What do you <b>bring</b>?",
        reason_en="To plan the <b>table</b>.",
        options_en=["Bread", "Salad"],
        options_da=["Brød", "Salat"],
        required=True,
        keep_days=7,
    )


def words(answer) -> str:
    return answer.content.decode()


def test_a_stranger_is_asked_to_look_in_her_mail(client, url, evening):
    answer = client.post(url, ANA | TWO_MORE)
    run_jobs()

    booking = Booking.objects.get()
    assert booking.state == Booking.State.HELD
    assert make.taken(evening) == [3]
    page = words(client.get(answer.url))
    assert "We have sent a mail to ana@ankomst.example" in page
    assert "The mail says until when we hold them for you" in page
    assert booking.link in mail.outbox[0].body


def test_the_page_names_the_address_only_where_it_was_typed(client, url, evening):
    sent = client.post(url, ANA).url
    client.cookies.clear()

    page = words(client.get(sent))
    assert "We have sent you a mail" in page
    assert ANA["email"] not in page


def test_who_has_signed_in_with_that_address_is_in_at_once(client, url):
    client.force_login(User.objects.create_user(ANA["email"]))

    answer = client.post(url, ANA)

    booking = Booking.objects.get()
    assert booking.state == Booking.State.CONFIRMED
    assert answer.url == f"{booking.link}booked/"


def test_what_we_know_of_her_is_filled_in(client, url):
    client.force_login(User.objects.create_user(ANA["email"], first_name="Ana"))

    assert 'value="ana@ankomst.example"' in words(client.get(url))


@pytest.mark.parametrize("standing", ["nothing", "held", "confirmed"])
def test_every_address_is_answered_the_same(client, url, evening, standing):
    if standing != "nothing":
        client.post(url, ANA)
    if standing == "confirmed":
        confirm_sign_up(Booking.objects.get())

    answer = client.post(url, ANA | {"token": "another"})

    assert (answer.status_code, answer.url) == (
        302,
        reverse("events:sent", args=[evening.event.slug, "confirm"]),
    )
    assert make.taken(evening) == [1]


def test_at_a_full_event_every_address_reads_that_it_is_full(client, url):
    client.post(url, ANA)
    Quota.objects.update(size=1)

    known, unknown = (
        client.post(url, ANA | {"token": "another", "email": email})
        for email in (ANA["email"], "bo@ankomst.example")
    )

    assert known.status_code == unknown.status_code == 409
    assert "all seats are taken" in words(known)


def test_a_person_is_added_and_taken_off_without_a_script(client, url):
    typed = ANA | {"email": "not an address"} | TWO_MORE

    more = client.post(url, typed | {"action": "add"})
    less = client.post(url, typed | {"action": "remove-1"})

    assert more.status_code == less.status_code == 200
    assert [guest.key for guest in more.context["form"].guests] == [1, 2, 3]
    assert [guest.key for guest in less.context["form"].guests] == [2]
    assert 'value="Bo"' in words(more)
    assert 'value="not an address"' in words(less)
    assert "Please look at this again" not in words(more)


def test_no_more_people_are_added_than_may_come(client, url):
    Event.objects.update(party_limit=3)

    page = client.post(url, ANA | TWO_MORE | {"action": "add"})

    assert len(list(page.context["form"].guests)) == 2


def test_more_people_than_may_come_are_refused_in_words(client, url):
    Event.objects.update(party_limit=2)

    answer = client.post(url, ANA | TWO_MORE)

    assert answer.status_code == 409
    assert "At most 2 people" in words(answer)
    assert 'value="Bo"' in words(answer)


def test_when_too_few_seats_are_left_she_may_come_with_fewer_or_wait(client, url):
    Quota.objects.update(size=2)

    answer = client.post(url, ANA | TWO_MORE)

    assert answer.status_code == 409
    assert "2 seats are left, and you are 3" in words(answer)
    assert 'value="sign_up"' in words(answer)
    assert 'value="wait"' in words(answer)
    assert 'value="Bo"' in words(answer)


def test_at_a_full_event_the_same_form_leads_into_the_line(client, url):
    Quota.objects.update(size=0)

    page = words(client.get(url))
    answer = client.post(url, ANA | TWO_MORE | {"action": "wait"})
    run_jobs()

    assert "Join the waiting list" in page
    entry = WaitlistEntry.objects.get()
    assert entry.seats == 3
    assert "where you stand in line" in words(client.get(answer.url))
    assert entry.link in mail.outbox[0].body


def test_who_has_seats_and_joins_the_line_is_sent_her_link(client, url, evening):
    client.post(url, ANA)
    confirm_sign_up(Booking.objects.get())
    Quota.objects.update(size=1)

    answer = client.post(url, ANA | {"action": "wait"})
    run_jobs()

    assert answer.status_code == 302
    assert not WaitlistEntry.objects.exists()
    assert "already" in mail.outbox[-1].subject


def test_without_a_waiting_list_a_full_event_only_says_so(client, url):
    Quota.objects.update(size=0)
    Event.objects.update(has_waiting_list=False)

    page = words(client.get(url))

    assert "All seats are taken" in page
    assert "Join the waiting list" not in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"opens_days": 3}, "Sign-up opens on"),
        ({"closes_hours": 24 * 30}, "Sign-up has closed"),
        ({"sign_up": SignUp.NOT_NEEDED}, "just come"),
        ({"sign_up": SignUp.ELSEWHERE, "sign_up_link": "https://x.example/"}, "https://x.example/"),
    ],
)
def test_where_one_cannot_sign_up_the_page_says_why(client, url, fields, told):
    Event.objects.update(**fields)

    assert told in words(client.get(url))
    assert client.post(url, ANA).status_code == 409
    assert not Booking.objects.exists()


def test_questions_are_asked_with_their_reason_and_how_long_they_are_kept(client, url, question):
    page = words(client.get(url))

    assert "To plan the &lt;b&gt;table&lt;/b&gt;." in page
    assert "<b>" not in page.partition('id="main"')[2].partition("party")[0]
    assert "We delete the answer 7 days after the event." in page
    assert "Salat" in words(client.get(url.replace("/en/", "/da/")))


def test_a_required_answer_is_missed_and_everything_typed_is_there(client, url, question):
    answer = client.post(url, ANA | TWO_MORE)

    assert answer.status_code == 422
    assert "the organiser needs it" in words(answer)
    assert 'value="bo@ankomst.example"' in words(answer)


def test_answers_and_home_go_with_the_party(client, url, question, evening):
    home = Municipality.objects.create(code="0101", name="Elsewhere", region="R")
    evening.event.residents_of.add(home)

    client.post(url, ANA | {f"question_{question.pk}": "Salad", "municipality": "0101"})

    party = Booking.objects.get().party
    assert party["answers"] == {str(question.pk): "Salad"}
    assert party["municipality"] == "0101"


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": "Ana 010190-1234"},
        {"given_name": "A\x00na"},
        {"given_name": "A" * 200},
        {"given_name": " \u00a0 "},
        {"email": f"{'a' * 250}@ankomst.example"},
        {"guest": ["1"], "guest_1_family_name": "Olsen"},
        {"guest": ["1"], "guest_1_given_name": "Bo 010190-1234"},
        {"guest": ["1"], "guest_1_email": "bo@"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_held(client, url, wrong, evening):
    assert client.post(url, ANA | wrong).status_code == 422
    assert make.taken(evening) == [0]


@pytest.mark.parametrize(
    "odd",
    [
        {"guest": ["0", "-1", "x", "9" * 5000, "１", "\x00"]},
        {"action": "remove-" + "9" * 5000},
        {"action": "\x00"},
        {"token": "t" * 64},
        {"given_name": "\u202eAna\u0301 \U0001f600 O’Brien\r\nBcc: all@x.example"},
    ],
)
def test_odd_input_breaks_nothing(client, url, odd):
    assert client.post(url, ANA | odd).status_code in (200, 302, 409)
    run_jobs()


def test_a_program_that_fills_every_field_believes_it_has_signed_up(client, url, evening):
    answer = client.post(url, ANA | {"subject": "Buy now"})
    run_jobs()

    assert answer.url == reverse("events:sent", args=[evening.event.slug, "confirm"])
    assert not Booking.objects.exists()
    assert mail.outbox == []


@override_settings(ACCOUNT_RATE_LIMITS={"events.sign_up": "2/m/ip"})
def test_who_signs_up_too_often_waits_a_moment_and_loses_nothing(client, url):
    for number in range(2):
        client.post(url, ANA | {"email": f"p{number}@ankomst.example"})

    answer = client.post(url, ANA | TWO_MORE)

    assert answer.status_code == 429
    assert "Wait five minutes" in words(answer)
    assert 'value="Bo"' in words(answer)
    assert Booking.objects.count() == 2


@override_settings(ACCOUNT_RATE_LIMITS={"events.sign_up": "1/m/key"})
def test_one_address_is_not_written_to_again_and_again(client, url):
    client.post(url, ANA)

    assert client.post(url, ANA | {"email": "ANA@ankomst.example"}).status_code == 429
    assert client.post(url, ANA | {"email": "bo@ankomst.example"}).status_code == 302


def test_the_same_form_sent_twice_is_one_sign_up(client, url):
    token = client.get(url).context["form"].initial["token"]
    first, second = (client.post(url, ANA | {"token": token}) for _click in range(2))

    assert first.url == second.url
    assert Booking.objects.count() == 1


@pytest.fixture
def course(evening: Session) -> Event:
    Event.objects.update(kind=Event.Kind.COURSE)
    course = Event.objects.get()
    make.session(course, seats=3, starts=evening.starts + timedelta(days=7))
    return course


def test_a_course_has_one_form_for_all_its_meetings(client, course, url):
    whole = reverse("events:book_course", args=[course.slug])
    assert client.get(url).url == whole
    assert "2 meetings" in words(client.get(whole))

    client.post(whole, ANA | TWO_MORE)

    assert list(Quota.objects.values_list("taken", flat=True)) == [3, 3]
    again = client.post(whole, ANA | {"email": "bo@ankomst.example"})
    assert "all seats are taken" in words(again)


def test_a_course_that_is_over_has_no_form(client, course):
    begun = timezone.now() - timedelta(days=1)
    for number, session in enumerate(course.sessions.all()):
        Session.objects.filter(pk=session.pk).update(starts=begun - timedelta(hours=number))

    page = client.get(reverse("events:book_course", args=[course.slug]))
    assert "has passed" in words(page)


def test_the_form_asks_few_questions_of_the_database(
    client, url, question, django_assert_max_num_queries
):
    client.get(url)
    with django_assert_max_num_queries(15):
        client.get(url)
    with django_assert_max_num_queries(20):
        client.post(url, ANA | TWO_MORE | {f"question_{question.pk}": "Salad"})


@pytest.mark.parametrize("field", ["given_name", "family_name", "guest_1_given_name"])
@pytest.mark.parametrize(
    "number", ["010190" + " " * 9 + "1234", "010190\n\n\n\n1234", "010190\u061c-1234"]
)
def test_a_cpr_number_is_refused_however_far_apart_it_is_written(client, url, field, number):
    answer = client.post(url, ANA | TWO_MORE | {field: number})

    assert answer.status_code == 422
    assert not Booking.objects.exists()


@pytest.mark.parametrize("name", ["Win www.example.tv", "See http://x.tv", "Casino.com now"])
def test_no_advert_is_mailed_to_an_address_that_nobody_has_proved(client, url, name):
    answer = client.post(url, ANA | {"given_name": name})

    assert answer.status_code == 422
    assert "without an internet address" in words(answer)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Md.Rahman", "Md.Rahman"),
        ("\u202eanA\u202c", "anA"),
        ("Ana\r\nBcc: b@c.example", "Ana Bcc: b@c.example"),
        ("A\x0b\x1fna", "A na"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
    ],
)
def test_a_name_is_one_line_that_turns_nothing_around(client, url, typed, kept):
    client.post(url, ANA | {"given_name": typed})

    assert Booking.objects.get().contact_name == f"{kept} Silva"


def test_a_name_that_nobody_can_see_is_none(client, url):
    assert client.post(url, ANA | {"given_name": "\u200b\u202e"}).status_code == 422


@pytest.mark.parametrize("field", ["email", "guest_1_email"])
@pytest.mark.parametrize("address", ["a@\u202eb.example", "a@b\u200e.example"])
def test_an_address_to_which_no_mail_can_go_is_refused(client, url, field, address):
    assert client.post(url, ANA | TWO_MORE | {field: address}).status_code == 422


def test_an_address_with_letters_of_its_own_language_is_taken(client, url):
    client.post(url, ANA | {"email": "ana@blåbær.example"})
    run_jobs()

    assert mail.outbox[0].to == ["ana@blåbær.example"]
