"""When a centre is open: weekdays, holidays, special days, and what search engines are told."""

import json
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from guidance.centres.done_here import services
from guidance.centres.hours import Hours
from guidance.centres.json_ld import json_ld
from guidance.centres.serving import common_day, served, who_serves
from guidance.models import Authority, Centre, MunicipalityAgreement, SpecialDay
from guidance.requirements import Purpose, requirements_for

pytestmark = pytest.mark.usefixtures("guidance")

THURSDAY = date(2026, 11, 26)
CHRISTMAS = date(2026, 12, 24)  # a Thursday


@pytest.fixture
def odense(guidance: None) -> Centre:
    return Centre.objects.get(key="odense")


def words(centre: Centre, day: date) -> list[str]:
    return [desk.words for desk in Hours.of(centre, day).on(day).desks]


def test_each_desk_has_hours_of_its_own(odense: Centre) -> None:
    friday = date(2026, 11, 27)

    assert words(odense, THURSDAY) == ["10:00–17:00", "10:00–17:00"]
    assert words(odense, friday) == ["Closed", "10:00–13:00"]


def test_a_public_holiday_is_closed_and_says_which(odense: Centre) -> None:
    day = Hours.of(odense, THURSDAY).on(CHRISTMAS)

    assert (day.is_open, day.why) == (False, "Christmas Eve")


def test_a_special_day_goes_before_the_week_and_before_a_holiday(odense: Centre) -> None:
    open_late = {"opens": time(13), "closes": time(16), "reason_en": "Open all the same"}
    SpecialDay.objects.create(centre=odense, first_day=CHRISTMAS, **open_late)
    SpecialDay.objects.create(centre=odense, first_day=THURSDAY, last_day=date(2026, 11, 30))

    assert words(odense, CHRISTMAS) == ["13:00–16:00", "13:00–16:00"]
    assert words(odense, date(2026, 11, 30)) == ["Closed", "Closed"]
    assert words(odense, date(2026, 12, 1)) == ["Closed", "10:00–15:00"]


def test_what_is_said_of_one_desk_goes_before_what_is_said_of_all(odense: Centre) -> None:
    siri = Authority.objects.get(key="immigration")
    SpecialDay.objects.create(centre=odense, first_day=THURSDAY)
    SpecialDay.objects.create(
        centre=odense, authority=siri, first_day=THURSDAY, opens=time(9), closes=time(10)
    )

    assert words(odense, THURSDAY) == ["09:00–10:00", "Closed"]


def test_new_hours_count_from_their_first_day(odense: Centre) -> None:
    now = odense.opening_hours.filter(weekday=3, valid_to=None)
    now.update(valid_to=date(2026, 12, 2))

    assert words(odense, THURSDAY) == ["10:00–17:00", "10:00–17:00"]
    assert words(odense, date(2026, 12, 3)) == ["Closed", "Closed"]


def test_a_week_begins_today_and_has_seven_days(odense: Centre) -> None:
    week = Hours.of(odense, THURSDAY).week(THURSDAY)

    assert [day.day.day for day in week] == [26, 27, 28, 29, 30, 1, 2]


def test_days_with_other_hours_are_told_ahead_and_not_days_that_are_closed_anyway(
    odense: Centre,
) -> None:
    siri = Authority.objects.get(key="immigration")
    SpecialDay.objects.create(centre=odense, first_day=THURSDAY, last_day=date(2026, 11, 30))
    SpecialDay.objects.create(centre=odense, authority=siri, first_day=date(2026, 12, 2))

    told = Hours.of(odense, THURSDAY).unusual(THURSDAY, 40)

    assert [(f"{day.day:%d.%m.}", day.words) for day in told] == [
        ("26.11.", "Closed"),
        ("27.11.", "Closed"),
        ("30.11.", "Closed"),
        ("02.12.", "SIRI Closed; Citizen Service 10:00–15:00"),
        ("24.12.", "Closed"),
        ("25.12.", "Closed"),
        ("31.12.", "Closed"),
        ("01.01.", "Closed"),
    ]


def test_the_next_open_day_is_found_over_a_weekend_and_not_looked_for_for_ever(
    odense: Centre,
) -> None:
    hours = Hours.of(odense, THURSDAY)
    assert hours.next_open(date(2026, 11, 27)).day == date(2026, 11, 30)

    SpecialDay.objects.create(centre=odense, first_day=THURSDAY, last_day=date(2027, 1, 1))
    assert Hours.of(odense, THURSDAY).next_open(THURSDAY) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens": time(9)},
        {"opens": time(9), "closes": time(8)},
        {"last_day": date(2026, 11, 1)},
        {"reason_en": "Staff day"},
    ],
)
def test_a_special_day_that_makes_no_sense_is_refused(odense: Centre, wrong: dict) -> None:
    with pytest.raises(ValidationError):
        SpecialDay(centre=odense, first_day=THURSDAY, **wrong).full_clean()


def test_search_engines_are_told_the_hours_and_the_holidays(odense: Centre) -> None:
    SpecialDay.objects.create(centre=odense, first_day=date(2026, 12, 1))  # no reason is given
    odense.name_en = "</script><b>Odense"
    hours = Hours.of(odense, THURSDAY)
    text = json_ld(odense, hours, THURSDAY, "https://a.example/en/centres/odense/")
    told = json.loads(text)

    assert "</script>" not in text
    assert told["@type"] == "GovernmentOffice"
    assert {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Friday",
        "opens": "10:00",
        "closes": "13:00",
        "validFrom": "2019-01-01",
    } in told["openingHoursSpecification"]
    closed = {
        each["validFrom"]: each["closes"] for each in told["specialOpeningHoursSpecification"]
    }
    assert closed["2026-12-24"] == closed["2026-12-01"] == "00:00"


def test_a_municipality_finds_its_centre_and_who_is_left_out(guidance: None) -> None:
    frederiksberg = who_serves("0147", THURSDAY)
    nobody = who_serves("0492", THURSDAY)  # Ærø

    assert frederiksberg
    assert [each.centre.key for each in frederiksberg.agreements] == ["copenhagen"]
    assert not frederiksberg.everybody
    assert nobody
    assert nobody.agreements == ()


@pytest.mark.parametrize("code", ["", "9999", "\0", "٠١٤٧", "x" * 5000])
def test_what_is_no_municipality_has_no_answer(guidance: None, code: str) -> None:
    assert who_serves(code, THURSDAY) is None


def test_an_agreement_that_is_over_serves_nobody(odense: Centre) -> None:
    MunicipalityAgreement.objects.filter(centre=odense).update(valid_to=date(2026, 11, 25))

    assert served(odense, THURSDAY) == []


def test_what_is_not_done_here_says_where_instead(odense: Centre) -> None:
    found = {each.step.key: each for each in services(odense, THURSDAY)}

    assert found["cpr"].here
    assert found["cpr"].only_residents
    assert not found["biometrics"].here
    assert "embassy" in found["biometrics"].instead


def test_a_tax_card_is_looked_for_at_the_centre_and_nobody_is_sent_elsewhere_for_it(
    odense: Centre,
) -> None:
    [tax] = [each for each in services(odense, THURSDAY) if each.step.key == "tax_card"]
    needed = requirements_for("DE", Purpose.WORK, False, odense.host, odense, THURSDAY)

    assert not tax.here
    assert "skat.dk" in tax.instead
    assert needed.step("tax_card")
    assert not needed.not_here


def test_the_day_of_most_agreements_is_said_once() -> None:
    aarhus = Centre.objects.get(key="aarhus")
    agreements = served(aarhus, THURSDAY)
    agreements[-1].valid_from = date(2020, 1, 1)
    since = common_day(agreements, THURSDAY)

    words = render_to_string(
        "guidance/centres/_served.html",
        {"served": agreements, "since": since, "today": THURSDAY, "centre": aarhus},
    )

    assert since == date(2014, 2, 1)
    assert words.count("2014") == 1
    assert words.count("since ") == 2, "above the list, and with the one that has another day"
    assert words.count("the centre’s own municipality") == 1


def test_two_agreements_say_their_day_themselves() -> None:
    agreements = served(Centre.objects.get(key="aarhus"), THURSDAY)

    assert common_day(agreements[:2], THURSDAY) is None
