"""Her mentoring: a student in one programme, a mentor in the next, and who coordinates it."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from mentoring.models import (
    AgreedGoal,
    CheckIn,
    CoordinatorNote,
    Evaluation,
    Match,
    MatchRun,
    Meeting,
    MentorApplication,
    MentoringCertificate,
    MentoringOutcome,
    MentorInvitation,
    PairMessage,
    PairNote,
    PairRule,
    PartnerOrganisation,
    Programme,
    ProposedTime,
    Side,
    StudentApplication,
    Wish,
)
from tests.home.someone import EMAIL, PHONE, Words
from tests.personas import person


def programme(slug: str, **facts: Any) -> Programme:
    """Running now; six months."""
    first = timezone.localdate() - timedelta(days=30)
    return Programme.objects.create(
        **{
            "slug": slug,
            "name_en": f"Mentoring {slug}",
            "name_da": f"Mentorforløb {slug}",
            "state": Programme.State.RUNNING,
            "apply_from": first - timedelta(days=60),
            "apply_until": first - timedelta(days=30),
            "starts_on": first,
            "ends_on": first + timedelta(days=180),
            "capacity": 40,
        }
        | facts
    )


def pair(student: StudentApplication, mentor: MentorApplication, **facts: Any) -> Match:
    """Active, on one of the mentor's places."""
    now = timezone.now()
    MentorApplication.objects.filter(pk=mentor.pk).update(taken=1)
    return Match.objects.create(
        **{
            "programme": student.programme,
            "student": student,
            "mentor": mentor,
            "state": Match.State.ACTIVE,
            "score": 7_000,
            "answer_by": now,
            "student_said": True,
            "mentor_said": True,
            "began_at": now,
        }
        | facts
    )


def in_mentoring(user: User, words: Words) -> None:
    partner = PartnerOrganisation.objects.create(name="Engineers together")
    partner.coordinators.add(user)
    _as_student(user, programme("spring", coordinator=user), words)
    _as_mentor(user, programme("autumn"), partner, words)


def _as_student(user: User, of: Programme, words: Words) -> None:
    hers = StudentApplication.objects.create(
        programme=of,
        user=user,
        state="accepted",
        phone=PHONE,
        motivation=words("motivation"),
        answers={"1": words("ownquestion")},
        reason=words("askedformore"),
    )
    his = MentorApplication.objects.create(programme=of, user=person("her-mentor"), capacity=2)
    match = pair(hers, his)
    Wish.objects.create(student=hers, mentor=his, rank=1)
    PairRule.objects.create(
        programme=of,
        student=hers,
        mentor=his,
        kind="lock",
        reason=words.not_given("rule"),
        made_by=user,
    )
    MentoringOutcome.objects.create(student=hers, kind="student_job", on=date(2026, 5, 1))
    _run(of, {"students": {str(hers.pk): {"motivation": words.not_given("frozenhers")}}}, user)
    _together(match, Side.STUDENT, words)


def _as_mentor(user: User, of: Programme, partner: PartnerOrganisation, words: Words) -> None:
    hers = MentorApplication.objects.create(
        programme=of,
        user=user,
        partner=partner,
        state="accepted",
        profession=words("profession"),
        about=words("aboutmentor"),
        cannot_take=words("cannottake"),
    )
    MentorInvitation.objects.create(
        programme=of,
        partner=partner,
        name=words("invited"),
        email=EMAIL,
        invited_by=user,
        expires_on=timezone.localdate(),
        taken_up=hers,
    )
    student = StudentApplication.objects.create(programme=of, user=person("her-student"))
    match = pair(student, hers, state=Match.State.ENDED, over_by=Side.MENTOR)
    Match.objects.filter(pk=match.pk).update(why="time", why_words=words("whyended"))
    _run(of, {"mentors": {str(hers.pk): {"about": words.not_given("frozenmentor")}}}, user)


def _run(of: Programme, frozen: dict[str, Any], by: User) -> MatchRun:
    return MatchRun.objects.create(
        programme=of, number=1, state=MatchRun.State.DONE, frozen=frozen, asked_by=by
    )


def _together(match: Match, hers: Side, words: Words) -> None:
    """What the two of them did; what the other one keeps to himself she does not get."""
    now, today = timezone.now(), timezone.localdate()
    AgreedGoal.objects.create(match=match, text=words("agreedgoal"), written_by=hers)
    meeting = Meeting.objects.create(
        match=match, proposed_by=hers, place=words("meetingplace"), about=words("meetingabout")
    )
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_because=words("whycancelled"))
    ProposedTime.objects.create(meeting=meeting, starts_at=now)
    PairNote.objects.create(match=match, author=hers, text=words("herownnote"), read_by="me")
    PairNote.objects.create(match=match, author=hers.other, text=words("sharednote"))
    PairNote.objects.create(
        match=match, author=hers.other, text=words.not_given("hisnote"), read_by="me"
    )
    PairMessage.objects.create(match=match, author=hers, text=words("pairmessage"))
    CoordinatorNote.objects.create(match=match, kind="seen", words=words.not_given("seento"))
    for side, of in ((hers, words), (hers.other, words.not_given)):
        each = {"match": match, "side": side, "due_on": today}
        CheckIn.objects.create(**each, moment="week_2", words=of(f"checkin{side}"))
        Evaluation.objects.create(**each, moment="half", words=of(f"evaluation{side}"))
        MentoringCertificate.objects.create(
            match=match,
            side=side,
            programme=match.programme,
            name=of(f"certificate{side}"),
            title="Mentoring",
            meetings=6,
            given_on=today,
        )
