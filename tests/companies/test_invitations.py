"""A colleague is invited by mail, and joins by a button of her own."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from companies import membership
from companies.models import ColleagueInvitation, Membership
from tests.jobs import run_jobs

Role = Membership.Role


@pytest.fixture
def invitation(nordvind, hr, stranger) -> ColleagueInvitation:
    return membership.invite(nordvind, email=stranger.email, role=Role.BOOKER, by=hr)


def test_the_mail_carries_a_link_of_her_own(invitation, stranger, mailoutbox) -> None:
    run_jobs()

    [mail] = mailoutbox
    assert mail.to == [stranger.email]
    assert invitation.link in mail.body
    assert invitation.link in mail.alternatives[0][0]


def test_opening_the_link_changes_nothing(client, invitation, stranger, nordvind) -> None:
    client.force_login(stranger)

    page = client.get(invitation.link)

    assert page.status_code == 200
    assert not nordvind.memberships.filter(user=stranger).exists()


def test_the_button_makes_her_a_member(client, invitation, stranger, nordvind) -> None:
    client.force_login(stranger)

    response = client.post(invitation.link)

    assert response.url == nordvind.get_absolute_url()
    assert nordvind.memberships.get(user=stranger).role == Role.BOOKER


def test_pressing_it_twice_is_fine(client, invitation, stranger, nordvind) -> None:
    client.force_login(stranger)

    responses = [client.post(invitation.link) for _ in range(2)]

    assert {response.url for response in responses} == {nordvind.get_absolute_url()}
    assert nordvind.memberships.filter(user=stranger).count() == 1


def test_without_an_account_both_ways_lead_back_here(client, invitation) -> None:
    words = client.get(invitation.link).content.decode()

    assert f"{reverse('account_signup')}?next={invitation.link}" in words
    assert f"{reverse('account_login')}?next={invitation.link}" in words


def test_another_persons_account_is_told_plainly(client, invitation, agent, nordvind) -> None:
    nordvind.memberships.filter(user=agent).delete()
    client.force_login(agent)

    page = client.post(invitation.link)

    assert "It went to <b>stranger@ankomst.example</b>" in page.content.decode()
    assert not nordvind.memberships.filter(user=agent).exists()


def test_an_address_that_is_not_proven_is_not_enough(invitation, agent) -> None:
    EmailAddress.objects.create(user=agent, email=invitation.email, verified=False)

    with pytest.raises(membership.SentToAnotherAddress):
        membership.accept(invitation, by=agent)


def test_a_second_address_of_hers_is_enough(nordvind, hr, stranger) -> None:
    EmailAddress.objects.create(user=stranger, email="Work@firm.example", verified=True)
    invitation = membership.invite(nordvind, email="work@FIRM.example", role=Role.BOOKER, by=hr)

    assert membership.accept(invitation, by=stranger).role == Role.BOOKER


def test_after_fourteen_days_the_link_is_closed(client, invitation, stranger) -> None:
    invitation.invited_at = timezone.now() - timedelta(days=14)
    invitation.save()
    client.force_login(stranger)

    page = client.post(invitation.link)

    assert page.status_code == 410
    assert "good for 14 days" in page.content.decode()


def test_a_withdrawn_invitation_is_closed(client, invitation, hr, stranger, nordvind) -> None:
    membership.withdraw(invitation, by=hr)
    client.force_login(stranger)

    page = client.post(invitation.link)

    assert page.status_code == 410
    assert not nordvind.memberships.filter(user=stranger).exists()


def test_sending_again_makes_a_new_link_and_ends_the_old_one(client, invitation, hr) -> None:
    old = invitation.link

    membership.invite_again(invitation, by=hr)

    invitation.refresh_from_db()
    assert client.get(old).status_code == 404
    assert client.get(invitation.link).status_code == 200


def test_an_invitation_that_was_withdrawn_is_not_mailed(invitation, hr, mailoutbox) -> None:
    membership.withdraw(invitation, by=hr)
    run_jobs()

    assert mailoutbox == []


def test_a_forged_link_is_not_there(client, invitation) -> None:
    assert client.get(invitation.link[:-2] + "x/").status_code == 404


def test_an_agent_says_which_firm_she_is_from(client, nordvind, hr, stranger) -> None:
    invitation = membership.invite(nordvind, email=stranger.email, role=Role.AGENT, by=hr)
    client.force_login(stranger)

    unnamed = client.post(invitation.link, {"agency": ""})
    client.post(invitation.link, {"agency": "Relo ApS"})

    assert "agency" in unnamed.context["form"].errors
    assert nordvind.memberships.get(user=stranger).agency == "Relo ApS"


def test_an_owner_invites_from_the_page(client, nordvind, hr, mailoutbox) -> None:
    client.force_login(hr)

    client.post(
        reverse("companies:members", args=[nordvind.pk]),
        {"email": "New.Colleague@firm.example", "role": Role.BOOKER},
    )
    run_jobs()

    assert mailoutbox[0].to == ["new.colleague@firm.example"]


@pytest.mark.parametrize("who", ["stranger", "hr"])
def test_nobody_is_invited_twice(client, nordvind, hr, invitation, request, who) -> None:
    client.force_login(hr)
    email = request.getfixturevalue(who).email

    page = client.post(
        reverse("companies:members", args=[nordvind.pk]), {"email": email, "role": Role.OWNER}
    )

    assert "email" in page.context["form"].errors
    assert email in page.content.decode()


def test_a_booker_invites_nobody(client, nordvind, booker) -> None:
    client.force_login(booker)

    client.post(
        reverse("companies:members", args=[nordvind.pk]),
        {"email": "friend@firm.example", "role": Role.OWNER},
    )

    assert not nordvind.invitations.exists()
