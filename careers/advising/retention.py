"""What stays of somebody whose profile is erased: rows without a key, for the numbers alone.

Each has a quarter, a major group of occupations and a stage or rung; no day, person, or words.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from careers.advising.stages import Way, ways
from careers.closed_lists import major_group_of
from careers.models import CandidateProfile, Outcome


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


@transaction.atomic
def make_keyless(profile: CandidateProfile) -> Sequence[Outcome]:
    """Replace what is known of her way by rows that are nobody's: those it made.

    In the transaction that deletes the profile, before it does; for one that is gone it does
    nothing. New rows, because the numbers of old ones may be written down elsewhere.
    """
    try:
        profile = CandidateProfile.objects.locked(profile.pk)
    except CandidateProfile.DoesNotExist:
        return []
    way = ways(CandidateProfile.objects.filter(pk=profile.pk))[profile.pk]
    rows = [*_firsts(way), *_again(profile, way)]
    profile.outcomes.all().delete()
    return Outcome.objects.bulk_create(sorted(rows, key=lambda row: (row.happened_on, row.kind)))


def _firsts(way: Way) -> Iterator[Outcome]:
    """The first time she was on each stage and rung; what the funnel counts."""
    for kind, day in way.days.items():
        yield _keyless(kind, day, way.occupation, was_first=kind == way.first_rung)


def _again(profile: CandidateProfile, way: Way) -> Iterator[Outcome]:
    first = set(way.days.items())
    for outcome in profile.outcomes.all():
        if (outcome.kind, outcome.happened_on) not in first:
            yield _keyless(outcome.kind, outcome.happened_on, outcome.occupation, again=True)


def _keyless(
    kind: str, day: date, occupation: str, *, was_first: bool = False, again: bool = False
) -> Outcome:
    quarter = quarter_of(day)
    return Outcome(
        kind=kind,
        happened_on=quarter,
        occupation=major_group_of(occupation),
        recorded_at=timezone.make_aware(datetime.combine(quarter, time(12))),
        was_first=was_first,
        again=again,
    )
