"""The demo's programme that is half way: most pairs are well, some need the coordinator.

One pair is of the two whom one can sign in as; he has a proposal to answer, too.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from events.desk.walk_ins import Newcomer, let_in
from events.models import Session
from mentoring.demo import pairing, personas
from mentoring.demo.clock import Diary, on, the_past, then
from mentoring.demo.people import People
from mentoring.demo.together import (
    TOLD,
    agree_on_goals,
    answer_check_in,
    answer_check_ins,
    be_asked,
    began_on,
    meet,
    meeting_days,
    pairs_of,
)
from mentoring.models import CheckIn, Match, Programme, Side
from mentoring.pairs import ending, meetings, took_place
from mentoring.pairs.times import Plan
from mentoring.programmes import begin_six_months
from mentoring.proposing import rules

A_DAY = timedelta(days=1)
NOES = [(Side.MENTOR, Match.Why.FIELD, "I know nothing of law, I am afraid.")]
LOCKED = "They met at the open day, and both asked for it."
# Which pairs, in their order, are not just well; the student who is left alone is found.
QUIET, UNCHOSEN, RED, MISSED, LAST_SPECIAL = 2, 4, 6, 8, 10
GONE, ALONE = 98, 99
ENDED = {
    GONE: (Side.MENTOR, Match.Why.MOVED, "ended", 2),
    ALONE: (Side.STUDENT, Match.Why.SILENT, "silent", 6),
}
RECEPTION, GUESTS = "autumn-reception", 9


def load(programme: Programme, people: People, now: datetime) -> None:
    with the_past():
        _up_to_the_kick_off(programme, people)
        own = programme.matches.get(student__user=people.student)
        others = [match for match in pairs_of(programme) if match.pk != own.pk]
        alone = personas.fitting(programme, others[LAST_SPECIAL:], people.mentor)
        gone = _of_mentors_with_one(others, [alone])
        special = {alone.pk: ALONE, gone.pk: GONE}
        diary = Diary()
        for number, match in enumerate(others):
            _months(diary, match, special.get(match.pk, number), now.date())
        personas.their_pair(diary, own, now)
        be_asked(diary, programme, now.date())
        _reception(diary, programme, people)
        diary.live(now)
    personas.today(programme, own, alone.student_id, people, now)


def _up_to_the_kick_off(programme: Programme, people: People) -> None:
    by, proposed = people.coordinator, programme.apply_until + 4 * A_DAY
    student = programme.students.get(user=people.student)
    mentor = programme.mentors.get(user=people.mentor)
    with then(on(proposed, 9)):
        rules.lock(student.pk, mentor.pk, LOCKED, by)
    pairing.propose(programme, proposed, by)
    pairing.answer_all(programme, proposed, NOES)
    again = proposed + 9 * A_DAY
    pairing.repair(programme, again, by)
    pairing.answer_all(programme, again)
    with then(on(programme.starts_on, 17)):
        begin_six_months(programme.pk, by=by)


def _of_mentors_with_one(pairs: Sequence[Match], but: Sequence[Match]) -> Match:
    """Whoever moves away leaves one student, and not two."""
    students = Counter(match.mentor_id for match in pairs)
    later = (match for match in pairs[LAST_SPECIAL:] if match not in but)
    return next(match for match in later if students[match.mentor_id] == 1)


def _months(diary: Diary, match: Match, number: int, today: date) -> None:
    begins = began_on(match)
    agree_on_goals(diary, match, begins, match.programme.ends_on)
    days = meeting_days(match, begins, today)
    if number in (QUIET, UNCHOSEN, MISSED, ALONE):
        days = [today - 52 * A_DAY]
    elif not days or days[-1] < today - 20 * A_DAY:
        days.append(today - (number % 9 + 3) * A_DAY)
    meet(diary, match, days)
    if number == RED:
        _answers_badly(diary, match)
    else:
        answer_check_ins(diary, match, silent=0.1)
    if number == UNCHOSEN:
        plan = Plan([on(today + each * A_DAY, 17) for each in (1, 4)], place="Online")
        act = partial(meetings.propose, match.pk, Side.STUDENT, plan)
        diary.add(on(today - 17 * A_DAY), act)
    if number == MISSED:
        for back in (33, 12):
            _missed(diary, match, today - back * A_DAY)
    if number in ENDED:
        side, why, words, back = ENDED[number]
        end = partial(ending.end, match.pk, side=side, why=why.value, words=TOLD["pair"][words])
        diary.add(on(today - back * A_DAY, 20), end)


def _answers_badly(diary: Diary, match: Match) -> None:
    """The student wants to be called."""
    for row in match.check_ins.filter(moment=CheckIn.Moment.WEEK_2):
        diary.add(on(row.due_on + A_DAY, 9), partial(answer_check_in, row.pk, 4))
    late = match.check_ins.get(moment=CheckIn.Moment.MONTH_2, side=Side.STUDENT)
    says = partial(answer_check_in, late.pk, 2, TOLD["pair"]["call"], call=True)
    diary.add(on(late.due_on + 3 * A_DAY, 22), says)


def _missed(diary: Diary, match: Match, day: date) -> None:
    """Agreed, and then it did not take place."""
    times = Plan([on(day, 16)], place="Online")

    def propose_and_pick() -> None:
        meeting = meetings.propose(match.pk, Side.MENTOR, times)
        meetings.pick(match.pk, meeting.pk, Side.STUDENT, on(day, 16))

    def tell() -> None:
        meeting = match.meetings.get(starts_at=on(day, 16))
        took_place.tell(match.pk, meeting.pk, took_place=False)

    diary.add(on(day - 6 * A_DAY), propose_and_pick)
    diary.add(on(day, 20), tell)


def _reception(diary: Diary, programme: Programme, people: People) -> None:
    """Some of them were at an event of the programme that is over."""
    event = programme.events.filter(slug=RECEPTION).first()
    session = event and event.sessions.filter(ends__lt=timezone.now()).order_by("starts").last()
    if session is None:
        return
    for row in [*programme.students.order_by("pk")[:GUESTS], *programme.mentors.all()[:GUESTS]]:
        guest = Newcomer(row.user.get_full_name(), row.user.email)
        diary.add(session.starts, partial(_let_in, session.pk, guest, people))


def _let_in(session: int, guest: Newcomer, people: People) -> None:
    let_in(Session.objects.get(pk=session), guest, beyond=True, by=people.coordinator)
