"""What is on, booking a seat, and one's own booking by its link."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.booking import book_one, cancel_session, confirm, hold
from events.models import Attendee, Booking, Event, Quota, Session
from guidance.models import Centre, SpecialDay
from tests.events import make
from tests.jobs import run_jobs
from tests.rules import load_rules

ANA = {"given_name": "Ana", "family_name": "Silva", "email": "ana@ankomst.example"}


def book_url(session: Session) -> str:
    return reverse("events:book", args=[session.event.slug, session.pk])


@pytest.fixture
def ana(evening: Session, seats: Quota) -> Booking:
    return book_one(session=evening, quota_ids=[seats.pk], language="en", **ANA)


@pytest.fixture
def copenhagen(db: None) -> Centre:
    load_rules()
    return Centre.objects.get(key="copenhagen")


@pytest.fixture
def registration(copenhagen: Centre) -> Session:
    """A slot with both desks, by the real rules."""
    desks = {make.authority("immigration"): 2, make.authority("citizen_service"): 2}
    return make.session(make.event(of=copenhagen), desks=desks)


GERMAN_WORKER = {"citizenship_code": "DE", "purpose": "work", "municipality": "0101"}


@pytest.mark.parametrize(
    "hidden", [{"state": "draft"}, {"starts": timezone.now()}, {"admission": "before_opening"}]
)
def test_what_cannot_be_booked_is_not_listed(client, evening, hidden):
    Session.objects.update(**hidden)

    assert "Danish tax" not in client.get(reverse("events:index")).content.decode()


@pytest.mark.parametrize(
    ("taken", "words"), [(0, "Seats free"), (5, "5 seats left"), (9, "1 seat left"), (10, "Full")]
)
def test_the_seats_left_are_told_in_words(client, evening, seats, taken, words):
    hold(needs={seats.pk: taken}, contact_name="A", contact_email="a@ankomst.example")

    assert words in client.get(evening.event.get_absolute_url()).content.decode()


def test_a_time_with_one_desk_left_says_which(client, morning, centre):
    first = morning.quotas.order_by("pk").first()
    hold(needs={first.pk: 10}, contact_name="A", contact_email="a@ankomst.example")

    page = client.get(morning.event.get_absolute_url()).content.decode()
    assert "Only Citizen service" in page


def test_of_many_times_one_day_is_shown(client, centre, immigration):
    event = make.event(of=centre)
    first = timezone.now() + timedelta(days=3)
    for n in range(20):
        make.session(event, desks={immigration: 3}, starts=first + timedelta(hours=12 * n))

    page = client.get(event.get_absolute_url())

    assert len(page.context["days"]) >= 10
    assert 1 <= len(page.context["times"]) <= 2
    chosen = page.context["days"][4].day
    asked = client.get(event.get_absolute_url(), {"day": chosen.isoformat()})
    assert asked.context["chosen"] == chosen
    assert client.get(event.get_absolute_url(), {"day": "2026-99-99"}).status_code == 200


def test_an_event_that_is_not_public_does_not_exist(client, evening):
    Event.objects.update(public=False)

    assert client.get(evening.event.get_absolute_url()).status_code == 404
    assert client.get(book_url(evening)).status_code == 404


def test_a_seat_at_a_registration_day_is_booked_and_told_by_mail(client, registration):
    answer = client.post(book_url(registration), ANA | GERMAN_WORKER)

    booking = Booking.objects.get()
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert f"We have sent a mail to {ANA['email']}" in page
    run_jobs()
    assert booking.link in mail.outbox[0].body
    assert booking.attendees.get().ticket_code in client.get(booking.link).content.decode()


def test_who_has_signed_in_goes_to_her_own_page_at_once(client, registration):
    client.force_login(User.objects.create_user(ANA["email"]))

    answer = client.post(book_url(registration), ANA | GERMAN_WORKER)

    assert answer.url == Booking.objects.get().link + "booked/"
    assert "the seat is yours" in client.get(answer.url).content.decode()


def test_a_guest_gets_no_session_by_booking(client, registration):
    client.post(book_url(registration), ANA | GERMAN_WORKER)

    assert "sessionid" not in client.cookies


def test_a_double_click_is_one_booking(client, registration):
    form = client.get(book_url(registration)).context["form"]
    data = ANA | GERMAN_WORKER | {"token": form.initial["token"]}

    first, second = (client.post(book_url(registration), data) for _click in range(2))

    assert first.url == second.url
    assert Booking.objects.count() == 1


def test_a_full_session_says_so_and_keeps_what_was_typed(client, registration):
    Quota.objects.update(size=0)

    answer = client.post(book_url(registration), ANA | GERMAN_WORKER)

    assert answer.status_code == 409
    assert "all seats are taken" in answer.content.decode()
    assert "ana@ankomst.example" in answer.content.decode()


def test_whether_an_address_has_a_seat_is_told_to_nobody_but_it(client, registration):
    answers = [
        client.post(book_url(registration), ANA | GERMAN_WORKER | {"token": token})
        for token in ("one", "another")
    ]
    run_jobs()

    assert answers[0].url == answers[1].url
    assert make.taken(registration) == [1, 1]
    _first, second = mail.outbox
    assert "You have a seat already" in second.subject
    assert Booking.objects.get().link in second.body


def test_at_a_full_session_everybody_reads_that_it_is_full(client, registration):
    client.post(book_url(registration), ANA | GERMAN_WORKER)
    Quota.objects.update(size=1)

    again = client.post(book_url(registration), ANA | GERMAN_WORKER | {"token": "another"})

    assert again.status_code == 409
    assert "all seats are taken" in again.content.decode()


def test_a_cpr_number_in_a_name_is_refused(client, registration):
    answer = client.post(
        book_url(registration), ANA | GERMAN_WORKER | {"given_name": "Ana 010190-1234"}
    )

    assert answer.status_code == 422
    assert not Booking.objects.exists()


def test_booking_a_seat_makes_few_queries(client, registration, django_assert_max_num_queries):
    client.get("/en/styleguide/")  # sites and languages are read once per process
    swede = GERMAN_WORKER | {"citizenship_code": "SE"}
    client.post(book_url(registration), ANA | swede | {"email": "bo@ankomst.example"})

    with django_assert_max_num_queries(15):
        client.post(book_url(registration), ANA | swede)


def test_an_eu_citizen_takes_a_seat_at_both_desks(client, registration):
    client.post(book_url(registration), ANA | GERMAN_WORKER)

    assert make.taken(registration) == [1, 1]


def test_a_nordic_citizen_takes_a_seat_at_citizen_service_only(client, registration):
    client.post(book_url(registration), ANA | GERMAN_WORKER | {"citizenship_code": "SE"})

    assert make.taken(registration) == [0, 1]


def test_who_has_nothing_to_come_for_hears_where_to_go(client, registration):
    elsewhere = GERMAN_WORKER | {"citizenship_code": "SE", "municipality": "0151"}

    answer = client.post(book_url(registration), ANA | elsewhere)

    assert answer.status_code == 409
    assert "Ballerup" in answer.content.decode()
    assert make.taken(registration) == [0, 0]


def test_a_time_without_the_desk_one_needs_names_it(client, registration):
    immigration = registration.quotas.get(authority__key="immigration")
    other = make.session(
        registration.event,
        desks={make.authority("citizen_service"): 2},
        starts=registration.ends,
    )

    answer = client.post(book_url(other), ANA | GERMAN_WORKER)

    assert answer.status_code == 409
    assert "SIRI" in answer.content.decode()
    assert immigration.taken == 0


def test_a_desk_that_a_special_day_closes_is_named_like_one_that_is_never_there(
    client, registration
):
    SpecialDay.objects.create(
        centre=registration.event.centre,
        authority=make.authority("immigration"),
        first_day=timezone.localdate(registration.starts),
    )

    times = client.get(registration.event.get_absolute_url()).content.decode()
    form = client.get(book_url(registration)).content.decode()
    answer = client.post(book_url(registration), ANA | GERMAN_WORKER)

    assert "Only Citizen Service" in times
    assert "Only Citizen Service" in form
    assert answer.status_code == 409
    assert "You also need to see SIRI, who are not here then." in answer.content.decode()


def test_the_own_page_says_what_to_bring(client, registration):
    client.post(book_url(registration), ANA | GERMAN_WORKER)

    page = client.get(Booking.objects.get().link)
    papers = page.context["needed"].documents
    assert papers
    assert str(papers[0].name) in page.content.decode()


def test_the_link_opens_the_booking_and_a_wrong_one_nothing(client, ana):
    assert client.get(ana.link).status_code == 200
    wrong = client.get(reverse("events:my_booking", args=["1-1.forged"]))
    assert wrong.status_code == 404


def test_a_link_of_an_earlier_version_is_dead(client, ana):
    link = ana.link
    Booking.objects.update(link_version=2)

    assert client.get(link).status_code == 404


def test_the_link_closes_a_month_after_the_visit(client, ana):
    long_ago = timezone.now() - timedelta(days=31)
    Session.objects.update(starts=long_ago, ends=long_ago + timedelta(hours=1))

    assert client.get(ana.link).status_code == 410


def test_looking_at_the_cancel_page_changes_nothing(client, ana, evening):
    page = client.get(ana.link + "cancel/")

    assert "Cancel your seat?" in page.content.decode()
    assert make.taken(evening) == [1]


def test_the_seat_is_free_at_once_when_it_is_cancelled(client, ana, evening):
    client.post(ana.link + "cancel/")
    client.post(ana.link + "cancel/")

    assert make.taken(evening) == [0]
    assert "This seat is cancelled" in client.get(ana.link).content.decode()


def test_a_seat_is_not_cancelled_once_the_session_has_begun(client, ana, evening):
    Session.objects.update(starts=timezone.now())

    client.post(ana.link + "cancel/")

    assert make.taken(evening) == [1]


def test_a_cancelled_session_tells_whoever_opens_the_link(client, ana, evening):
    cancel_session(evening, reason="The advisers are ill.")

    page = client.get(ana.link).content.decode()
    assert "we had to cancel this time" in page
    assert "The advisers are ill." in page
    assert "is cancelled" in client.get(book_url(evening)).content.decode()


def test_the_calendar_file_is_the_one_of_the_mail(client, ana):
    answer = client.get(ana.link + "calendar.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert f"UID:appointment-{ana.attendees.get().pk}@" in answer.content.decode()


def test_a_group_s_link_shows_nobody_s_booking_before_there_are_people(client, seats, evening):
    held = hold(needs={seats.pk: 1}, contact_name="A", contact_email="a@ankomst.example")

    assert client.get(held.link).status_code == 404
    confirm(held, people=make.people(1, evening))
    assert Attendee.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_page_opens_in_both_languages(client, ana, evening, language):
    for path in ("", f"{evening.event.slug}/", f"{evening.event.slug}/sessions/{evening.pk}/book/"):
        assert client.get(f"/{language}/events/{path}").status_code == 200


def test_pages_make_few_queries(client, ana, evening, morning, django_assert_max_num_queries):
    urls = [reverse("events:index"), morning.event.get_absolute_url(), book_url(morning), ana.link]
    client.get(urls[0])

    for url in urls:
        with django_assert_max_num_queries(15):
            client.get(url)
