"""Programmes, who takes part, how pairs are found, and what they do together.

lists are what both sides choose from; programme is the frame; applications are people's answers;
matching is the question and its proof; pairs are who is together; months is what they do; pages
tell the public of it.
"""

from mentoring.models.applications import (
    Application,
    MentorApplication,
    MentorInvitation,
    StudentApplication,
    Wish,
)
from mentoring.models.lists import (
    Criterion,
    Degree,
    Goal,
    Industry,
    Meets,
    Side,
    StudyKind,
    Time,
)
from mentoring.models.matching import MatchRun, PairRule
from mentoring.models.months import (
    AgreedGoal,
    CheckIn,
    CoordinatorNote,
    Evaluation,
    Meeting,
    MentoringCertificate,
    MentoringOutcome,
    PairMessage,
    PairNote,
    ProposedTime,
)
from mentoring.models.pages import MentoringIndexPage, ProgrammePage
from mentoring.models.pairs import Match
from mentoring.models.programme import (
    PartnerOrganisation,
    Programme,
    ProgrammeEvent,
    ProgrammePartner,
    ProgrammeQuestion,
    ProgrammeUniversity,
    University,
)

__all__ = [
    "AgreedGoal",
    "Application",
    "CheckIn",
    "CoordinatorNote",
    "Criterion",
    "Degree",
    "Evaluation",
    "Goal",
    "Industry",
    "Match",
    "MatchRun",
    "Meeting",
    "Meets",
    "MentorApplication",
    "MentorInvitation",
    "MentoringCertificate",
    "MentoringIndexPage",
    "MentoringOutcome",
    "PairMessage",
    "PairNote",
    "PairRule",
    "PartnerOrganisation",
    "Programme",
    "ProgrammeEvent",
    "ProgrammePage",
    "ProgrammePartner",
    "ProgrammeQuestion",
    "ProgrammeUniversity",
    "ProposedTime",
    "Side",
    "StudentApplication",
    "StudyKind",
    "Time",
    "University",
    "Wish",
]
