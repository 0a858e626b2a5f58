"""Going back to a step, to another centre, and giving a booking up."""

import pytest
from django.urls import reverse

from accounts.models import User
from companies import emails, group_booking
from companies.models import Company, GroupBooking, Roster
from guidance.models import Centre
from outbox.mail import post
from outbox.models import Message
from tests.companies import people
from tests.jobs import run_jobs


@pytest.fixture
def draft(copenhagen: Centre, nordvind: Company) -> GroupBooking:
    return GroupBooking.objects.create(company=nordvind, centre=copenhagen)


@pytest.fixture
def as_hr(client, hr):
    client.force_login(hr)
    return client


def listed(group: GroupBooking, *wrong: bool) -> None:
    roster = Roster.objects.create(group=group, source=Roster.Source.FORM)
    for number, each in enumerate(wrong, start=1):
        roster.rows.create(number=number, wrong=each)


def url(name: str, group: GroupBooking) -> str:
    return reverse(f"companies:{name}", args=[group.reference])


def test_a_list_with_mistakes_is_opened_first(as_hr, draft) -> None:
    listed(draft, False, True)

    assert as_hr.get(draft.get_absolute_url()).url == url("roster", draft)


def test_a_step_with_something_left_is_not_ticked(as_hr, draft) -> None:
    listed(draft, True)

    page = as_hr.get(url("check", draft))

    assert page.context["undone"] == [2, 3]
    assert page.text.count('<li class="is-done">') == 1


@pytest.mark.parametrize("step", ["centre", "roster", "check"])
def test_every_step_leads_to_cancelling(as_hr, draft, step) -> None:
    assert url("cancel", draft) in as_hr.get(url(step, draft)).text


def test_the_companys_page_leads_to_cancelling(as_hr, draft, nordvind) -> None:
    assert url("cancel", draft) in as_hr.get(nordvind.get_absolute_url()).text


def test_another_centre_can_be_chosen_and_the_list_stays(as_hr, draft) -> None:
    listed(draft, False)
    aarhus = Centre.objects.get(key="aarhus")

    as_hr.post(url("centre", draft), {"centre": aarhus.pk})

    draft.refresh_from_db()
    assert draft.centre == aarhus
    assert draft.roster.rows.count() == 1


def test_of_a_draft_nobody_is_said_to_be_told(as_hr, draft) -> None:
    assert "nobody is told" in as_hr.get(url("cancel", draft)).text


def test_what_is_cancelled_is_not_cancelled_again(as_hr, draft, hr: User) -> None:
    group_booking.cancel(draft, by=hr)

    assert as_hr.get(url("cancel", draft)).status_code == 302


def test_the_company_gets_a_mail_when_its_booking_is_cancelled(group, hr, mailoutbox) -> None:
    group_booking.cancel(group, by=hr)
    group_booking.cancel(group, by=hr)
    run_jobs()

    [mail] = mailoutbox
    assert mail.to == ["hr@ankomst.example"]
    assert group.reference in mail.subject


def test_of_a_draft_that_is_given_up_there_is_no_mail(draft, hr) -> None:
    group_booking.cancel(draft, by=hr)

    assert not Message.objects.exists()


def test_the_company_gets_a_mail_when_its_booking_is_sent(group, ana, morning, mailoutbox) -> None:
    people.hire(group, morning, "Bo")
    post(emails.booking_sent, group.pk)
    run_jobs()

    assert "has booked 2 people in" in mailoutbox[0].body
    assert group.get_absolute_url() in mailoutbox[0].body
