"""The adviser's caseload: notes, offers, what came of it, times for talks, and questions."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from careers.advising import enquiries, follow_up, notes, offers, outcomes, talks
from careers.advising.caseload import hand_to
from careers.advising.retention import quarter_of
from careers.advising.stages import Stage
from careers.demo.people import People
from careers.models import CandidateProfile, Enquiry, Ladder, Outcome
from events.editing.dates import Details, Slot
from events.editing.talk_times import talk_times
from events.editing.times import add_sessions

HERS = 9  # candidates of the adviser; the others are nobody's
PLACE = "Dokk1, room 2.4"
ONLINE = "https://meet.ankomst.example/adviser"

NOTES = (
    "Has worked as a lab technician for six years. Waits for her diploma to be recognised.",
    "Talked about part time until the children are in kindergarten (August).",
    "Wants feedback on the headline. Will send a new one this week.",
    "Spoke with her on the telephone: interested in a work placement nearby.",
    "Danish course module 4 in spring. Open for jobs in English until then.",
)
OFFERS = (
    (Ladder.PLACEMENT, "Havblik ApS, Aarhus", "Four weeks from the first of next month, 25 hours."),
    (
        Ladder.MENTOR,
        "Through the mentor programme",
        "Meet once a month, the first time in January.",
    ),
)
#: Days ago, by candidate: a ladder with several rungs for the first of them.
OUTCOMES = (
    (1, Ladder.PLACEMENT, 290),
    (1, Ladder.INTERVIEW, 215),
    (1, Ladder.JOB, 200),
    (2, Ladder.INTERVIEW, 40),
    (3, Ladder.MENTOR, 120),
    (3, Ladder.INTERVIEW, 30),
    (4, Ladder.SUBSIDY, 95),
    (5, Ladder.JOB, 60),
    (6, Ladder.EDUCATION, 150),
)
#: Of people who have left: by major group, how many came how far each quarter.
LEFT = {"2": (14, 12, 9, 7, 6), "3": (8, 7, 6, 5, 5), "4": (9, 8, 6, 3, 2), "5": (12, 10, 8, 6, 5)}
FIRST_STEPS = (Ladder.PLACEMENT, Ladder.SUBSIDY, Ladder.MENTOR)


def load(today: date, people: People) -> None:
    """After the profiles. Run again it adds nothing."""
    adviser = people.adviser
    profiles = list(CandidateProfile.objects.select_related("user").order_by("pk"))
    if not profiles or CandidateProfile.objects.of_adviser(adviser.pk).exists():
        return
    hers = profiles[:HERS]
    for profile in hers:
        hand_to(profile.pk, adviser, by=adviser)
    for profile, text in zip(hers, NOTES, strict=False):
        notes.write(profile.pk, text, by=adviser)
    _offers(hers, adviser)
    for number, kind, days in OUTCOMES:
        if number < len(hers):
            on = today - timedelta(days=days)
            outcomes.record(hers[number].pk, kind, on, by=adviser)
    follow_up.done(follow_up.due(adviser)[0].pk, still=False, by=adviser)
    _who_left(today)
    _times(today, adviser)
    _questions(people, hers)


def _offers(hers: list[CandidateProfile], adviser: User) -> None:
    """One waits for an answer, one has it."""
    made = [
        offers.make(profile.pk, kind, where=where, text=text, by=adviser)
        for profile, (kind, where, text) in zip(hers, OFFERS, strict=False)
    ]
    for offer in made[1:]:
        offers.answer(offer, accepted=True)


def _who_left(today: date) -> None:
    """As their profiles left it behind when they were erased."""
    if Outcome.objects.filter(profile=None).exists():
        return
    quarter, rows = quarter_of(today), []
    for back in range(4):
        quarter = quarter_of(quarter - timedelta(days=1))
        rows += list(_rows(quarter, back))
    Outcome.objects.bulk_create(rows)


def _rows(quarter: date, back: int) -> Iterator[Outcome]:
    for group, numbers in LEFT.items():
        for stage, number in zip(Stage.values, numbers, strict=True):
            for _n in range(max(0, number - back)):
                yield _keyless(stage, quarter, group)
        for n, rung in enumerate(FIRST_STEPS):
            for _n in range(max(0, 3 - n)):
                yield _keyless(rung, quarter, group, was_first=True)


def _keyless(kind: str, quarter: date, group: str, *, was_first: bool = False) -> Outcome:
    noon = timezone.make_aware(datetime.combine(quarter, time(12)))
    return Outcome(
        kind=kind, happened_on=quarter, occupation=group, recorded_at=noon, was_first=was_first
    )


def _times(today: date, adviser: User) -> None:
    """A morning at the library and an afternoon online, this week and the next two."""
    event = talks.series()
    for weeks in range(3):
        monday = today + timedelta(days=7 * (weeks + 1) - today.weekday())
        for day, begins, ends, place in (
            (monday + timedelta(days=1), time(9), time(12), PLACE),
            (monday + timedelta(days=3), time(13), time(15), ONLINE),
        ):
            details = Details(place=place, seats=1, host=adviser)
            slots = [Slot(*each, details) for each in talk_times(day, begins, ends, minutes=30)]
            add_sessions(event, slots, by=adviser)


def _questions(people: People, hers: list[CandidateProfile]) -> None:
    """One of a company that found too few, one of a candidate that is answered."""
    if Enquiry.objects.exists():
        return
    membership = people.hr.memberships.select_related("company").order_by("pk").first()
    if membership is not None:
        enquiries.ask(
            "We look for two process engineers who know food production, from March. English is "
            "enough. Do you know somebody whom we do not find?",
            by=people.hr,
            company=membership.company,
            searched={"q": ["process food"], "occupation": ["21"]},
        )
    if hers:
        asked = enquiries.ask(
            "Does my diploma have to be recognised before I apply?",
            by=hers[0].user,
            profile=hers[0],
        )
        enquiries.answer(
            asked.pk,
            "Only for protected titles. Apply now, and bring the assessment when you have it.",
            by=people.adviser,
        )
