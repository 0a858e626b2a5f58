"""Staff check a company, in the admin; its owners are told."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from companies import verification
from companies.models import Company
from outbox.models import Message
from tests.jobs import run_jobs


def test_verifying_tells_the_owner(havblik, planner, newhr, mailoutbox) -> None:
    company = verification.verify(havblik, by=planner)
    run_jobs()

    assert company.is_verified
    assert mailoutbox[0].to == [newhr.email]
    assert company.get_absolute_url() in mailoutbox[0].body


def test_verifying_twice_sends_one_mail(havblik, planner) -> None:
    verification.verify(havblik, by=planner)
    verification.verify(havblik, by=planner)

    assert Message.objects.count() == 1
    assert AccessLog.objects.of_record(havblik).count() == 1


def test_declining_says_why(havblik, planner, mailoutbox) -> None:
    company = verification.decline(havblik, reason="The CVR number is closed.", by=planner)
    run_jobs()

    assert company.is_declined
    assert "The CVR number is closed." in mailoutbox[0].body


def test_a_verification_can_be_taken_back(nordvind, planner) -> None:
    company = verification.decline(nordvind, reason="It closed in May.", by=planner)

    assert not company.is_verified
    assert company in Company.objects.in_state("declined")


def test_the_owner_asks_again_and_waits(client, havblik, planner, newhr) -> None:
    verification.decline(havblik, reason="The name differs.", by=planner)
    client.force_login(newhr)

    client.post(
        reverse("companies:ask_again", args=[havblik.pk]),
        {"name": "Havblik Denmark ApS", "cvr": "88000048"},
    )

    company = Company.objects.to_verify().get()
    assert (company.name, company.cvr) == ("Havblik Denmark ApS", "88000048")


def test_asking_again_with_another_companys_number_is_refused(
    client, havblik, nordvind, planner, newhr
) -> None:
    verification.decline(havblik, reason="The number differs.", by=planner)
    client.force_login(newhr)

    page = client.post(
        reverse("companies:ask_again", args=[havblik.pk]), {"name": "X", "cvr": nordvind.cvr}
    )

    assert "cvr" in page.context["form"].errors
    assert Company.objects.get(pk=havblik.pk).is_declined


def test_a_booker_cannot_ask_again(client, nordvind, booker, planner) -> None:
    verification.decline(nordvind, reason="It closed.", by=planner)
    client.force_login(booker)

    assert client.get(reverse("companies:ask_again", args=[nordvind.pk])).status_code == 404


def test_the_company_page_says_what_one_can_do_meanwhile(client, havblik, newhr) -> None:
    client.force_login(newhr)

    words = client.get(havblik.get_absolute_url()).content.decode()

    assert "We are checking your company" in words
    assert "Only sending has to wait" in words


@pytest.mark.parametrize("who", ["planner", "admin"])
def test_planners_and_administrators_verify_in_the_admin(client, havblik, request, who) -> None:
    client.force_login(request.getfixturevalue(who))

    client.post(reverse("company:verify", args=[havblik.pk]))

    havblik.refresh_from_db()
    assert havblik.is_verified


@pytest.mark.parametrize("who", ["editor", "adviser", "analyst"])
def test_other_staff_do_not(client, havblik, request, who) -> None:
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse("company:verify", args=[havblik.pk]))

    havblik.refresh_from_db()
    assert response.url == reverse("wagtailadmin_home")
    assert not havblik.is_verified


def test_looking_at_the_address_verifies_nothing(client, havblik, planner) -> None:
    client.force_login(planner)

    assert client.get(reverse("company:verify", args=[havblik.pk])).status_code == 405


def test_declining_needs_a_reason(client, havblik, planner) -> None:
    client.force_login(planner)

    page = client.post(reverse("company:decline", args=[havblik.pk]), {"reason": ""})

    assert "reason" in page.context["form"].errors


def test_the_list_can_show_only_those_who_wait(client, havblik, nordvind, planner) -> None:
    client.force_login(planner)

    words = client.get(reverse("company:index") + "?state=waiting").content.decode()

    assert "Havblik" in words
    assert "Nordvind" not in words


def test_one_company_shows_its_people(client, havblik, newhr, planner) -> None:
    client.force_login(planner)

    words = client.get(reverse("company:inspect", args=[havblik.pk])).content.decode()

    assert newhr.email in words
    assert reverse("company:verify", args=[havblik.pk]) in words


def test_the_first_page_of_the_admin_counts_who_waits(client, havblik, planner, editor) -> None:
    client.force_login(planner)
    told = client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(editor)
    not_told = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "1 company waits" in told
    assert "1 company waits" not in not_told
