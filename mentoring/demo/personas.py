"""The two of the demo's people whom one can sign in as: their pair, and his next proposal."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from accounts.models import User
from mentoring.agreeing import answering
from mentoring.agreeing.proposing import Proposed, propose
from mentoring.demo.clock import Diary, on, then
from mentoring.demo.people import People
from mentoring.demo.together import TOLD, answer_check_in, began_on, meet
from mentoring.models import CheckIn, Match, PairNote, Programme, Side
from mentoring.pairs import goals, meetings, messages, notes
from mentoring.pairs.times import Plan
from mentoring.proposing.freezing import frozen_of
from mentoring.proposing.question import mentors_of, students_of
from mentoring.scoring import apart, score

A_DAY = timedelta(days=1)
WORDS = TOLD["pair"]


def fitting(programme: Programme, pairs: Sequence[Match], mentor: User) -> Match:
    """Of these the pair whose student could have this mentor as well, and fits him best."""
    run = programme.runs.filter(sent_at__isnull=False).latest("number")
    his = mentors_of(run.frozen)[programme.mentors.get(user=mentor).pk]
    students = students_of(run.frozen)
    possible = [each for each in pairs if apart(students[each.student_id], his, set()) is None]
    weights = run.settings["weights"]
    return max(possible, key=lambda each: score(students[each.student_id], his, weights).total)


def their_pair(diary: Diary, match: Match, now: datetime) -> None:
    """Two meetings are over, one is agreed; one goal is reached, one waits for a yes."""
    begins, today = began_on(match), now.date()
    first, second, third = WORDS["goals"]
    for number, text in enumerate((first, second)):
        day = begins + (4 + number) * A_DAY
        diary.add(on(day, 18), partial(goals.write, match.pk, Side.STUDENT, text))
        diary.add(on(day + A_DAY, 18), partial(_agree, match, text))
    diary.add(on(today - 9 * A_DAY, 18), partial(_reach, match, second))
    diary.add(on(today - A_DAY, 19), partial(goals.write, match.pk, Side.STUDENT, third))
    meet(diary, match, [begins + 9 * A_DAY, today - 12 * A_DAY])
    diary.add(on(today - 3 * A_DAY, 9), partial(_arrange, match, on(today + 4 * A_DAY, 16, 30)))
    _write(diary, match, now)
    for row in match.check_ins.exclude(moment=CheckIn.Moment.MONTH_2, side=Side.MENTOR):
        diary.add(on(row.due_on + 2 * A_DAY, 20), partial(answer_check_in, row.pk, 5))


def _agree(match: Match, text: str) -> None:
    goals.agree(match.pk, match.goals.get(text=text).pk, Side.MENTOR, text)


def _reach(match: Match, text: str) -> None:
    goals.reach(match.pk, match.goals.get(text=text).pk, reached=True)


def _arrange(match: Match, starts: datetime) -> None:
    place, about = "At Bob's workplace", "The letter, and a mock interview"
    times = [starts, starts + A_DAY]
    meeting = meetings.propose(match.pk, Side.MENTOR, Plan(times, 60, place, about))
    meetings.pick(match.pk, meeting.pk, Side.STUDENT, starts)


def _write(diary: Diary, match: Match, now: datetime) -> None:
    ReadBy, today = PairNote.ReadBy, now.date()
    for number, (side, text) in enumerate(WORDS["messages"]):
        moment = on(today - 11 * A_DAY, 9 + number * 3)
        diary.add(moment, partial(messages.send, match.pk, Side(side), text))
    diary.add(on(today - 10 * A_DAY, 20), partial(_read, match))
    for side, text, read_by in (
        (Side.STUDENT, WORDS["student_note"], ReadBy.ME),
        (Side.MENTOR, WORDS["shared_note"], ReadBy.PAIR),
        (Side.MENTOR, WORDS["staff_note"], ReadBy.STAFF),
    ):
        act = partial(notes.write, match.pk, side, text, read_by.value)
        diary.add(on(today - 12 * A_DAY, 22), act)


def _read(match: Match) -> None:
    for side in Side:
        messages.mark_read(match, side)


def today(programme: Programme, own: Match, alone: int, people: People, now: datetime) -> None:
    """He writes to her; and whoever has lost her mentor is proposed to him, has said yes, and
    waits. These mails are to be read."""
    with then(now - timedelta(hours=4)):
        messages.send(own.pk, Side.MENTOR, WORDS["news"])
    mentor = programme.mentors.get(user=people.mentor)
    mentor.capacity = mentor.taken + 1  # he has told that he has time for one more
    mentor.save(update_fields=["capacity"])
    frozen, run = frozen_of(programme), programme.runs.latest("number")
    found = score(
        students_of(frozen)[alone], mentors_of(frozen)[mentor.pk], run.settings["weights"]
    )
    pair = Proposed(alone, mentor.pk, found.total, found.points)
    with then(now - timedelta(hours=3)):
        [match] = propose(programme.pk, [pair], people.coordinator)
    with then(now - timedelta(hours=1)):
        answering.answer(match.pk, Side.STUDENT, True)
