"""What people are told of applications: mails, reminders, My page, and the mentors to wish for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentoring.applying import filling
from mentoring.emails import applying as emails
from mentoring.models import MentorApplication, Programme, Side, StudentApplication
from mentoring.models.applications import State
from mentoring.my_page import panels
from mentoring.tasks import remind_of_applications
from outbox.letters import Letter
from outbox.models import Message
from tests.mentoring import people
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(coordinator) -> Programme:
    return people.open_programme(coordinator=coordinator, mentors_shown=True)


def raw(letter: Letter | None) -> str:
    """Subject, text and HTML."""
    assert letter is not None
    mail = letter.render()
    return f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0]}"


# --- mails ------------------------------------------------------------------------------------

MAILS = [
    (emails.RECEIVED, State.SENT),
    (emails.ASKED, State.ASKED),
    (emails.ACCEPTED, State.ACCEPTED),
    (emails.DECLINED, State.DECLINED),
    (emails.REMINDER, State.DRAFT),
]


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_mail_leads_to_ones_own_application_with_the_reason_as_written(
    programme: Programme, language: str
) -> None:
    for mails, state in MAILS:
        for make in (people.accepted_student, people.accepted_mentor):
            one = make(programme, state=state, reason="A <b>reason</b> & more")
            one.user.language = language
            one.user.save()

            letter = mails[one.side](one.pk)
            words = raw(letter)

            assert letter is not None
            assert letter.reply_to == "coordinator@ankomst.example"
            asks = {"en": "Questions?", "da": "Spørgsmål?"}[language]
            assert words.count(asks) == 2  # of the text and of the HTML, each one
            assert "Do you have a question?" not in words
            own = f"/{language}/mentoring/{programme.slug}/apply/{one.side}/"
            assert (own in words) == (state != State.DECLINED)
            if state in (State.ASKED, State.ACCEPTED, State.DECLINED):
                assert "A <b>reason</b> & more" in letter.render().body
                assert "A &lt;b&gt;reason" in words


def test_a_mail_that_comes_late_tells_nothing_that_is_over(programme: Programme) -> None:
    student = people.accepted_student(programme, state=State.WITHDRAWN)
    invited = people.invitation(programme, withdrawn_at=timezone.now())

    assert all(mails[Side.STUDENT](student.pk) is None for mails, _state in MAILS)
    assert emails.invitation(invited.pk) is None


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_invitation_carries_its_link(programme: Programme, language: str) -> None:
    invited = people.invitation(programme, people.partner(programme), language=language)

    letter = emails.invitation(invited.pk)

    assert f"/{language}/mentoring/invitation/{invited.token}/" in raw(letter)


def test_who_has_not_sent_is_reminded_once_before_the_last_day() -> None:
    today = timezone.localdate()
    soon = people.open_programme(apply_until=today + timedelta(days=3))
    later = people.open_programme(apply_until=today + timedelta(days=4))
    people.draft_student(soon)
    people.accepted_mentor(soon, state=State.ASKED)
    people.accepted_student(soon)
    people.draft_student(later)

    remind_of_applications()
    remind_of_applications()

    told = sorted(Message.objects.values_list("kind", flat=True))
    assert told == ["mentoring.mentor_reminder", "mentoring.student_reminder"]


# --- My page ----------------------------------------------------------------------------------


def test_my_page_tells_the_state_and_the_next_step(client: Client, programme: Programme) -> None:
    student = people.draft_student(programme)
    filling.reach(Side.STUDENT, student.pk, 1)
    client.force_login(student.user)

    page = client.get(reverse("home:my")).content.decode()

    assert "Not sent yet" in page
    assert "next: Studies" in page


def test_who_has_nothing_to_do_with_mentoring_reads_nothing_of_it() -> None:
    assert panels(people.anybody()) == []


# --- mentors to wish for ----------------------------------------------------------------------


@pytest.fixture
def student(programme: Programme) -> StudentApplication:
    return people.draft_student(programme)


@pytest.fixture
def secret(programme: Programme) -> MentorApplication:
    user = people.anybody("ingrid")
    user.last_name = "Secretname"
    user.save()
    partner = people.partner(programme, "Nordvind")
    return people.accepted_mentor(
        programme,
        user=user,
        partner=partner,
        phone="+4512345678",
        cannot_take="Secretcousin",
        answers={"1": "Secretanswer"},
    )


def wishes(student: StudentApplication) -> str:
    return reverse("mentoring:step", args=[student.programme.slug, "student", "wishes"])


def test_a_card_shows_what_a_student_may_see_and_nothing_else(
    client: Client, student: StudentApplication, secret: MentorApplication
) -> None:
    client.force_login(student.user)

    before = client.get(wishes(student)).content
    client.post(wishes(student), {"wish": secret.pk})
    after = client.get(wishes(student)).content
    review = client.get(wishes(student).replace("steps/wishes", "review")).content

    for page in (before, after):
        for seen in (b"Ingrid", b"Software developer", b"Nordvind", b"IT and tele", b"I came to"):
            assert seen in page
    assert b"Ingrid, Software developer" in review
    for page in (before, after, review):
        for hidden in (b"secret", b"ingrid@", b"12345678"):
            assert hidden not in page.lower().replace(b"nordvind", b"")


def test_wishes_are_five_at_most_in_ones_own_order(
    programme: Programme, student: StudentApplication
) -> None:
    mentors = [people.accepted_mentor(programme).pk for _number in range(6)]
    for each in [*mentors[:5], mentors[0]]:
        filling.wish(student.pk, each)

    with pytest.raises(Refused, match="five mentors"):
        filling.wish(student.pk, mentors[5])
    filling.wish_more(student.pk, mentors[4])
    filling.unwish(student.pk, mentors[1])

    kept = list(student.wishes.values_list("rank", "mentor"))
    first, _gone, third, fourth, fifth = mentors[:5]
    assert kept == [(1, first), (2, third), (3, fifth), (4, fourth)]


@pytest.mark.parametrize("facts", [{"state": State.SENT}, {"state": State.WITHDRAWN}])
def test_only_accepted_mentors_of_the_programme_can_be_wished_for(
    client: Client, programme: Programme, student: StudentApplication, facts: dict[str, str]
) -> None:
    client.force_login(student.user)
    elsewhere = people.accepted_mentor(people.open_programme())

    for mentor in (people.accepted_mentor(programme, **facts), elsewhere):
        answer = client.post(wishes(student), {"wish": mentor.pk})
        assert answer.status_code == 422
    assert client.post(wishes(student), {"wish": "\0" * 9}).status_code == 302
    assert not student.wishes.exists()


def test_a_programme_that_hides_its_mentors_has_no_such_step(client: Client) -> None:
    student = people.draft_student(people.open_programme())
    client.force_login(student.user)

    assert client.get(wishes(student)).status_code == 404
