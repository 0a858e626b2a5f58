"""A company signs up, with or without an account, once or twice."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from companies.models import Company, JoinRequest, Membership
from companies.sign_up import KnownAlready, sign_up
from companies.terms import TERMS_VERSION
from outbox.models import Message
from tests.jobs import run_jobs

FORM = {"cvr": "88 00 00 48", "name": "Fjordlab ApS", "terms": "on"}


@pytest.fixture
def at_home(client, stranger):
    client.force_login(stranger)
    return client


def send(client, **changes):
    return client.post(reverse("companies:sign_up"), FORM | changes)


def test_whoever_signs_up_owns_the_company(at_home, stranger) -> None:
    response = send(at_home)

    company = Company.objects.get()
    assert response.url == reverse("companies:company", args=[company.pk])
    assert company.memberships.get(role=Membership.Role.OWNER).user == stranger
    assert not company.is_verified


def test_the_accepted_terms_are_kept_with_who_accepted_them(at_home, stranger) -> None:
    send(at_home)

    company = Company.objects.get()
    assert (company.terms_version, company.terms_accepted_by) == (TERMS_VERSION, stranger)


@pytest.mark.parametrize("typed", ["88000048", "88 00 00 48", "DK88000048", "dk-88.00.00.48"])
def test_a_cvr_number_may_be_typed_in_any_way(at_home, typed) -> None:
    send(at_home, cvr=typed)

    assert Company.objects.get().cvr == "88000048"


@pytest.mark.parametrize("typed", ["88000049", "1234", "fjordlab", "", "０００"])
def test_a_wrong_cvr_number_is_pointed_out_and_the_rest_stays(at_home, typed) -> None:
    page = send(at_home, cvr=typed)

    assert "cvr" in page.context["form"].errors
    assert "Fjordlab ApS" in page.content.decode()


def test_without_the_terms_nothing_is_signed_up(at_home) -> None:
    page = send(at_home, terms="")

    assert "terms" in page.context["form"].errors
    assert not Company.objects.exists()


def test_a_cpr_number_in_the_name_is_refused(at_home) -> None:
    page = send(at_home, name="Anders And 010203-1234")

    assert "name" in page.context["form"].errors


def test_sending_the_form_twice_makes_one_company(at_home, stranger) -> None:
    send(at_home)
    second = send(at_home)

    company = Company.objects.get()
    assert second.url == company.get_absolute_url()
    assert company.memberships.count() == 1


def test_without_an_account_what_was_typed_is_kept(client, stranger) -> None:
    to_account = send(client)
    client.force_login(stranger)
    page = client.get(reverse("companies:sign_up"))

    assert to_account.url == f"{reverse('account_signup')}?next=%2Fen%2Fcompany%2Fsign-up%2F"
    assert page.context["form"]["name"].value() == "Fjordlab ApS"
    assert page.context["form"]["cvr"].value() == "88000048"
    assert not Company.objects.exists()


def test_a_company_that_is_known_is_not_signed_up_again(nordvind, stranger) -> None:
    with pytest.raises(KnownAlready):
        sign_up(name="Nordvind", cvr=nordvind.cvr, by=stranger)


def test_nobody_learns_who_signed_the_company_up(at_home, nordvind, hr) -> None:
    words = send(at_home, cvr=nordvind.cvr, name="Mine").content.decode()

    assert "Your company is here already" in words
    assert not any(secret in words for secret in (nordvind.name, hr.email, str(hr)))


def test_without_an_account_not_even_that_is_told(client, nordvind) -> None:
    response = send(client, cvr=nordvind.cvr)

    assert response.url.startswith(reverse("account_signup"))


def test_the_owner_is_asked_to_let_somebody_in(at_home, nordvind, hr, stranger, mailoutbox) -> None:
    at_home.post(reverse("companies:ask_to_join"), {"cvr": nordvind.cvr})
    run_jobs()

    [mail] = mailoutbox
    assert mail.to == [hr.email]
    assert stranger.email in mail.body
    assert reverse("companies:members", args=[nordvind.pk]) in mail.body


def test_asking_twice_sends_one_mail(at_home, nordvind) -> None:
    for _ in range(2):
        at_home.post(reverse("companies:ask_to_join"), {"cvr": nordvind.cvr})

    assert JoinRequest.objects.count() == 1
    assert Message.objects.count() == 1


def test_asking_about_an_unknown_number_says_the_same(at_home, nordvind) -> None:
    known = at_home.post(reverse("companies:ask_to_join"), {"cvr": nordvind.cvr})
    unknown = at_home.post(reverse("companies:ask_to_join"), {"cvr": "88000048"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_signing_up_leaves_a_line_in_the_log(stranger) -> None:
    company = sign_up(name="Fjordlab ApS", cvr="88000048", by=stranger)

    line = AccessLog.objects.of_record(company).get()
    assert (line.action, line.actor) == ("company.signed_up", stranger)
