"""What mentoring holds about a person: as a student, as a mentor, and as who coordinates."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from accounts.models import User
from mentoring.models import (
    AgreedGoal,
    Application,
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
    Side,
    StudentApplication,
    Wish,
)
from mentoring.pairs.ending import leave_erased

WITH_APPLICATION = "goes with the application"
WITH_PAIR = "goes with the pair"
HOLDS = {
    "mentoring.StudentApplication": "deleted, as a student's or a mentor's",
    "mentoring.MentorApplication": "deleted, as a student's or a mentor's",
    "mentoring.MentorInvitation": "deleted",
    "mentoring.Wish": WITH_APPLICATION,
    "mentoring.PairRule": WITH_APPLICATION,
    "mentoring.Match": WITH_APPLICATION,
    "mentoring.MatchRun": "stays: her answers are taken out of what was frozen, and who asked",
    "mentoring.MentoringOutcome": WITH_APPLICATION,
    "mentoring.AgreedGoal": WITH_PAIR,
    "mentoring.Meeting": WITH_PAIR,
    "mentoring.ProposedTime": WITH_PAIR,
    "mentoring.PairNote": WITH_PAIR,
    "mentoring.PairMessage": WITH_PAIR,
    "mentoring.CheckIn": WITH_PAIR,
    "mentoring.CoordinatorNote": f"{WITH_PAIR}; its words may be about the other one",
    "mentoring.Evaluation": WITH_PAIR,
    "mentoring.MentoringCertificate": WITH_PAIR,
    "mentoring.Programme": "stays, without who coordinated it",
    "mentoring.PartnerOrganisation_coordinators": "goes with the account",
}
NEEDS_NONE = {
    "mentoring.PartnerOrganisation": "an organisation; who coordinates is a table of its own",
    "mentoring.ProgrammePartner": "an organisation in a programme",
    "mentoring.ProgrammeQuestion": "what a programme asks",
    "mentoring.ProgrammeUniversity": "a university in a programme",
    "mentoring.ProgrammeEvent": "events of a programme",
}

_OF_BOTH = (
    "state",
    "field",
    "languages",
    "times",
    "meets",
    "phone",
    "answers",
    "sent_at",
    "reason",
)
_OF_STUDENT = ("university__name_en", "degree", "study_kind", "studies_until", "industries")
_OF_MENTOR = ("partner__name", "profession", "industry", "years", "capacity", "helps_with")


def held(user: User) -> dict[str, Any]:
    return {key: rows for key, rows in _all(user).items() if rows}


def _all(user: User) -> dict[str, Any]:
    students = StudentApplication.objects.filter(user=user)
    mentors = MentorApplication.objects.filter(user=user)
    invited = _invitations(user)
    return {
        "as_student": list(
            students.values("programme__name_en", *_OF_BOTH, *_OF_STUDENT, "goals", "motivation")
        ),
        "as_mentor": list(
            mentors.values(
                *("programme__name_en", *_OF_BOTH, *_OF_MENTOR),
                *("about", "not_degrees", "not_study_kinds", "cannot_take"),
            )
        ),
        "wishes": list(
            Wish.objects.filter(student__in=students).values("rank", "mentor__profession")
        ),
        "outcomes": list(
            MentoringOutcome.objects.filter(student__in=students).values("kind", "on")
        ),
        "invitations": list(invited.values("programme__name_en", "name", "email", "sent_at")),
        "pairs": [_pair(match, user) for match in _pairs(user)],
    }


def _invitations(user: User) -> QuerySet[MentorInvitation]:
    """Also one to another address, by which she has come."""
    return MentorInvitation.objects.filter(Q(email__iexact=user.email) | Q(taken_up__user=user))


def _pairs(user: User) -> QuerySet[Match]:
    return Match.objects.of(user).select_related("student", "mentor", "programme")


def _pair(match: Match, user: User) -> dict[str, Any]:
    """What the two did together; the other one's private notes and answers are not hers."""
    side = match.side_of(user)
    shared = PairNote.objects.filter(match=match).exclude(read_by=PairNote.ReadBy.ME)
    hers = PairNote.objects.filter(match=match, author=side)
    return {
        "programme": match.programme.name_en,
        "state": match.state,
        "proposed_at": match.proposed_at,
        "over_at": match.over_at,
        "why_words": match.why_words if match.over_by == side else "",
        "goals": _rows(AgreedGoal, match, "text", "written_at", "agreed_at", "reached_at"),
        "meetings": _rows(
            *(Meeting, match, "state", "starts_at", "minutes", "place", "about"),
            "cancelled_because",
        ),
        "notes": list((shared | hers).values("author", "text", "read_by", "written_at")),
        "messages": _rows(PairMessage, match, "author", "text", "sent_at"),
        "check_ins": _rows(
            CheckIn, match, "moment", "answered_at", "going", "words", "wants_a_call", side=side
        ),
        "evaluations": _rows(
            *(Evaluation, match, "moment", "answered_at", "satisfied", "match_fits"),
            *("goals_reached", "would_again", "mentor_later", "words"),
            side=side,
        ),
        "seen_to": _rows(CoordinatorNote, match, "kind", "at"),
        "certificates": _rows(
            MentoringCertificate, match, "code", "name", "title", "given_on", side=side
        ),
    }


def _rows(
    model: type[Model], match: Match, *fields: str, side: Side | None = None
) -> list[dict[str, Any]]:
    rows = model._default_manager.filter(match=match)
    return list((rows.filter(side=side) if side else rows).values(*fields))


def hindrances(user: User) -> list[str]:
    return []


def erase(user: User) -> None:
    """The applications with all that hangs on them; frozen runs keep the numbers, not her.

    Whoever has a pair or a proposal with her is told, and the coordinator.
    """
    for model, key in ((StudentApplication, "students"), (MentorApplication, "mentors")):
        for application in model._default_manager.filter(user=user):
            leave_erased(model.side, application.pk)
            _thaw(application, key)
    _invitations(user).delete()
    StudentApplication.objects.filter(user=user).delete()
    MentorApplication.objects.filter(user=user).delete()
    PairRule.objects.filter(made_by=user).update(made_by=None)


def _thaw(application: Application, key: str) -> None:
    """Takes her answers out of the runs that she was in."""
    programme: Any = application
    for run in MatchRun.objects.filter(programme=programme.programme_id):
        people = run.frozen.get(key, {})
        if people.pop(str(application.pk), None) is not None:
            run.save(update_fields=["frozen"])
