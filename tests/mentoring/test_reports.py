"""The report of a programme: each number is worked out again from what was put in."""

import csv
import io
from collections import Counter
from datetime import timedelta
from random import Random
from statistics import median

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from openpyxl import load_workbook

from accounts.roles import Role
from mentoring import reports
from mentoring.models import (
    Evaluation,
    Match,
    Meeting,
    MentoringOutcome,
    PartnerOrganisation,
    Programme,
    University,
)
from mentoring.programmes.figures import figures_of, in_words
from mentoring.reports.programme import tables_of
from mentoring.reports.tables import Table
from tests.mentoring import people
from tests.personas import person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
STATES = ["completed"] * 14 + ["ended"] * 7 + ["declined"] * 6 + ["lapsed"] * 2
KINDS = ("student_job", "thesis", "job")
UNIVERSITIES = ("Aarhus University", "Roskilde", "DTU", "DTU", "DTU")
PARTNERS = ("=cmd|' /C calc'!A0", "Union", "Union", None)


@pytest.fixture(scope="module")
def put_in(module_db: None) -> list[dict]:
    """A pair each, with all that the report counts; drawn by lot, the same each time."""
    lot, now = Random(7), timezone.now()
    programme = _programme()
    pairs = []
    for number, state in enumerate(STATES):
        fact = {
            "programme": programme,
            "state": state,
            "university": UNIVERSITIES[number % len(UNIVERSITIES)],
            "partner": PARTNERS[number % len(PARTNERS)],
            "began": state in ("completed", "ended"),
            "why": lot.choice(["time", "time", "field"]) if state in ("declined", "ended") else "",
            "met": lot.randint(0, 9),
            "kinds": lot.sample(KINDS, lot.choice((0, 0, 1, 2))),
            "satisfied": lot.choice((None, 2, 3, 4, 5, 5)),
            "late": lot.random() < 0.2,
            "days": lot.randint(1, 6),
        }
        pairs.append(fact)
        _write(fact, number, now)
    return pairs


def _programme() -> Programme:
    today = timezone.localdate()
    made = people.open_programme(
        state="finished",
        apply_from=today - 300 * DAY,
        apply_until=today - 250 * DAY,
        starts_on=today - 240 * DAY,
        ends_on=today - 60 * DAY,
    )
    for name in dict.fromkeys(UNIVERSITIES[1:]):
        people.takes_university(made, people.university(name))
    for name in dict.fromkeys(name for name in PARTNERS if name):
        people.partner(made, name)
    return made


def _write(fact: dict, number: int, now) -> None:
    partner = PartnerOrganisation.objects.filter(name=fact["partner"]).first()
    university = University.objects.get(name_en=fact["university"])
    student = people.accepted_student(fact["programme"], university=university)
    mentor = people.accepted_mentor(fact["programme"], partner=partner)
    since = now - 200 * DAY
    said = since + (12 if fact["late"] else fact["days"]) * DAY
    answered = fact["state"] != "lapsed"
    match = Match.objects.create(
        programme=fact["programme"],
        student=student,
        mentor=mentor,
        state=fact["state"],
        why=fact["why"],
        score=7000,
        proposed_at=since,
        answer_by=since + 7 * DAY,
        student_said=True if answered else None,
        student_said_at=said if answered else None,
        mentor_said=True if fact["began"] else None,
        mentor_said_at=said if fact["began"] else None,
        began_at=said if fact["began"] else None,
    )
    if not fact["began"]:
        return
    Meeting.objects.bulk_create(
        Meeting(match=match, state="held", proposed_by="student", starts_at=said + each * DAY)
        for each in range(fact["met"])
    )
    Meeting.objects.create(match=match, state="missed", proposed_by="student", starts_at=said)
    for kind in fact["kinds"]:
        MentoringOutcome.objects.create(student=student, kind=kind, on=said.date())
    for side in ("student", "mentor"):
        answers = fact["satisfied"] if side == "student" else (5 if number < 4 else None)
        Evaluation.objects.create(
            match=match,
            side=side,
            moment="end",
            due_on=said.date(),
            answered_at=now if answers else None,
            satisfied=answers,
            would_again=number % 2 == 0 if answers else None,
        )


@pytest.fixture
def tables(put_in: list[dict]) -> dict[str, Table]:
    return {table.key: table for table in tables_of(put_in[0]["programme"])}


def shown(table: Table, column: int = 0) -> dict[str, str]:
    return {row.label: row.cells[column].words for row in table.rows}


def test_each_stage_counts_people(put_in, tables):
    began = sum(pair["began"] for pair in put_in)
    expected = [len(put_in)] * 3 + [began, STATES.count("completed")]

    for side in (0, 1):
        assert list(shown(tables["funnel"], side).values()) == [str(n) for n in expected]


def test_how_content_they_are_is_told_of_five_answers_on(put_in, tables):
    given = [p["satisfied"] for p in put_in if p["began"] and p["satisfied"]]
    happy = sum(answer >= 4 for answer in given)
    first, *_rest, again = tables["content"].rows
    share = int(100 * happy / len(given) + 0.5)

    assert [cell.words for cell in first.cells] == [
        "–",
        f"{share} % of {len(given)}",
        "–",
        "fewer than 5 answers",
    ]
    assert again.cells[3].bar is None


def test_meetings_of_each_pair_that_began(put_in, tables):
    met = [pair["met"] for pair in put_in if pair["began"]]
    labels = ["None", "1", "2", "3", "4", "5", "6 or more"]
    expected = Counter(labels[min(n, 6)] for n in met)

    assert shown(tables["meetings"]) == {label: str(expected[label]) for label in labels}
    assert f"{len(met)} pairs held {sum(met)} meetings" in tables["meetings"].help
    assert f"the median is {median(met):g}." in tables["meetings"].help


def test_few_who_gave_a_reason_are_hidden(put_in, tables):
    for column, state in enumerate(("declined", "ended")):
        said = Counter(pair["why"] for pair in put_in if pair["state"] == state)
        told = shown(tables["reasons"], column)
        few = any(0 < n < 5 for n in said.values())
        for why, label in (("time", "No time after all"), ("field", "The field does not fit")):
            assert told[label] == ("hidden" if few else str(said[why]))
        assert "I would feel uneasy" not in told


def test_who_answered_in_time(put_in, tables):
    asked = len(put_in)
    late = [p for p in put_in if p["state"] != "lapsed" and p["late"]]
    in_time = asked - STATES.count("lapsed") - len(late)
    days = [12 if p["late"] else p["days"] for p in put_in if p["state"] != "lapsed"]

    told = [cell.words for cell in tables["answers"].rows[0].cells]

    share = int(100 * in_time / asked + 0.5)
    assert told == [str(asked), f"{in_time} ({share} %)", f"{median(days):g}"]


@pytest.mark.parametrize(("key", "of"), [("universities", "university"), ("partners", "partner")])
def test_outcomes_are_counted_by_row_and_few_hidden(put_in, tables, key, of):
    began = [pair for pair in put_in if pair["began"]]
    columns = [
        lambda pair: True,
        lambda pair: bool(pair["kinds"]),
        lambda pair: "student_job" in pair["kinds"],
        lambda pair: "thesis" in pair["kinds"],
        lambda pair: "internship" in pair["kinds"],
        lambda pair: "job" in pair["kinds"],
    ]
    hidden = 0
    for number, counts in enumerate(columns):
        expected = Counter(pair[of] or "On their own" for pair in began if counts(pair))
        told = shown(tables[key], number)
        in_all = expected.total()
        assert told.pop("In all") == ("hidden" if 0 < in_all < 5 else str(in_all))
        for label, words in told.items():
            if words == "hidden":
                hidden += 1
            else:
                assert words == str(expected[label])
        secret = [expected[label] for label, words in told.items() if words == "hidden"]
        assert (
            not secret
            or (len(secret) > 1 and sum(secret) >= 5)
            or len(secret) == len([n for n in expected.values() if n])
        )
    assert hidden


def test_a_programme_is_compared_with_the_one_before_also_when_its_people_are_gone(put_in):
    this = put_in[0]["programme"]
    kept = {"students": 31, "pairs": 28, "outcomes": {"job": 6}, "meetings": 140, "mentors": 20}
    begins = this.starts_on - 365 * DAY
    gone = people.open_programme(
        state="finished",
        apply_from=begins - 60 * DAY,
        apply_until=begins - 20 * DAY,
        starts_on=begins,
        ends_on=begins + 180 * DAY,
        figures=kept,
    )

    [now, before] = next(t for t in tables_of(this) if t.key == "compared").rows
    [alone] = tables_of(gone)

    assert now.cells[1].words == str(len(put_in))
    assert [cell.words for cell in before.cells] == [
        *("–", "31", "20", "28", "–", "–", "6", "–", "–")
    ]
    assert alone.rows == (before,)


def test_a_year_adds_the_programmes_that_ended_in_it(put_in):
    this = put_in[0]["programme"]
    kept = {"students": 30, "pairs": 28, "outcomes": {"job": 6}, "meetings": 140, "mentors": 20}
    kept["satisfaction"] = {"student": {"yes": 20, "answers": 25}}
    people.open_programme(
        state="finished",
        apply_from=this.apply_from,
        apply_until=this.apply_until,
        starts_on=this.starts_on,
        ends_on=this.ends_on,
        figures=kept,
    )
    began = [pair for pair in put_in if pair["began"]]
    jobs = sum("job" in pair["kinds"] for pair in began)
    given = [pair["satisfied"] for pair in began if pair["satisfied"]]

    found = reports.year(this.ends_on.year)

    assert (found.students, found.mentors) == (30 + len(put_in), 20 + len(put_in))
    assert found.pairs == 28 + STATES.count("completed")
    assert found.meetings == 140 + sum(pair["met"] for pair in began)
    assert found.outcomes["job"] in (6 + jobs, None)
    assert found.outcomes["internship"] == 0
    students = found.satisfied["student"]
    assert students.answers == 25 + len(given)
    assert students.yes == 20 + sum(answer >= 4 for answer in given)
    assert not found.satisfied["mentor"].is_told
    assert reports.year(this.ends_on.year - 3).programmes == []


def test_everybody_reads_how_many_were_satisfied_and_nothing_of_few(put_in):
    words = [words for _n, words in in_words(figures_of(put_in[0]["programme"]))]
    given = [pair["satisfied"] for pair in put_in if pair["began"] and pair["satisfied"]]

    assert f"of {len(given)} students were satisfied" in words
    assert not any("mentors were satisfied" in each for each in words)


def test_the_coordinator_reads_it_and_takes_it_along_without_formulas(put_in, client: Client):
    programme = put_in[0]["programme"]
    client.force_login(person("clara", Role.COORDINATOR, password=None))

    page = client.get(reverse("mentoring_admin:reports", args=[programme.pk])).content.decode()
    sheet = client.get(reverse("mentoring_admin:reports_xlsx", args=[programme.pk])).content
    text = client.get(reverse("mentoring_admin:reports_csv", args=[programme.pk])).content

    assert all(escape(table.title) in page for table in tables_of(programme))
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    in_sheet = [cell.value for row in load_workbook(io.BytesIO(sheet)).active for cell in row]
    for cells in ([cell for row in rows for cell in row], in_sheet):
        assert "'=cmd|' /C calc'!A0" in cells
        assert not any(str(cell).startswith("=") for cell in cells)
    assert ["From application to pair", "Accepted", "Students", str(len(put_in))] in rows


def test_before_anybody_is_proposed_there_are_words_instead_of_noughts(put_in):
    fresh = people.open_programme()

    told = {table.key: table for table in tables_of(fresh)}

    assert [key for key, table in told.items() if table.rows] == ["funnel", "compared"]
    assert all(table.help for table in told.values())


def test_nobody_else_knows_that_there_is_a_report(put_in, client: Client):
    client.force_login(person("edith", Role.EDITOR, password=None))
    for name in ("reports", "reports_xlsx", "reports_csv"):
        address = reverse(f"mentoring_admin:{name}", args=[put_in[0]["programme"].pk])
        assert client.get(address).status_code in (302, 404)
