"""The demo's programmes: one that is over, one half way, one being matched, one to apply for."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from events.models import Event
from guidance.models import Centre
from mentoring.demo import taking_part
from mentoring.demo.people import TOLD, People, Somebody, accounts, everybody
from mentoring.models import (
    Degree,
    PartnerOrganisation,
    Programme,
    ProgrammeEvent,
    ProgrammePartner,
    ProgrammeQuestion,
    ProgrammeUniversity,
    University,
)

State = Programme.State
SEASONS = (  # from December on, three months each
    *(("winter", "vinteren"), ("spring", "foråret")),
    *(("summer", "sommeren"), ("autumn", "efteråret")),
)
# Those of the calendar that students of a programme are asked to: the first six that have a date in
# its months. The calendar does not go back to the one that is over.
EVENTS = (
    *("student-job", "first-payslip-online", "job-interview"),
    *("danish-workplace", "international-job-fair", "autumn-reception"),
    *("danish-tax-for-newcomers", "language-cafe", "finding-a-home"),
)
MOST_EVENTS = 6
SMALLER = 2  # programmes had fewer people before
UNIVERSITY_QUOTAS = ((5, 14), (4, 14), (4, 10), (2, 10), (2, None))


@dataclass(frozen=True)
class Times:
    """Days from today."""

    apply_from: int
    apply_until: int
    starts: int
    ends: int


WHEN = {
    State.FINISHED: Times(-320, -265, -235, -50),
    State.RUNNING: Times(-150, -105, -75, 108),
    State.MATCHING: Times(-52, -4, 25, 208),
    State.OPEN: Times(-8, 52, 124, 307),
}


def load(today: date, people: People) -> dict[str, Programme]:
    """By state; called again it does nothing. The open one is opened when it has its pages."""
    if Programme.objects.exists():
        return {}
    universities, partners = _universities(), _partners(people)
    made = {state: _programme(state, today, people) for state in WHEN}
    for programme in made.values():
        _takes_part(programme, universities, partners)
    _people(made, partners, people)
    return made


def _programme(state: str, today: date, people: People) -> Programme:
    when = WHEN[State(state)]
    starts = today + timedelta(days=when.starts)
    season = SEASONS[starts.month % 12 // 3]
    return Programme.objects.create(
        slug=f"{season[0]}-{starts.year}",
        name_en=f"Mentors for students, {season[0]} {starts.year}",
        name_da=f"Mentorer for studerende, {season[1]} {starts.year}",
        state=State.DRAFT if state == State.OPEN else state,
        centre=Centre.objects.filter(key="copenhagen").first(),
        coordinator=people.coordinator,
        apply_from=today + timedelta(days=when.apply_from),
        apply_until=today + timedelta(days=when.apply_until),
        starts_on=starts,
        ends_on=today + timedelta(days=when.ends),
        capacity=40,
        degrees=[Degree.BACHELOR, Degree.MASTER] if state == State.OPEN else [],
        mentors_shown=True,
    )


def _universities() -> list[University]:
    names = TOLD["universities"]
    return [University.objects.create(name_en=en, name_da=da) for en, da in names]


def _partners(people: People) -> list[PartnerOrganisation]:
    fields = ("name", "about_en", "about_da", "website")
    partners = [
        PartnerOrganisation.objects.create(**{field: told[field] for field in fields})
        for told in TOLD["partners"]
    ]
    partners[0].coordinators.add(people.partner_coordinator)
    return partners


def _takes_part(
    programme: Programme, universities: list[University], partners: list[PartnerOrganisation]
) -> None:
    share = 1 if programme.starts_on > timezone.localdate() else SMALLER
    ProgrammeUniversity.objects.bulk_create(
        ProgrammeUniversity(
            programme=programme, university=university, lower=low // share, upper=high
        )
        for university, (low, high) in zip(universities, UNIVERSITY_QUOTAS, strict=True)
    )
    ProgrammePartner.objects.bulk_create(
        ProgrammePartner(
            programme=programme,
            partner=partner,
            lower=told["lower"] // share,
            upper=told.get("upper"),
        )
        for partner, told in zip(partners, TOLD["partners"], strict=True)
    )
    if programme.state != State.FINISHED:
        _take_in_events(programme)
    ProgrammeQuestion.objects.create(
        programme=programme,
        text_en="Can you come to the kick-off?",
        text_da="Kan du komme til kick-off?",
        reason_en="So that we know how many chairs to put out.",
        reason_da="Så vi ved, hvor mange stole vi skal stille frem.",
        kind=ProgrammeQuestion.Kind.YES_NO,
    )


def _take_in_events(programme: Programme) -> None:
    its_months = (programme.starts_on, programme.ends_on)
    known = Event.objects.filter(slug__in=EVENTS, sessions__starts__date__range=its_months)
    events = sorted(set(known), key=lambda event: EVENTS.index(event.slug))
    ProgrammeEvent.objects.bulk_create(
        ProgrammeEvent(programme=programme, event=event) for event in events[:MOST_EVENTS]
    )


def _people(
    made: dict[str, Programme], partners: list[PartnerOrganisation], people: People
) -> None:
    """Students each in one programme; some mentors come back, as they do."""
    students, mentors = _pool("students", 40 + 3 + 24 + 36), _pool("mentors", 60)
    matching, running, over = (
        made[state] for state in (State.MATCHING, State.RUNNING, State.FINISHED)
    )
    taken = taking_part.students_of(matching, students[:40])
    offered = taking_part.mentors_of(matching, mentors[:46], partners)
    taking_part.make_it_hard(taken, offered)
    taking_part.wishes_of(taken, offered)
    taking_part.not_taken(matching, students[40:43])
    _running(running, [*students[43:67]], mentors[34:58], partners, people)
    taking_part.students_of(over, students[67:])
    taking_part.mentors_of(over, mentors[20:44], partners)


def _running(
    programme: Programme,
    students: taking_part.Pool,
    mentors: taking_part.Pool,
    partners: list[PartnerOrganisation],
    people: People,
) -> None:
    """With the two whom one can sign in as."""
    taking_part.students_of(
        programme, [(_as_told(people.student, "ar"), people.student), *students]
    )
    taking_part.mentors_of(
        programme, [(_as_told(people.mentor, "da"), people.mentor), *mentors], partners
    )


def _as_told(user: User, spoken: str) -> Somebody:
    return Somebody(user.first_name, user.last_name, spoken)


def _pool(side: str, number: int) -> taking_part.Pool:
    known = set(User.objects.values_list("email", flat=True))
    free = (person for person in everybody(side) if person.email not in known)
    chosen = [person for person, _n in zip(free, range(number), strict=False)]
    return list(zip(chosen, accounts(chosen), strict=True))
