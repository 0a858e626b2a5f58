"""What a company changes about one person of a booking that has been sent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import after_sending, visit
from companies.free_times import free_times
from companies.models import GroupBooking, NewHire
from events.models import Attendee, Session
from guidance.models import Authority, SpecialDay
from outbox.models import Message
from tests.companies import people
from tests.events import make

NEW = {
    "given_name": "Bo",
    "family_name": "Berg",
    "email": "bo@ankomst.example",
    "citizenship": "Germany",
    "municipality": "København",
    "start_date": "2027-02-01",
}


@pytest.fixture
def later(morning: Session) -> Session:
    """Room at each desk, a week later."""
    desks = dict.fromkeys(Authority.objects.all(), 3)
    return make.session(morning.event, desks=desks, starts=morning.starts + timedelta(days=7))


@pytest.fixture
def as_hr(client, hr):
    client.force_login(hr)
    return client


def url(name: str, of: NewHire) -> str:
    return reverse(f"companies:{name}", args=[of.group.reference, of.pk])


def add_url(group: GroupBooking) -> str:
    return reverse("companies:add_person", args=[group.reference])


def test_an_address_of_somebody_else_is_refused(as_hr, ana, group, morning) -> None:
    people.hire(group, morning, "Fatima")

    page = as_hr.post(url("person", ana), {"email": "Fatima@ankomst.example"})

    ana.attendee.refresh_from_db()
    assert "Fatima Silva has this address already" in page.context["form"].errors["email"][0]
    assert ana.attendee.email == "ana@ankomst.example"


def test_an_address_of_somebody_taken_off_is_free_again(ana, group, morning, hr: User) -> None:
    fatima = people.hire(group, morning, "Fatima")
    after_sending.take_out(fatima, by=hr)

    again = after_sending.correct_address(ana, email="fatima@ankomst.example", by=hr)

    assert again.attendee.email == "fatima@ankomst.example"


def test_nobody_is_added_at_the_address_of_another(as_hr, ana, group, morning) -> None:
    page = as_hr.post(
        add_url(group), {**NEW, "email": "ana@ankomst.example", "session": morning.pk}
    )

    assert "Ana Silva has this address already" in page.context["form"].errors["email"][0]
    assert group.new_hires.count() == 1
    assert page.context["form"]["given_name"].value() == "Bo"


def test_one_more_comes_with_the_others_by_default(as_hr, ana, group, morning, later) -> None:
    form = as_hr.get(add_url(group)).context["form"]

    assert form["session"].value() == morning.pk
    first, then = [label for label, _options in free_times(group).choices]
    assert "the day of the others" in first
    assert "the others" not in then


def test_one_more_is_booked_at_the_chosen_time(as_hr, ana, group, later) -> None:
    as_hr.post(add_url(group), {**NEW, "session": later.pk})

    bo = group.new_hires.get(attendee__given_name="Bo")
    assert bo.attendee.session == later


def test_without_a_time_the_field_says_so(as_hr, ana, group) -> None:
    page = as_hr.post(add_url(group), NEW)

    assert page.context["form"].errors == {"session": ["Choose a time for this person."]}
    assert 'href="#id_session"' in page.text


def test_a_wish_for_another_time_is_granted(as_hr, ana, later) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")

    as_hr.post(url("another_time", ana), {"session": later.pk})

    ana = NewHire.objects.get(pk=ana.pk)
    assert ana.attendee.session == later
    assert ana.another_time_asked_at is None
    assert Message.objects.filter(kind="companies.visit_moved").count() == 1


def test_a_time_without_room_at_her_desks_is_not_offered(ana, group, later) -> None:
    desks = after_sending.desks_of(ana)
    assert free_times(group, desks=desks).find_by_text(str(later.pk))

    later.quotas.filter(authority__in=desks).update(taken=3)

    assert free_times(group, desks=desks).find_by_text(str(later.pk)) is None


def test_a_day_that_the_centre_has_closed_is_not_offered(ana, group, later) -> None:
    day = timezone.localdate(later.starts)
    SpecialDay.objects.create(centre=later.event.centre, first_day=day, reason_en="Stocktaking")

    assert free_times(group).find_by_text(str(later.pk)) is None


def test_times_before_opening_are_for_those_who_have_applied(ana, group, later) -> None:
    Session.objects.filter(pk=later.pk).update(admission=Session.Admission.BEFORE_OPENING)
    assert not free_times(group).find_by_text(str(later.pk))

    group.all_applied = True

    assert free_times(group).find_by_text(str(later.pk))


def test_another_time_that_is_taken_meanwhile_leaves_her_where_she_is(
    as_hr, ana, morning, later
) -> None:
    later.quotas.update(taken=3)

    page = as_hr.post(url("another_time", ana), {"session": later.pk})

    ana.attendee.refresh_from_db()
    assert ana.attendee.session == morning
    assert "session" in page.context["time_form"].errors


def test_taking_off_asks_first(as_hr, ana) -> None:
    page = as_hr.get(url("take_out", ana))

    assert "cannot be undone" in page.text
    ana.attendee.refresh_from_db()
    assert ana.attendee.state == Attendee.State.EXPECTED


def test_who_is_taken_off_is_told_apart_from_those_on_the_booking(as_hr, ana, group, hr) -> None:
    after_sending.take_out(ana, by=hr)

    page = as_hr.get(group.get_absolute_url())

    assert page.context["lines"] == []
    assert "1 person was taken off" in page.text
    assert url("person", ana) not in page.text


def test_reminding_says_how_many_and_who_is_left_out(as_hr, ana, group, morning) -> None:
    people.hire(group, morning, "Bo")
    people.hire(group, morning, "Cy", email="")
    NewHire.objects.filter(pk=ana.pk).update(reminded_at=timezone.now())

    page = as_hr.get(group.get_absolute_url()).text

    assert "Remind 1 person" in page
    assert "1 person has been reminded within the last twelve hours" in page
    assert "1 person has no e-mail address" in page


def test_a_second_reminder_says_from_when_it_can_be_sent(as_hr, ana) -> None:
    as_hr.post(url("remind_person", ana))
    page = as_hr.post(url("remind_person", ana), follow=True)

    assert "Twelve hours must pass" in page.text
    assert "Ana Silva gets a reminder at ana@ankomst.example." in page.text
