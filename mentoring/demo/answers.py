"""What the demo's students and mentors answer: many want IT, few can offer it, some are hard.

Drawn by lot, and the same each time: the lot is begun with the person's address.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from mentoring.demo.people import TOLD, Somebody
from mentoring.models import Degree, Goal, Meets, StudyKind, Time

GOALS = [
    *([Goal.STUDENT_JOB] * 4 + [Goal.FIRST_JOB] * 5 + [Goal.NETWORK] * 4 + [Goal.CULTURE] * 4),
    *([Goal.THESIS] * 3 + [Goal.CAREER] * 3 + [Goal.LANGUAGE] * 2),
    *(Goal.OWN_BUSINESS, Goal.SETTLING),
]
HELPS = [
    *([Goal.FIRST_JOB] * 5 + [Goal.NETWORK] * 4 + [Goal.CULTURE] * 5 + [Goal.CAREER] * 4),
    *([Goal.STUDENT_JOB] * 3 + [Goal.THESIS] * 2 + [Goal.LANGUAGE] * 3),
    *(Goal.OWN_BUSINESS, Goal.SETTLING),
]
DEGREES = [*([Degree.MASTER] * 7), *([Degree.BACHELOR] * 2), Degree.PHD]
KINDS = [*([StudyKind.FULL] * 4), StudyKind.EXCHANGE]
TIMES = [*([Time.EVENINGS] * 4), *([Time.DAYTIME] * 2), Time.MORNINGS, Time.WEEKENDS]
WAYS = [*([Meets.EITHER] * 3), *([Meets.IN_PERSON] * 3), Meets.ONLINE]
CAPACITIES = [*([1] * 7), 2, 2, 3]
FIELDS = [each for each in TOLD["fields"] for _ in range(each["share"])]
ABOUT = (
    "I have been in the trade for {years} years, and somebody opened a door for me once.",
    "I came from a small town to the city without knowing a soul. A mentor made the difference.",
    "I like questions more than answers. We meet over coffee, and now and then at my workplace.",
    "I read applications every month, and can say what makes me read on.",
    "I studied abroad myself, and remember what it is to know no rule that nobody writes down.",
    "After {years} years I still ask colleagues for advice. It is a thing one can learn.",
    "My first job here came from a coffee, not from an advertisement. I can show how.",
    "I lead a team from six countries. What puzzles you at work has puzzled one of them before.",
    "I changed my field once, and would tell you honestly what it cost and what it gave.",
    "I know many small firms that never advertise. Bring me a CV, and we look for the right door.",
    "I speak plainly and laugh easily. You need not prepare anything for our first meeting.",
    "In {years} years I have been to many interviews, on both sides of the table. We can practise.",
)


def lot_of(person: Somebody) -> Random:
    return Random(person.email)  # noqa: S311 - the same answers each time


def some(lot: Random, of: list[Any], least: int, most: int) -> list[str]:
    """Different ones; what stands there often comes up often."""
    number, found = lot.randint(least, most), []
    while len(found) < number:
        value = str(lot.choice(of))
        if value not in found:
            found.append(value)
    return found


def of_student(person: Somebody, place: int, begins: date) -> dict[str, Any]:
    """``place`` in the programme decides the field, so that the shares come out as told."""
    lot, field = lot_of(person), FIELDS[place * 7 % len(FIELDS)]
    return {
        "field": field["code"],
        "degree": lot.choice(DEGREES),
        "study_kind": lot.choice(KINDS),
        "studies_until": begins + timedelta(days=lot.choice((200, 380, 560, 740))),
        "languages": _students_languages(person, lot),
        "times": some(lot, TIMES, 1, 3),
        "meets": lot.choice(WAYS),
        "industries": some(lot, field["industries"], 1, 2),
        "goals": some(lot, GOALS, 2, 4),
        "motivation": field["why"],
        "phone": f"+45 20 {place % 90 + 10} {lot.randint(10, 99)} {lot.randint(10, 99)}",
    }


def _students_languages(person: Somebody, lot: Random) -> dict[str, int]:
    """A mother tongue, mostly good English, and the Danish of the first years."""
    danish = {"da": level} if (level := lot.choice((0, 1, 1, 2, 2, 3, 4))) else {}
    return {"en": lot.choice((4, 5, 5, 6))} | danish | {person.spoken: 7}


def of_mentor(person: Somebody, trade: list[str]) -> dict[str, Any]:
    lot, (industry, field, profession) = lot_of(person), trade
    years = lot.randint(4, 28)
    english = {"en": lot.choice((4, 5, 5, 6))}
    other = lot.choice(({}, {}, {"de": 3}, {"es": 2}, {"fr": 4}))
    return {
        "field": field,
        "industry": industry,
        "profession": profession,
        "years": years,
        "capacity": lot.choice(CAPACITIES),
        "languages": {**other, **english, "da": 5, person.spoken: 7},
        "times": some(lot, TIMES, 1, 3),
        "meets": lot.choice(WAYS),
        "helps_with": some(lot, HELPS, 3, 5),
        "about": lot.choice(ABOUT).format(years=years),
        "phone": f"+45 40 {lot.randint(10, 99)} {lot.randint(10, 99)} {lot.randint(10, 99)}",
    }
