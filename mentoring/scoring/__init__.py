"""How well a student and a mentor fit, by their answers alone: points, and words made of them.

Pure: frozen answers in, numbers and words out; nothing is read from the database. One pair at a
time (``score``, ``apart``, ``reasons``), or everybody at once (``table.score_all``).
"""

from mentoring.scoring.answers import MentorAnswers, StudentAnswers, read_mentor, read_student
from mentoring.scoring.facts import Facts, facts_of
from mentoring.scoring.points import Apart, Score, apart, points_of, score
from mentoring.scoring.words import all_reasons, reasons, why_apart

__all__ = [
    "Apart",
    "Facts",
    "MentorAnswers",
    "Score",
    "StudentAnswers",
    "all_reasons",
    "apart",
    "facts_of",
    "points_of",
    "read_mentor",
    "read_student",
    "reasons",
    "score",
    "why_apart",
]
