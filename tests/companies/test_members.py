"""Roles, removing, leaving: what owners decide, and what nobody can."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from companies import membership
from companies.models import Membership
from companies.sign_up import ask_to_join
from tests.jobs import run_jobs

Role = Membership.Role


def member_of(company, user) -> Membership:
    return company.memberships.get(user=user)


def test_every_member_sees_who_may_act(client, nordvind, booker, agent) -> None:
    client.force_login(booker)

    words = client.get(reverse("companies:members", args=[nordvind.pk])).content.decode()

    assert "Agent Jensen" in words
    assert "Relo ApS" in words
    assert "Invite somebody" not in words


def test_addresses_are_for_owners(client, nordvind, hr, booker, agent) -> None:
    client.force_login(booker)

    words = client.get(reverse("companies:members", args=[nordvind.pk])).content.decode()

    assert agent.email not in words


@pytest.mark.parametrize("who", ["stranger", "newhr", "planner"])
def test_for_others_the_company_is_not_there(client, nordvind, request, who) -> None:
    client.force_login(request.getfixturevalue(who))

    found = client.get(reverse("companies:members", args=[nordvind.pk]))
    missing = client.get(reverse("companies:members", args=[nordvind.pk + 999]))

    assert (found.status_code, missing.status_code) == (404, 404)


def test_an_owner_changes_a_role(client, nordvind, hr, booker) -> None:
    client.force_login(hr)
    theirs = member_of(nordvind, booker)

    client.post(
        reverse("companies:member_role", args=[nordvind.pk, theirs.pk]), {"role": Role.OWNER}
    )

    assert member_of(nordvind, booker).role == Role.OWNER
    assert AccessLog.objects.about(booker).filter(action="company.role_changed").exists()


def test_a_booker_changes_nobodys_role(client, nordvind, booker) -> None:
    client.force_login(booker)
    own = member_of(nordvind, booker)

    response = client.post(
        reverse("companies:member_role", args=[nordvind.pk, own.pk]), {"role": Role.OWNER}
    )

    assert response.status_code == 404
    assert member_of(nordvind, booker).role == Role.BOOKER


def test_a_member_of_another_company_cannot_be_changed(
    client, nordvind, hr, havblik, newhr
) -> None:
    client.force_login(hr)
    theirs = member_of(havblik, newhr)

    response = client.post(reverse("companies:member_remove", args=[nordvind.pk, theirs.pk]))

    assert response.status_code == 404
    assert havblik.memberships.filter(user=newhr).exists()


def test_the_last_owner_cannot_step_down(nordvind, hr) -> None:
    with pytest.raises(membership.LastOwner):
        membership.change_role(member_of(nordvind, hr), role=Role.BOOKER, by=hr)


def test_the_last_owner_cannot_leave_and_is_told_what_to_do(client, nordvind, hr, booker) -> None:
    client.force_login(hr)

    response = client.post(
        reverse("companies:member_remove", args=[nordvind.pk, member_of(nordvind, hr).pk]),
        follow=True,
    )

    assert "Make somebody else owner first" in response.content.decode()
    assert nordvind.memberships.filter(user=hr).exists()


def test_with_a_second_owner_the_first_may_leave(client, nordvind, hr, booker) -> None:
    membership.change_role(member_of(nordvind, booker), role=Role.OWNER, by=hr)
    client.force_login(hr)

    response = client.post(
        reverse("companies:member_remove", args=[nordvind.pk, member_of(nordvind, hr).pk])
    )

    assert response.url == reverse("companies:dashboard")
    assert not nordvind.memberships.filter(user=hr).exists()


def test_removing_asks_first(client, nordvind, hr, booker) -> None:
    client.force_login(hr)
    theirs = member_of(nordvind, booker)

    client.get(reverse("companies:member_remove", args=[nordvind.pk, theirs.pk]))

    assert nordvind.memberships.filter(user=booker).exists()


def test_a_booker_may_leave_but_not_remove(client, nordvind, booker, agent) -> None:
    client.force_login(booker)
    own, other = member_of(nordvind, booker), member_of(nordvind, agent)

    refused = client.post(reverse("companies:member_remove", args=[nordvind.pk, other.pk]))
    client.post(reverse("companies:member_remove", args=[nordvind.pk, own.pk]))

    assert refused.status_code == 404
    assert set(nordvind.memberships.values_list("user__email", flat=True)) == {
        "hr@ankomst.example",
        agent.email,
    }


@pytest.mark.parametrize(("answer", "let_in"), [("yes", True), ("no", False)])
def test_an_owner_answers_whoever_asks(
    client, nordvind, hr, stranger, mailoutbox, answer, let_in
) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    asked = nordvind.join_requests.get()
    client.force_login(hr)

    client.post(reverse("companies:join_answer", args=[nordvind.pk, asked.pk]), {"answer": answer})
    run_jobs()

    assert nordvind.memberships.filter(user=stranger, role=Role.BOOKER).exists() is let_in
    assert mailoutbox[-1].to == [stranger.email]


def test_answering_twice_sends_one_answer(nordvind, hr, stranger, mailoutbox) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    asked = nordvind.join_requests.get()

    membership.let_in(asked, by=hr)
    membership.turn_down(asked, by=hr)
    run_jobs()

    assert nordvind.memberships.filter(user=stranger).exists()
    assert [mail.to for mail in mailoutbox].count([stranger.email]) == 1


def test_who_acts_for_one_company_goes_straight_to_it(client, nordvind, hr) -> None:
    client.force_login(hr)

    assert client.get(reverse("companies:dashboard")).url == nordvind.get_absolute_url()


def test_who_acts_for_several_chooses(client, nordvind, havblik, newhr) -> None:
    nordvind.memberships.create(user=newhr, role=Role.AGENT)
    client.force_login(newhr)

    words = client.get(reverse("companies:dashboard")).content.decode()

    assert nordvind.name in words
    assert havblik.name in words


def test_an_agent_is_told_on_whose_behalf_she_books(client, nordvind, agent) -> None:
    client.force_login(agent)

    words = client.get(nordvind.get_absolute_url()).content.decode()

    assert "You book on behalf of Nordvind A/S" in words


@pytest.mark.parametrize(("answer", "role"), [("owner", Role.OWNER), ("booker", Role.BOOKER)])
def test_staff_let_somebody_in_where_no_owner_answers(
    client, nordvind, planner, stranger, mailoutbox, answer, role
) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    asked = nordvind.join_requests.get()
    client.force_login(planner)
    address = reverse("company:join_answer", args=[nordvind.pk, asked.pk])

    page = client.get(reverse("company:inspect", args=[nordvind.pk])).text
    client.post(address, {"answer": answer})
    run_jobs()

    assert address in page
    assert member_of(nordvind, stranger).role == role
    assert "Nordvind A/S" in mailoutbox[-1].body
    line = AccessLog.objects.about(stranger).get(action="company.member_added")
    assert (line.actor, line.on_behalf_of) == (planner, "")


def test_staff_decline_whoever_does_not_belong_there(
    client, nordvind, planner, stranger, mailoutbox
) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    asked = nordvind.join_requests.get()
    client.force_login(planner)

    client.post(reverse("company:join_answer", args=[nordvind.pk, asked.pk]), {"answer": "no"})
    run_jobs()
    page = client.get(reverse("company:inspect", args=[nordvind.pk])).text

    assert not nordvind.memberships.filter(user=stranger).exists()
    assert mailoutbox[-1].to == [stranger.email]
    assert AccessLog.objects.about(stranger).filter(action="company.join_turned_down").exists()
    assert "Waiting to be let in" not in page


@pytest.mark.parametrize("who", ["editor", "adviser", "stranger"])
def test_nobody_else_answers_in_the_admin(client, nordvind, stranger, request, who) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    asked = nordvind.join_requests.get()
    client.force_login(request.getfixturevalue(who))

    client.post(reverse("company:join_answer", args=[nordvind.pk, asked.pk]), {"answer": "owner"})

    assert not nordvind.memberships.filter(user=stranger).exists()
    assert nordvind.join_requests.waiting().exists()


def test_the_owners_are_not_named_when_it_was_not_them(nordvind, planner, stranger, mailoutbox):
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    membership.turn_down(nordvind.join_requests.get(), by=planner, for_the_centre=True)
    run_jobs()

    assert "owner" not in mailoutbox[-1].body
