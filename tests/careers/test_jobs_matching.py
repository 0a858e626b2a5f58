"""What fits whom: properties for any facts, and the cases that were thought of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.closed_lists import EducationLevel, Experience, LanguageLevel, Region, WorkForm
from careers.closed_lists.occupations import occupation_choices
from careers.jobs import matching
from careers.jobs.matching import EXPERIENCE, Facts, Kind, Verdict, match, related

GROUPS = [code for code, _name in occupation_choices()]
LEVELS = st.sampled_from(LanguageLevel.values)
CODES = st.sampled_from(["da", "en", "de", "pl"])
occupations = st.sampled_from(["", *GROUPS, "2", "5"])
facts = st.builds(
    Facts,
    occupation=occupations,
    experience=st.none() | st.sampled_from(Experience.values),
    education_level=st.none() | st.sampled_from(EducationLevel.values),
    region=st.sampled_from(["", *Region.values]),
    work_forms=st.frozensets(st.sampled_from(WorkForm.values)),
    languages=st.dictionaries(CODES, LEVELS),
    skills=st.frozensets(st.integers(1, 9)),
)
jobs = facts.map(lambda job: replace(job, occupation=job.occupation or "25"))


@given(person=facts, job=facts)
def test_a_score_lies_between_nothing_and_everything(person: Facts, job: Facts):
    found = match(person, job)

    assert 0 <= found.score <= 100
    assert (found.score == 100) == (bool(found.reasons) and not found.open)


@given(job=jobs)
def test_who_has_what_is_asked_for_fits_whatever_else_she_has(job: Facts):
    found = match(job, job)

    assert found.fits
    assert found.score == 100


@given(person=facts, job=facts)
def test_there_is_one_reason_for_each_thing_that_is_asked_for(person: Facts, job: Facts):
    reasons = [(reason.kind, reason.key) for reason in match(person, job).reasons]

    asked = sum(
        map(bool, (job.occupation, job.region, job.work_forms, job.education_level is not None))
    )
    asked += (job.experience is not None) + len(job.languages) + len(job.skills)
    assert len(reasons) == len(set(reasons)) == asked


@given(person=facts, job=facts, code=CODES, skill=st.integers(1, 9), data=st.data())
def test_more_of_hers_never_fits_less(
    person: Facts, job: Facts, code: str, skill: int, data: st.DataObject
):
    better = data.draw(st.integers(person.languages.get(code, 1), 7))
    higher = data.draw(st.integers(person.education_level or 1, 8))
    more = replace(
        person,
        languages={**person.languages, code: better},
        skills=person.skills | {skill},
        education_level=higher,
    )

    before, after = match(person, job), match(more, job)

    assert after.score >= before.score
    assert after.fits >= before.fits


@given(person=facts, job=jobs)
def test_another_line_of_work_never_fits(person: Facts, job: Facts):
    other = next(code for code in GROUPS if code not in related(job.occupation))

    assert not match(replace(person, occupation=other), job).fits


@given(person=facts, job=jobs, code=CODES)
def test_a_language_that_is_not_known_keeps_out(person: Facts, job: Facts, code: str):
    knows = {one: level for one, level in person.languages.items() if one != code}
    asks = replace(job, languages={**job.languages, code: 3})

    assert not match(replace(person, languages=knows), asks).fits


@given(person=facts, job=facts)
def test_what_is_met_is_never_said_to_be_open(person: Facts, job: Facts):
    found = match(person, job)

    assert sorted(map(str, (*found.met, *found.open))) == sorted(map(str, found.reasons))
    assert all(reason.verdict == Verdict.MET for reason in found.met)


@pytest.mark.parametrize(
    ("has", "verdict"),
    [
        ("25", Verdict.MET),
        ("35", Verdict.NEAR),
        ("2", Verdict.NEAR),
        ("3", Verdict.MISSED),
        ("22", Verdict.MISSED),
        ("", Verdict.UNSAID),
    ],
)
def test_an_occupation_is_near_where_people_move_and_not_at_the_same_level(
    has: str, verdict: Verdict
):
    [reason] = match(Facts(occupation=has), Facts(occupation="25")).reasons

    assert reason.verdict == verdict


def test_one_level_too_low_is_near_and_two_are_not():
    job = Facts(languages={"da": LanguageLevel.B2})

    verdicts = [
        match(Facts(languages={"da": level}), job).reasons[0].verdict
        for level in (LanguageLevel.B2, LanguageLevel.B1, LanguageLevel.A2)
    ]

    assert verdicts == [Verdict.MET, Verdict.NEAR, Verdict.MISSED]


def test_experience_is_compared_by_bands_not_by_years():
    job = Facts(experience=Experience.MOST)

    verdicts = [
        match(Facts(experience=band), job).reasons[0].verdict
        for band in (Experience.MOST, Experience.MANY, Experience.FEW)
    ]

    assert verdicts == [Verdict.MET, Verdict.NEAR, Verdict.MISSED]
    assert tuple(Experience.values) == EXPERIENCE


def test_work_from_home_is_in_every_region():
    job = Facts(region=Region.NORTH, work_forms=frozenset({WorkForm.REMOTE}))

    region = match(Facts(region=Region.CAPITAL), job).reasons[-1]

    assert (region.kind, region.verdict) == (Kind.REGION, Verdict.MET)


def test_every_kind_of_reason_has_a_weight():
    assert set(matching.WEIGHTS) == set(Kind)


def test_near_is_near_both_ways_and_names_groups_that_there_are():
    assert set().union(*matching.RELATED) <= set(GROUPS)
    for one in GROUPS:
        for other in related(one) & set(GROUPS):
            assert one in related(other)
