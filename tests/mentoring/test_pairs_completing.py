"""The end of a pair: by the clock or by staff; certificates, outcomes, and mentors to be."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from mentoring.models import (
    Evaluation,
    Match,
    MentoringCertificate,
    MentoringOutcome,
    MentorInvitation,
    Programme,
    Side,
)
from mentoring.pairs import alumni, certificates, completing, outcomes, rhythm
from mentoring.pairs.certificate_file import certificate_file
from mentoring.programmes import finish
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.mentoring.pair_people import met, together
from tests.personas import person

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def clara() -> User:
    return person("clara", Role.COORDINATOR, password=None)


@pytest.fixture
def over() -> Match:
    """Their programme was over yesterday; they have met three times."""
    match = together(weeks=26)
    Programme.objects.update(ends_on=TODAY() - timedelta(days=1))
    for weeks_ago in (3, 9, 15):
        met(match, weeks_ago=weeks_ago)
    return match


def complete_by_clock() -> None:
    mail.outbox.clear()
    completing.complete_over(TODAY())
    run_jobs()


def mine(certificate: MentoringCertificate) -> str:
    return f"/en/mentoring/certificate/{certificate.token}/"


def test_the_day_after_the_last_one_the_pair_is_completed_and_both_get_one_mail(
    over: Match, clara: User
) -> None:
    for _hour in range(2):
        completing.complete_over(TODAY())
    run_jobs()

    over.refresh_from_db()
    assert over.state == Match.State.COMPLETED
    assert over.mentor.taken == 0
    letters = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    assert len(mail.outbox) == len(letters) == 2
    hers = letters["nina@ankomst.example"]
    assert "/en/mentoring/evaluation/" in hers
    assert "/en/mentoring/certificate/" in hers
    assert over.evaluations.filter(moment="end", asked_at=None).count() == 0
    assert finish(over.programme_id, by=clara).state == Programme.State.FINISHED


def test_whoever_does_not_say_how_it_was_is_asked_once_more(over: Match) -> None:
    complete_by_clock()
    Evaluation.objects.filter(moment="end").update(asked_at=timezone.now() - timedelta(days=4))
    mail.outbox.clear()

    for _hour in range(2):
        rhythm.ask_all(TODAY())
    run_jobs()

    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "bob@ankomst.example",
        "nina@ankomst.example",
    ]
    assert all("/mentoring/evaluation/" in letter.body for letter in mail.outbox)


def test_on_the_last_day_itself_nothing_ends(over: Match) -> None:
    Programme.objects.update(ends_on=TODAY())
    complete_by_clock()

    over.refresh_from_db()
    assert over.state == Match.State.ACTIVE


def test_a_pair_that_has_ended_is_not_completed(over: Match, clara: User) -> None:
    Match.objects.update(state=Match.State.ENDED)

    with pytest.raises(completing.NotTogether):
        completing.complete(over.pk, by=clara)


# --- certificates -------------------------------------------------------------------------------


def test_too_few_meetings_make_no_certificate_until_one_is_told(over: Match) -> None:
    over.meetings.filter(pk=over.meetings.all()[0].pk).update(state="missed")
    complete_by_clock()
    assert not MentoringCertificate.objects.exists()
    assert "/certificate/" not in str(mail.outbox[0].body)

    over.meetings.update(state="held")
    mail.outbox.clear()
    for _hour in range(2):
        certificates.give_late()
    run_jobs()
    assert MentoringCertificate.objects.count() == len(mail.outbox) == 2


def test_whoever_has_told_no_name_gets_none(over: Match) -> None:
    User.objects.filter(pk=over.student.user_id).update(first_name="", last_name="")
    complete_by_clock()

    assert [each.side for each in MentoringCertificate.objects.all()] == ["mentor"]


def test_it_is_a_pdf_in_ones_own_language_and_anybody_can_see_that_it_is_genuine(
    over: Match, client: Client
) -> None:
    complete_by_clock()
    hers = MentoringCertificate.objects.get(side="student")
    his = MentoringCertificate.objects.get(side="mentor")

    assert (hers.name, hers.meetings, hers.language) == ("Nina Novak", 3, "en")
    assert (his.language, his.title) == ("da", over.programme.name_da)
    assert certificate_file(his).startswith(b"%PDF")
    by_mail = client.get(mine(hers)).content.decode()
    client.force_login(over.student.user)
    back = f'href="/en/mentoring/my/{over.pk}/"'
    assert (back in by_mail, back in client.get(mine(hers)).content.decode()) == (False, True)
    assert mine(hers) in client.get(f"/en/mentoring/my/{over.pk}/").content.decode()
    client.logout()
    download = client.get(f"{mine(hers)}certificate.pdf")
    assert download.content.startswith(b"%PDF")

    proof = client.get(f"/en/mentoring/certificates/?code={hers.printed_code.lower()}", follow=True)
    assert b"This certificate is genuine" in proof.content
    assert client.get(f"/en/certificates/{hers.code}/", follow=True).content == proof.content
    assert b"Nina Novak" in proof.content
    assert b"nina@" not in proof.content
    assert b"Bob" not in proof.content
    assert client.get("/en/mentoring/certificates/ABCDEFGHJKLM/").status_code == 404
    assert client.get(f"{mine(hers)[:-3]}xx/").status_code == 404


# --- what came of it ----------------------------------------------------------------------------


def test_an_outcome_is_recorded_once_of_a_kind_and_on_a_day_that_can_be(
    over: Match, clara: User
) -> None:
    yesterday = TODAY() - timedelta(days=1)
    for day in (yesterday, TODAY()):
        outcomes.record(over.student_id, "job", day, by=clara)
    with pytest.raises(outcomes.NotInTheProgramme):
        outcomes.record(over.student_id, "thesis", TODAY() - timedelta(weeks=60), by=clara)

    (job,) = MentoringOutcome.objects.all()
    assert (job.on, job.told_by) == (TODAY(), "")
    for _click in range(2):
        outcomes.take_back(over.student_id, job.pk, by=clara)
    assert not MentoringOutcome.objects.exists()


def test_what_staff_recorded_stays_when_the_student_unticks_it(over: Match, clara: User) -> None:
    outcomes.record(over.student_id, "job", TODAY(), by=clara)

    outcomes.tell(over, [])

    assert MentoringOutcome.objects.count() == 1


# --- alumni -------------------------------------------------------------------------------------


def test_who_would_like_to_is_invited_to_the_next_programme_once(over: Match, clara: User) -> None:
    last = {"moment": "end", "side": Side.STUDENT}
    Evaluation.objects.filter(match=over, **last).update(mentor_later=True)
    following = people.open_programme()
    her = over.student.user

    assert alumni.next_programme(her) == following
    assert list(alumni.willing(over.programme)) == []
    for _click in range(2):
        alumni.invite_all(following.pk, by=clara)

    (invitation,) = MentorInvitation.objects.all()
    assert (invitation.name, invitation.email) == ("Nina Novak", her.email)
    assert list(alumni.willing(following)) == []


def test_nobody_is_led_to_a_programme_that_she_is_in_or_that_takes_no_mentors(over: Match) -> None:
    her = over.student.user
    people.open_programme(mentors_on_their_own=False)
    people.accepted_mentor(people.open_programme(), user=her)
    people.accepted_student(people.open_programme(), user=her)

    assert alumni.next_programme(her) is None
