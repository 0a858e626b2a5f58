"""The funnel, and what stays of people whose profiles are erased."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from careers.advising import notes, offers, outcomes
from careers.advising.funnel import funnel, quarter_label
from careers.advising.personal_data import erase, held
from careers.advising.retention import make_keyless, quarter_of
from careers.models import (
    Application,
    CandidateProfile,
    ContactRequest,
    Job,
    Outcome,
    Reveal,
)
from careers.publishing import erasing
from tests.careers.people import draft_profile, live_profile
from vocabulary.few import FEWEST

QUARTER = quarter_of(timezone.localdate())
STAGES = ["contact", "profile", "request", "interview", "job"]


def people(number: int, **given) -> list[CandidateProfile]:
    first = CandidateProfile.objects.count()
    return [draft_profile(f"p{first + n}", skill_names=(), **given) for n in range(number)]


def numbers(table, key: str) -> dict:
    row = next(row for row in table.rows if row.key == key)
    return dict(zip([value for value, _label in table.columns], row.numbers, strict=True))


def now():
    return funnel(timezone.localdate(), timezone.localdate())


def request_to(profile, company) -> ContactRequest:
    return ContactRequest.objects.create(
        profile=profile,
        company=company,
        job="Nurse",
        reason="You are one",
        expires_at=timezone.now() + timedelta(days=14),
    )


def test_a_person_is_counted_once_at_each_stage(db, nordvind, havblik):
    for profile in people(6):
        request_to(profile, nordvind)
        request_to(profile, havblik)
        outcomes.record(profile.pk, "job", timezone.localdate() - timedelta(days=1))
        outcomes.record(profile.pk, "job", timezone.localdate())

    assert now().total.numbers == (6, 0, 6, 0, 6)


def test_who_is_found_by_employers_has_a_profile(db):
    for n in range(FEWEST):
        live_profile(f"live{n}", skill_names=())

    assert now().total.numbers == (5, 5, 0, 0, 0)


def test_numbers_from_one_to_four_are_hidden(db):
    people(4)

    assert now().total.numbers == (None, 0, 0, 0, 0)


def test_the_sum_does_not_tell_a_hidden_number(db):
    people(6, occupation="25")
    people(9, occupation="51")
    people(2, occupation="91")

    found = now()

    assert found.total.numbers[0] == 17
    assert numbers(found.by_occupation, "9")["contact"] is None
    assert numbers(found.by_occupation, "2")["contact"] is None
    assert numbers(found.by_occupation, "5")["contact"] == 9


def test_people_are_counted_in_their_first_quarter(db):
    for profile in people(5):
        outcomes.record(profile.pk, "job", QUARTER - timedelta(days=1))
        outcomes.record(profile.pk, "job", timezone.localdate())

    found = funnel(QUARTER - timedelta(days=1), timezone.localdate())

    assert [row.key for row in found.by_quarter.rows] == [
        quarter_of(QUARTER - timedelta(days=1)).isoformat(),
        QUARTER.isoformat(),
    ]
    assert [row.numbers[STAGES.index("job")] for row in found.by_quarter.rows] == [5, 0]


def test_the_first_step_is_the_first_rung_that_she_reached(db):
    for profile in people(5):
        outcomes.record(profile.pk, "interview", timezone.localdate() - timedelta(days=3))
        outcomes.record(profile.pk, "placement", timezone.localdate() - timedelta(days=2))
        outcomes.record(profile.pk, "job", timezone.localdate())

    steps = funnel(timezone.localdate() - timedelta(days=3), timezone.localdate()).by_first_step

    assert numbers(steps, "placement") == {"people": 5}
    assert numbers(steps, "job") == {"people": 0}


def test_a_year_has_its_four_quarters(db):
    found = funnel(date(2025, 2, 1), date(2025, 12, 31))

    assert [row.key for row in found.by_quarter.rows] == [
        "2025-01-01",
        "2025-04-01",
        "2025-07-01",
        "2025-10-01",
    ]
    assert quarter_label(date(2025, 10, 1)) == "2025, quarter 4"


def test_erased_people_still_count(db, nordvind):
    for profile in [live_profile(f"live{n}", skill_names=()) for n in range(6)]:
        request_to(profile, nordvind)
        outcomes.record(profile.pk, "mentor", timezone.localdate())
        outcomes.record(profile.pk, "job", timezone.localdate())
    before = now()

    for profile in CandidateProfile.objects.all():
        erase(profile)
        profile.delete()

    assert now() == before
    assert now().total.numbers == (6, 6, 6, 0, 6)


def test_erased_by_the_clock_she_counts_by_her_application(db, nordvind):
    profile = live_profile("alice", skill_names=())
    job = Job.objects.create(
        company=nordvind,
        title="Nurse",
        description="On a ward.",
        occupation="22",
        valid_through=timezone.localdate(),
    )
    shown = Reveal.objects.create(profile=profile, company=nordvind, until=timezone.now())
    Application.objects.create(job=job, profile=profile, reveal=shown)

    erasing.erase(profile.pk)

    assert set(Outcome.objects.values_list("kind", flat=True)) == {"contact", "profile", "request"}


def test_a_keyless_row_has_a_quarter_a_major_group_and_a_rung_alone(db, adviser):
    [profile] = people(1)
    outcomes.record(profile.pk, "job", timezone.localdate(), by=adviser)

    make_keyless(profile)
    profile.delete()

    for row in Outcome.objects.all():
        assert row.profile is None
        assert row.recorded_by is None
        assert row.happened_on == QUARTER
        assert timezone.localdate(row.recorded_at) == QUARTER
        assert row.occupation == "2"
    assert sorted(Outcome.objects.values_list("kind", flat=True)) == ["contact", "job"]


def test_made_keyless_after_it_is_gone_makes_no_more_rows(db):
    [profile] = people(1)
    gone = CandidateProfile.objects.get(pk=profile.pk)
    make_keyless(profile)
    profile.delete()

    assert make_keyless(gone) == []
    assert Outcome.objects.count() == 1


def test_she_downloads_what_advisers_hold(db, adviser):
    [profile] = people(1)
    notes.write(profile.pk, "Likes ships.", by=adviser)
    offers.make(profile.pk, "mentor", where="Aarhus", text="", by=adviser)
    outcomes.record(profile.pk, "interview", timezone.localdate())

    told = held(profile)

    assert told["notes"][0]["text"] == "Likes ships."
    assert told["offers"][0]["where"] == "Aarhus"
    assert told["outcomes"][0]["kind"] == "interview"


@pytest.mark.parametrize("number", [1, 20])
def test_the_funnel_asks_the_same_number_of_questions(db, django_assert_max_num_queries, number):
    people(number)

    with django_assert_max_num_queries(8):
        now()
