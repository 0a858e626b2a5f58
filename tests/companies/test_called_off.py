"""The centre calls a day off: the company is told once, and books its people again."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import called_off, emails
from companies.models import GroupBooking, NewHire
from events import booking
from events.models import Session
from outbox.models import Message
from tests.companies import people
from tests.events import make


def test_the_company_is_told_once_of_a_day_and_why(
    group: GroupBooking, ana: NewHire, morning: Session
) -> None:
    desks = {quota.authority: quota.size for quota in morning.quotas.all()}
    later = make.session(morning.event, desks=desks, starts=morning.ends)
    people.hire(group, later, "Ben")

    for session in (morning, later):
        booking.cancel_session(session, reason="A burst pipe.")

    assert Message.objects.filter(kind="companies.people_called_off").count() == 1
    body = emails.people_called_off(group.pk).render().body
    assert "Ana Silva" in body
    assert "Ben Silva" in body
    assert "A burst pipe." in body


def test_who_is_taken_off_by_the_company_needs_no_such_mail(ana: NewHire) -> None:
    booking.remove_person(ana.attendee)

    assert not Message.objects.filter(kind="companies.people_called_off").exists()


def test_the_page_says_why_and_leads_to_another_day(
    client: Client, group: GroupBooking, ana: NewHire, morning: Session, hr: User
) -> None:
    booking.cancel_session(morning, reason="A burst pipe.")
    client.force_login(hr)

    page = client.get(group.get_absolute_url()).text

    assert "A burst pipe." in page
    assert reverse("companies:book_again", args=[group.reference]) in page


def test_the_same_people_are_booked_again_with_one_press(
    client: Client, group: GroupBooking, ana: NewHire, morning: Session, hr: User
) -> None:
    NewHire.objects.update(start_date=timezone.localdate())
    booking.cancel_session(morning, reason="A burst pipe.")
    client.force_login(hr)
    again = reverse("companies:book_again", args=[group.reference])

    answers = {client.post(again)["Location"] for _press in range(2)}

    draft = GroupBooking.objects.exclude(pk=group.pk).get()
    assert answers == {reverse("companies:appointment", args=[draft.reference])}
    [row] = draft.roster.rows.all()
    assert not row.wrong
    assert row.values["email"] == ana.attendee.email
    assert row.values["municipality"] == ana.municipality.name


def test_who_has_another_time_is_not_asked_about(
    group: GroupBooking, ana: NewHire, morning: Session
) -> None:
    booking.cancel_session(morning, reason="A burst pipe.")
    assert list(called_off.called_off(group)) == [ana]
    desks = {quota.authority: quota.size for quota in morning.quotas.all()}

    people.hire(group, make.session(morning.event, desks=desks, starts=morning.ends), "Ana")

    assert list(called_off.called_off(group)) == []
