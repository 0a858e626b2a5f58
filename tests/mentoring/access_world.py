"""A programme with a partner's mentor in a pair, for the table of who may go where."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from mentoring.agreeing import links
from mentoring.models import (
    AgreedGoal,
    CheckIn,
    Evaluation,
    Match,
    Meeting,
    MentorApplication,
    MentoringCertificate,
    MentorInvitation,
    PairNote,
    PartnerOrganisation,
    Programme,
    Side,
)
from mentoring.models.months import check_in_link, evaluation_link
from tests.home.someone_in_mentoring import pair
from tests.mentoring import people


@dataclass(frozen=True)
class Mentoring:
    programme: Programme
    partner: PartnerOrganisation
    mentor: MentorApplication
    invitation: MentorInvitation
    match: Match
    check_in: CheckIn
    evaluation: Evaluation
    certificate: MentoringCertificate
    goal: AgreedGoal
    meeting: Meeting
    note: PairNote

    @property
    def answer_token(self) -> str:
        return links.token_of(self.match, Side.STUDENT)

    @property
    def check_in_token(self) -> str:
        return check_in_link.token(self.check_in.pk, 1)

    @property
    def evaluation_token(self) -> str:
        return evaluation_link.token(self.evaluation.pk, 1)

    @property
    def certificate_token(self) -> str:
        return self.certificate.token


def mentoring(coordinator: User, student: User) -> Mentoring:
    """The coordinator is the partner's, not ours; the student is in the pair."""
    programme = people.open_programme(slug="spring")
    partner = people.partner(programme, "Nordvind Mentors", coordinator)
    mentor = people.accepted_mentor(programme, partner=partner)
    match = pair(people.accepted_student(programme, user=student), mentor)
    asked = {"match": match, "side": Side.STUDENT, "due_on": programme.apply_from}
    now = timezone.now()
    return Mentoring(
        programme,
        partner,
        mentor,
        people.invitation(programme, partner),
        match,
        CheckIn.objects.create(moment="week_2", asked_at=now, **asked),
        Evaluation.objects.create(moment="half", asked_at=now, **asked),
        MentoringCertificate.objects.create(
            match=match,
            side=Side.STUDENT,
            programme=programme,
            name="Ana",
            title="Spring",
            meetings=3,
            given_on=programme.apply_from,
        ),
        AgreedGoal.objects.create(match=match, text="A job", written_by=Side.STUDENT),
        Meeting.objects.create(match=match, state="agreed", proposed_by="student", starts_at=now),
        PairNote.objects.create(match=match, author=Side.STUDENT, text="Mine"),
    )
