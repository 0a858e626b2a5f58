"""An employer's plan against days that were worked out by hand, with calendars beside."""

from datetime import date, timedelta

import pytest

from guidance.employers.asked import Asked
from guidance.employers.plan import Plan, make_plan
from guidance.models import PlanStep
from guidance.seed.rows import LOOKED_AT
from tests.rules import load_rules

TEN_WEEKS = timedelta(weeks=10)
EVERYBODY = {"eu": 16, "nordic": 2, "third_country": 3}


@pytest.fixture(scope="module")
def _rules(module_db: None) -> None:
    load_rules()


@pytest.fixture(autouse=True)
def _loaded(_rules: None, db: None) -> None:
    """The seeded rows, in each test's own transaction."""


def plan(start: date, *, today: date = LOOKED_AT, **answers: object) -> Plan:
    return make_plan(Asked(start, **answers), today, "en")


def keys(found: Plan) -> set[str]:
    return {row.step.key for row in found.rows}


# First working day, day of moving in, row of the plan, its day.
BY_HAND = [
    # Wednesday 1 March 2028, after a leap day: nothing falls on a closed day.
    (date(2028, 3, 1), None, "need", date(2027, 9, 1)),
    (date(2028, 3, 1), None, "contract", date(2027, 12, 1)),
    (date(2028, 3, 1), None, "certificates", date(2028, 1, 5)),
    (date(2028, 3, 1), None, "group_booking", date(2028, 1, 19)),
    (date(2028, 3, 1), None, "tax_card", date(2028, 2, 1)),
    (date(2028, 3, 1), None, "papers_in", date(2028, 2, 25)),
    (date(2028, 3, 1), None, "visit", date(2028, 3, 6)),
    (date(2028, 3, 1), None, "eu_document", date(2028, 6, 1)),
    (date(2028, 3, 1), None, "talk_12", date(2029, 3, 1)),
    # A Wednesday 11 and 10 weeks before; two months before is New Year's Day, a Saturday.
    (date(2028, 3, 1), None, "certificates_permit", date(2027, 12, 15)),
    (date(2028, 3, 1), None, "family_permit", date(2027, 12, 22)),
    (date(2028, 3, 1), None, "family_permit_fast", date(2027, 12, 30)),
    # The leap day itself; six months before it is a Sunday, so the Friday before.
    (date(2028, 2, 29), None, "need", date(2027, 8, 27)),
    (date(2028, 2, 29), None, "talk_3", date(2028, 5, 29)),
    (date(2028, 2, 29), None, "talk_12", date(2029, 2, 28)),
    # Friday 2 April 2027: Easter (25, 26 and 29 March) and the change to summer time lie before it.
    (date(2027, 4, 2), None, "papers_in", date(2027, 3, 24)),
    (date(2027, 4, 2), None, "tax_card", date(2027, 3, 1)),
    (date(2027, 4, 2), None, "tax_card_here", date(2027, 3, 30)),
    (date(2027, 4, 2), None, "buddy", date(2027, 3, 19)),
    # A month later is a Sunday: by then means the Friday before, about then the Monday after.
    (date(2027, 4, 2), None, "permit_alarm", date(2027, 4, 30)),
    (date(2027, 4, 2), None, "language", date(2027, 5, 3)),
    (date(2027, 4, 2), None, "licence", date(2027, 7, 1)),
    # Monday 4 January 2027: 24, 25, 31 December and 1 January are closed, 26 is a Saturday.
    (date(2027, 1, 4), None, "check_permit", date(2026, 12, 30)),
    (date(2027, 1, 4), None, "tax_card_here", date(2026, 12, 28)),
    (date(2027, 1, 4), None, "on_site", date(2026, 11, 9)),
    (date(2027, 1, 4), date(2026, 12, 24), "visit", date(2026, 12, 29)),
    (date(2027, 1, 4), date(2026, 12, 24), "cpr_apply", date(2026, 11, 24)),
    (date(2027, 1, 4), date(2026, 12, 24), "papers_in", date(2026, 12, 18)),
    (date(2027, 1, 4), date(2026, 12, 24), "mitid", date(2026, 12, 30)),
    (date(2027, 1, 4), date(2026, 12, 24), "declaration", date(2026, 12, 3)),
    (date(2027, 1, 4), date(2026, 12, 24), "eu_apply", date(2026, 12, 15)),
    # Friday 2 January 2026: the EU application is put off to the first day after Christmas.
    (date(2026, 1, 2), None, "eu_apply", date(2025, 12, 29)),
    (date(2026, 1, 2), None, "papers_in", date(2025, 12, 29)),
    # They move on Monday 3 January 2028, two months early: three months before is a Sunday.
    (date(2028, 3, 1), date(2028, 1, 3), "contract", date(2027, 10, 1)),
    (date(2028, 3, 1), date(2028, 1, 3), "permit", date(2027, 10, 1)),
    (date(2028, 3, 1), date(2028, 1, 3), "permit_fast", date(2027, 11, 3)),
    (date(2028, 3, 1), date(2028, 1, 3), "family_permit", date(2027, 10, 25)),
    (date(2028, 3, 1), date(2028, 1, 3), "tax_card", date(2028, 2, 1)),
    # They follow on Monday 20 March, when they have begun: what they need is there by the first.
    (date(2028, 3, 1), date(2028, 3, 20), "contract", date(2027, 12, 1)),
    # A contract that begins on New Year's Day: they are received on the first working day.
    (date(2027, 1, 1), None, "first_day", date(2027, 1, 4)),
]


@pytest.mark.parametrize(("start", "arrival", "key", "expected"), BY_HAND)
def test_a_row_is_on_the_day_that_one_finds_in_a_calendar(
    start: date, arrival: date | None, key: str, expected: date
) -> None:
    asked = Asked(start, arrival=arrival, **EVERYBODY)

    assert PlanStep.objects.get(key=key).day(asked) == expected


# A row, one that comes after it, and how many days may lie between at most.
ORDER = [
    ("advertise", "contract", None),
    ("contract", "permit", None),
    ("permit", "biometrics", 14),
    ("permit_fast", "biometrics_fast", 14),
    ("certificates_permit", "family_permit", None),
    ("certificates_permit", "family_permit_fast", None),
    ("permit", "family_permit", None),
    ("permit_fast", "family_permit_fast", None),
    ("declaration", "visit", 30),
    ("eu_apply", "visit", 14),
    ("eu_apply", "papers_in", None),
    ("papers_in", "visit", None),
    ("visit", "mitid", None),
]


@pytest.mark.parametrize(("first", "then", "days"), ORDER)
def test_no_row_is_before_what_it_needs_nor_too_long_after_it(
    first: str, then: str, days: int | None
) -> None:
    """Whichever day of a year with a leap day they start, whatever is closed between, and also
    where they move ten weeks early."""
    earlier, later = PlanStep.objects.get(key=first), PlanStep.objects.get(key=then)
    starts = (date(2028, 1, 1) + timedelta(days=n) for n in range(366))

    all_asked = [Asked(day, arrival=there) for day in starts for there in (None, day - TEN_WEEKS)]

    apart = [(later.day(asked) - earlier.day(asked)).days for asked in all_asked]

    assert min(apart) >= 0
    assert days is None or max(apart) <= days


def test_whoever_needs_no_permit_has_nothing_about_permits() -> None:
    found = keys(plan(date(2027, 9, 1), nordic=1, family="no"))

    assert found == {
        *("need", "advertise", "contract", "home", "single_booking", "research_tax", "move_in"),
        *("tax_card", "cpr_apply", "buddy", "tax_card_here", "papers_in", "first_day", "visit"),
        *("mitid", "health_card", "language", "network", "talk_3", "talk_6", "talk_12"),
    }


def test_a_certified_company_takes_the_fast_track_and_no_other() -> None:
    fast = {"permit_fast", "biometrics_fast"}
    slow = {"permit", "biometrics", "certify"}

    certified = keys(plan(date(2027, 9, 1), third_country=2, certified="yes"))
    others = keys(plan(date(2027, 9, 1), third_country=2, certified="no"))

    assert (certified & (fast | slow), others & (fast | slow)) == (fast, slow)


def test_pay_over_the_limit_needs_no_other_way_in() -> None:
    assert "pay_check" in keys(plan(date(2027, 9, 1), third_country=2, pay="under"))
    assert "pay_check" not in keys(plan(date(2027, 9, 1), third_country=2, pay="over"))


def test_a_family_that_nobody_asked_about_is_planned_for() -> None:
    unknown = keys(plan(date(2027, 9, 1), eu=2, family="unknown"))
    with_family = keys(plan(date(2027, 9, 1), eu=2, family="yes"))
    without = keys(plan(date(2027, 9, 1), eu=2, family="no"))

    assert unknown - with_family == {"ask_family"}
    assert with_family - without == {"certificates", "childcare", "spouse"}


def test_a_family_that_needs_permits_has_its_certificates_for_them() -> None:
    found = keys(plan(date(2027, 9, 1), third_country=2, family="yes"))
    fast = keys(plan(date(2027, 9, 1), third_country=2, family="yes", certified="yes"))
    papers = {"certificates", "certificates_permit", "family_permit", "family_permit_fast"}

    assert found & papers == {"certificates_permit", "family_permit"}
    assert fast & papers == {"certificates_permit", "family_permit_fast"}


def test_fourteen_are_one_too_few_for_a_visit_at_the_company_and_are_told_so() -> None:
    fourteen = plan(date(2027, 9, 1), eu=14, nordic=5)
    fifteen = plan(date(2027, 9, 1), eu=15)

    assert [(each.step.key, each.people) for each in fourteen.too_few] == [("on_site", 14)]
    assert "on_site" in keys(fifteen)
    assert fifteen.too_few == ()


def test_the_rows_follow_each_other_and_the_months_hold_them_all() -> None:
    found = plan(date(2027, 3, 1), **EVERYBODY)
    days = [row.day for row in found.rows]
    shown = [*found.overdue, *(row for month in found.months for row in month.rows)]

    assert days == sorted(days)
    assert sorted(row.step.key for row in shown) == sorted(row.step.key for row in found.rows)


def test_what_should_have_been_done_by_now_is_done_at_once() -> None:
    found = plan(date(2027, 3, 1), eu=2, today=date(2026, 12, 2))

    assert [row.step.key for row in found.overdue] == [
        *("need", "advertise", "ask_family", "authorisation", "contract")
    ]


def test_whoever_has_found_them_need_not_look_for_them() -> None:
    looking = plan(date(2027, 3, 1), eu=2, today=date(2026, 12, 2), found="no")
    hired = plan(date(2027, 3, 1), eu=2, today=date(2026, 12, 2), found="yes")

    assert keys(looking) - keys(hired) == {"need", "advertise"}
    assert [row.step.key for row in hired.overdue] == ["ask_family", "authorisation", "contract"]


@pytest.mark.parametrize(
    ("arrival", "words"),
    [
        (date(2027, 8, 2), "3 months before the day they move to Denmark"),
        (date(2027, 10, 4), "3 months before the first working day"),
        (None, "3 months before the first working day"),
    ],
)
def test_of_two_days_a_row_names_the_one_it_is_counted_from(
    arrival: date | None, words: str
) -> None:
    rows = plan(date(2027, 9, 1), eu=2, arrival=arrival).rows

    assert [row.words for row in rows if row.step.key == "contract"] == [words]


def test_a_row_that_is_over_is_in_no_plan() -> None:
    PlanStep.objects.filter(key="buddy").update(valid_to=date(2026, 1, 1))

    assert "buddy" not in keys(plan(date(2027, 9, 1), eu=2))
