"""Partners invite mentors: pasted lines, the link, and nobody sees another partner's mentors."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from mentoring.applying import invited_lines, inviting, taking_up
from mentoring.models import (
    MentorApplication,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
)
from mentoring.models.applications import State
from outbox.models import Message
from tests.mentoring import people
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.open_programme()


@pytest.fixture
def boss() -> User:
    return people.anybody("boss")


@pytest.fixture
def nordvind(programme: Programme, boss: User) -> PartnerOrganisation:
    return people.partner(programme, "Nordvind", boss)


@pytest.fixture
def theirs(client: Client, boss: User) -> Client:
    client.force_login(boss)
    return client


def screen(partner: PartnerOrganisation, programme: Programme) -> str:
    return reverse("mentoring:partner_programme", args=[partner.pk, programme.slug])


def link(invitation: MentorInvitation) -> str:
    return reverse("mentoring:invitation", args=[invitation.token])


# --- pasted lines -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Mette Holm <mette@firm.dk>", "Mette Holm", "mette@firm.dk"),
        ("Mette Holm;METTE@firm.dk", "Mette Holm", "mette@firm.dk"),
        ("mette@firm.dk\tMette Holm", "Mette Holm", "mette@firm.dk"),
        ('"Holm, Mette" <mette@firm.dk>,', "Holm, Mette", "mette@firm.dk"),
        ("<mailto:mette@firm.dk>", "mette", "mette@firm.dk"),
    ],
)
def test_a_line_is_read_as_people_write_it(line: str, name: str, email: str) -> None:
    assert invited_lines.read(line).people == [invited_lines.Person(name, email)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Mette Holm", "no e-mail address"),
        ("a@firm.dk b@firm.dk", "one e-mail address in each line"),
        ("Mette <mette@firm>", "not written right"),
        ("Mette 010190-1234 <mette@firm.dk>", "CPR"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_to_do(line: str, words: str) -> None:
    (problem,) = invited_lines.read(f"\n{line}").problems

    assert problem.startswith("Line 2")
    assert words in problem


def test_one_bad_line_invites_nobody_and_keeps_what_was_typed(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    typed = "Mette <mette@firm.dk>\nLars"

    page = theirs.post(screen(nordvind, programme), {"people": typed, "language": "da"})

    assert page.status_code == 422
    assert "Line 2, “Lars”" in page.content.decode()
    assert "Mette &lt;mette@firm.dk&gt;" in page.content.decode()
    assert not MentorInvitation.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        "Win at http://evil.example <ann@firm.example>",
        "Ann <010190-1234@firm.example>",
        "Ann <me@b\u05d0.example>",
        f"Ann <{'a' * 64}@{'.'.join(['b' * 60] * 4)}.example>",
    ],
)
def test_nobody_is_invited_with_an_advert_or_at_an_address_that_no_mail_reaches(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme, line: str
) -> None:
    answer = theirs.post(screen(nordvind, programme), {"people": line, "language": "en"})

    assert answer.status_code == 422
    assert not MentorInvitation.objects.exists()


def test_inviting_twice_sends_one_mail_to_each(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    typed = {"people": "Mette <mette@firm.dk>\nlars@firm.dk\nMETTE@firm.dk", "language": "da"}

    theirs.post(screen(nordvind, programme), typed)
    again = theirs.post(screen(nordvind, programme), typed, follow=True)

    invited = MentorInvitation.objects.order_by("email").values_list("name", "email", "language")
    assert list(invited) == [("lars", "lars@firm.dk", "da"), ("Mette", "mette@firm.dk", "da")]
    assert Message.objects.filter(kind="mentoring.invitation").count() == 2
    assert "On your list already" in again.content.decode()


# --- one's own mentors only -------------------------------------------------------------------


def test_another_partners_people_are_nowhere_in_what_a_coordinator_gets(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    havblik = people.partner(programme, "Havblik", people.anybody())
    people.accepted_mentor(programme, partner=nordvind, user=people.anybody("ours"))
    secret = people.anybody("secretmentor")
    mentor = people.accepted_mentor(
        programme, partner=havblik, user=secret, profession="Secretsmith", state=State.DRAFT
    )
    invited = people.invitation(programme, havblik, name="Secretguest", email="secretguest@x.dk")
    own = screen(nordvind, programme)
    typed = {"people": "secretguest@x.dk\nsecretmentor@ankomst.example", "language": "en"}

    shown = theirs.get(own).content.lower()
    theirs.post(own, typed)
    told = theirs.get(own).content.lower()

    assert b"ours@ankomst.example" in shown
    assert b"secret" not in shown
    assert b"havblik" not in told
    assert b"secretsmith" not in told
    assert MentorInvitation.objects.count() == 1
    for address in (
        reverse("mentoring:partner", args=[havblik.pk]),
        screen(havblik, programme),
        reverse("mentoring:partner", args=[10**9]),
    ):
        assert theirs.get(address).status_code == 404
    for name, pk in (
        ("remind_invited", invited.pk),
        ("withdraw_invitation", invited.pk),
        ("remind_mentor", mentor.pk),
    ):
        for partner in (havblik, nordvind):
            address = reverse(f"mentoring:{name}", args=[partner.pk, pk])
            assert theirs.post(address).status_code == 404
    invited.refresh_from_db()
    assert invited.withdrawn_at is None


def test_the_list_tells_what_is_missing_and_the_other_address(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    mentor = people.draft_mentor(programme, people.anybody("lars"))
    MentorApplication.objects.filter(pk=mentor.pk).update(
        partner=nordvind, cannot_take="My own cousin"
    )
    people.invitation(programme, nordvind, email="lars@work.dk", taken_up=mentor)

    page = theirs.get(screen(nordvind, programme)).content.decode()

    assert "lars@ankomst.example" in page
    assert "invited as lars@work.dk" in page
    assert "your industry" in page
    assert "My own cousin" not in page


def test_a_reminder_goes_out_once_a_day(
    theirs: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    yesterday = timezone.now() - timedelta(days=2)
    invited = people.invitation(programme, nordvind, sent_at=yesterday)
    mentor = people.draft_mentor(programme)
    MentorApplication.objects.filter(pk=mentor.pk).update(partner=nordvind)

    for _again in range(2):
        theirs.post(reverse("mentoring:remind_invited", args=[nordvind.pk, invited.pk]))
        theirs.post(reverse("mentoring:remind_mentor", args=[nordvind.pk, mentor.pk]))

    kinds = sorted(Message.objects.values_list("kind", flat=True))
    assert kinds == ["mentoring.invitation", "mentoring.mentor_reminder"]


# --- the link ---------------------------------------------------------------------------------


def test_the_link_changes_nothing_until_the_button_and_then_once(
    client: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    invited = people.invitation(programme, nordvind)
    shown = client.get(link(invited))
    assert "Create an account" in shown.content.decode()
    assert shown["Referrer-Policy"] == "same-origin"
    client.force_login(people.anybody("elsewhere"))
    assert "that is all right" in client.get(link(invited)).content.decode()
    assert not MentorApplication.objects.exists()

    for _again in range(2):
        answer = client.post(link(invited))

    mentor = MentorApplication.objects.get()
    invited.refresh_from_db()
    assert (mentor.partner, invited.taken_up, mentor.state) == (nordvind, mentor, State.DRAFT)
    assert answer["Location"].endswith("/apply/mentor/")


def test_who_makes_an_account_for_it_types_neither_name_nor_address_again(
    client: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    invited = people.invitation(
        programme, nordvind, name="Karen van der Meer", email="karen@ankomst.example"
    )

    way = client.post(link(invited))
    form = client.get(way["Location"]).content.decode()
    from_elsewhere = client.get(reverse("account_signup")).content.decode()

    assert "karen" not in way["Location"]
    for known in ("Karen", "van der Meer", "karen@ankomst.example"):
        assert f'value="{known}"' in form
        assert known not in from_elsewhere
    assert MentorApplication.objects.count() == 0


def test_a_link_taken_up_by_somebody_else_is_closed(
    client: Client, nordvind: PartnerOrganisation, programme: Programme
) -> None:
    invited = people.invitation(programme, nordvind)
    taking_up.take_up(invited.pk, people.anybody())

    client.force_login(people.anybody())

    assert client.get(link(invited)).status_code == 410
    assert "with another account" in client.post(link(invited)).content.decode()
    assert MentorApplication.objects.count() == 1


def test_dead_and_false_links_are_explained(
    client: Client, nordvind: PartnerOrganisation, programme: Programme, boss: User
) -> None:
    invited = people.invitation(programme, nordvind)
    older = link(invited)
    inviting.withdraw(invited.pk, by=boss)

    assert client.get(older).status_code == 410
    assert client.get(reverse("mentoring:invitation", args=["1-1.x"])).status_code == 404


def test_an_invitation_may_give_more_time_than_the_programme_does(
    nordvind: PartnerOrganisation, boss: User
) -> None:
    today = timezone.localdate()
    programme = people.open_programme(
        state=Programme.State.MATCHING, apply_until=today - timedelta(days=1)
    )
    people.ProgrammePartner.objects.create(programme=programme, partner=nordvind)
    lines = invited_lines.read("late@firm.dk").people

    inviting.invite(programme.pk, nordvind, lines, by=boss, language="en")
    mentor = taking_up.take_up(MentorInvitation.objects.get().pk, people.anybody())

    assert mentor.partner == nordvind
    with pytest.raises(Refused, match="no part in this programme"):
        inviting.invite(people.open_programme().pk, nordvind, lines, by=boss, language="en")
