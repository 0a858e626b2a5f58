"""The quick check as a company meets it."""

from datetime import date, timedelta
from html import unescape
from io import BytesIO

import icalendar
import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from guidance.employers.asked import Asked
from guidance.employers.plan import make_plan
from guidance.models import GuidePage

pytestmark = pytest.mark.usefixtures("guidance")

START = timezone.localdate().replace(day=1) + timedelta(days=280)
ANSWERS = {
    "nordic": "1",
    "eu": "12",
    "third_country": "2",
    "start": START.isoformat(),
    "family": "unknown",
    "pay": "over",
    "certified": "no",
}
CHECK = "/en/employers/check/"


def page(client: Client, query: dict[str, str], language: str = "en") -> str:
    answer = client.get(f"/{language}/employers/check/", query, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_answers_make_a_plan_and_stay_in_the_address(client: Client) -> None:
    answer = client.get(CHECK, ANSWERS | {"utm": "x", "arrival": START.isoformat()}, follow=True)

    [(address, status)] = answer.redirect_chain
    assert (address, status) == (f"{CHECK}?{answer.context['asked'].query}", 302)
    assert answer.context["asked"].values == ANSWERS
    assert "15 people · 12 from the EU" in unescape(answer.content.decode())


def test_answers_in_another_order_are_shown_as_they_are(client: Client) -> None:
    """A kept page sees them in alphabetical order."""
    turned = dict(sorted(ANSWERS.items()))

    assert client.get(CHECK, turned).status_code == 200


def test_what_is_left_out_is_as_in_the_empty_form(client: Client) -> None:
    answer = client.get(CHECK, {"eu": "3", "start": START.isoformat()}, follow=True)

    assert answer.context["asked"] == Asked(START, eu=3)


def test_who_has_found_them_says_so_in_the_address_and_kept_addresses_stay(client: Client) -> None:
    found = client.get(CHECK, ANSWERS | {"found": "yes"})
    kept = client.get(CHECK, ANSWERS)
    said = client.get(CHECK, ANSWERS | {"found": "no"})

    assert (found.status_code, kept.status_code) == (200, 200)
    assert (said.status_code, said["Location"]) == (302, f"{CHECK}?{kept.context['asked'].query}")
    assert ["Advertise" in unescape(a.content.decode()) for a in (found, kept)] == [False, True]


def test_to_change_an_answer_keeps_the_others(client: Client) -> None:
    html = page(client, ANSWERS | {"change": "1"})

    assert "The quick check" in html
    assert f'value="{START.isoformat()}"' in html
    assert 'value="12"' in html


def test_whoever_moves_too_early_for_the_tax_scheme_is_told(client: Client) -> None:
    month = START - relativedelta(months=1)
    words, permits = "rules out the tax scheme", "permits must be there before they travel"

    in_time = page(client, ANSWERS | {"arrival": month.isoformat()})
    early = page(client, ANSWERS | {"arrival": (month - timedelta(days=1)).isoformat()})
    nordic = {"nordic": "1", "start": START.isoformat(), "family": "no"}
    without = page(client, nordic | {"arrival": (month - timedelta(days=1)).isoformat()})

    assert [words in html for html in (in_time, early, without)] == [False, True, True]
    assert [permits in html for html in (in_time, early, without)] == [False, True, False]


def test_who_needs_no_plan_is_led_to_a_list_of_her_own(client: Client) -> None:
    html = page(client, {})

    assert "whom another company sends" in html
    assert 'href="/en/arrival/"' in html


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"eu": "0", "nordic": "", "third_country": ""}, "at least one"),
        ({"eu": "-1"}, "Write 0 or more"),
        ({"eu": "999", "nordic": "999"}, "at most 1,000 people"),
        ({"start": ""}, "Write the day on which they start"),
        ({"start": "1999-01-01"}, "That is long past"),
        ({"start": "0001-01-01"}, "Write a date like"),
        ({"start": "2099-12-31"}, "three years ahead"),
        ({"start": "2027-02-30"}, "Write a date like"),
        ({"arrival": "2019-01-01"}, "more than a year from the first working day"),
        ({"family": "<script>"}, "cannot be chosen any more"),
        ({"found": "perhaps"}, "cannot be chosen any more"),
        ({"eu": "\0"}, "whole number"),
        ({"eu": "１２ﷺ"}, "whole number"),
    ],
)
def test_what_cannot_be_planned_is_said_beside_the_question(
    client: Client, wrong: dict[str, str], words: str
) -> None:
    html = page(client, ANSWERS | wrong)

    assert "Please look at this again" in html
    assert words in html


def test_the_plan_of_a_group_leads_to_its_booking_with_the_numbers(client: Client) -> None:
    html = page(client, ANSWERS)

    booking = f"/en/company/group/?eu=12&nordic=1&third_country=2&moves={START.isoformat()}"
    assert f'href="{booking}"' in html


def test_one_person_alone_is_shown_the_free_times(client: Client) -> None:
    html = page(client, {"eu": "1", "start": START.isoformat()})

    assert 'href="/en/events/?category=registration"' in html
    assert "/company/group/" not in html


def test_the_calendar_has_every_row_on_its_day_and_the_same_entries_twice(client: Client) -> None:
    rows = make_plan(Asked(START, eu=12), timezone.localdate(), "en").rows
    query = {"eu": "12", "start": START.isoformat()}

    files = [client.get(f"{CHECK}plan.ics", query) for _twice in range(2)]
    entries = [icalendar.Calendar.from_ical(file.content).walk("VEVENT") for file in files]

    assert [each.decoded("dtstart") for each in entries[0]] == [row.day for row in rows]
    assert all(type(each.decoded("dtstart")) is date for each in entries[0])
    assert [each["uid"] for each in entries[0]] == [each["uid"] for each in entries[1]]
    assert len({each["uid"] for each in entries[0]}) == len(rows)


def test_the_spreadsheet_has_every_row_in_the_readers_language(client: Client) -> None:
    rows = make_plan(Asked(START, eu=12), timezone.localdate(), "da").rows
    query = {"eu": "12", "start": START.isoformat()}

    answer = client.get("/da/employers/check/plan.xlsx", query)
    sheet = list(load_workbook(BytesIO(answer.content)).active.values)

    assert [line[0].date() for line in sheet[1:]] == [row.day for row in rows]
    assert sheet[1][2] == rows[0].step.title_da


def test_the_spreadsheet_leads_to_the_chapters(client: Client) -> None:
    page = Page.objects.filter(depth=2).first() or Page.objects.get(depth=1).add_child(
        instance=Page(title="Home", slug="the-home")
    )
    chapter = GuidePage(
        title="Tax and pay",
        slug="tax",
        chapter="tax",
        locale=page.locale,
        stage="arrival",
        audience="employers",
    )
    page.add_child(instance=chapter)

    answer = client.get(f"{CHECK}plan.xlsx", {"eu": "2", "start": START.isoformat()})
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=2))
    more = {row[5].value: row[6] for row in rows}

    assert more["Tax and pay"].value == more["Tax and pay"].hyperlink.target
    assert more["Tax and pay"].value.startswith("http")
    assert not more[None].hyperlink


def test_a_download_without_all_answers_asks_for_the_rest(client: Client) -> None:
    answer = client.get(f"{CHECK}plan.ics", {"eu": "12"})

    assert (answer.status_code, answer["Location"]) == (302, f"{CHECK}?eu=12")
    assert "Write the day on which they start" in page(client, {"eu": "12"})


def test_the_checklist_is_reached_when_pages_are_kept(client: Client, settings) -> None:
    settings.PAGES_KEPT = 9
    kept = Client()
    answers = {"citizenship": "eu", "purpose": "work", "with": "nobody", "municipality": "0461"}
    kept.get("/en/arrival/")

    assert [kept.get("/en/arrival/", answers).status_code for _again in range(2)] == [200, 200]
