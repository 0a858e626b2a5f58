"""The whole job: from the company's sign-up to "served" at the desk.

In English at a desk, in Danish on a phone, and once without JavaScript; axe looks at every page.
Words differ by language, so the steps go by what fields and buttons are called in the HTML.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from companies import verification
from companies.models import Company, NewHire
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walk import Walk
from tests.jobs import run_jobs

SPREADSHEET = Path(__file__).resolve().parents[2] / "demo" / "new-hires.xlsx"
EMAIL = "hanne@fjordtek.example"
CORRECT = {
    "email": "someone@fjordtek.example",
    "start_date": "2027-02-01",
    "municipality": "København",
    "citizenship": "Poland",
    "arrival_date": "2027-01-15",
}
CODE = re.compile(r"^([A-Z0-9-]{4,12})$", re.MULTILINE)


@pytest.mark.parametrize(
    ("lang", "width", "javascript"),
    [("en", DESKTOP, True), ("da", PHONE, True), ("en", DESKTOP, False)],
    ids=["english-desktop", "danish-phone", "without-javascript"],
)
def test_a_company_books_its_new_hires_in_and_the_desk_receives_them(
    demo: None, walk: Callable[..., Walk], lang: str, width: int, javascript: bool
) -> None:
    def visitor() -> Walk:
        return walk(lang=lang, width=width, javascript=javascript)

    hr = visitor()
    sign_company_up(hr)
    reference = bring_the_list(hr)
    choose_a_day(hr)
    wait_to_be_verified(hr, reference)
    send_invitations(hr)

    hire = NewHire.objects.filter(group__reference=reference).order_by("pk").first()
    come_prepared(visitor(), hire)
    be_received(visitor(), hire)

    hr.go(f"/company/bookings/{reference}/")
    row = hr.page.get_by_role("row", name=re.compile(re.escape(str(hire.attendee))))
    expect(row.locator(".tag")).to_have_text(re.compile("Served|Ekspederet"))


def sign_company_up(hr: Walk) -> None:
    hr.go("/company/sign-up/")
    hr.page.fill("input[name=cvr]", "DK 25 31 37 04")
    hr.page.fill("input[name=name]", "Fjordtek A/S")
    hr.page.check("input[name=terms]")
    hr.send()
    hr.page.fill("input[name=first_name]", "Hanne")
    hr.page.fill("input[name=last_name]", "Holm")
    hr.page.fill("input[name=email]", EMAIL)
    hr.page.fill("input[name=password1]", "a-long-way-from-home-7")
    hr.send()
    run_jobs()
    [letter] = [each for each in mail.outbox if EMAIL in each.to]
    hr.page.fill("input[name=code]", CODE.findall(letter.body)[0])
    hr.send()
    assert hr.page.input_value("input[name=name]") == "Fjordtek A/S"
    hr.page.check("input[name=terms]")
    hr.send()
    expect(hr.page.locator("h1")).to_have_text("Fjordtek A/S")


def bring_the_list(hr: Walk) -> str:
    """Upload, correct the three mistakes; the booking's reference."""
    company = Company.objects.get(name="Fjordtek A/S")
    hr.go(f"/company/{company.pk}/bookings/new/")
    hr.page.locator("input[name=centre]").first.check()
    hr.send()
    hr.page.set_input_files("input[type=file]", SPREADSHEET)
    hr.send("button[name=do][value=file]")
    wrong = hr.page.locator("form[data-roster] input[aria-invalid=true]")
    assert wrong.count() == 3
    for field in wrong.all():
        name = field.get_attribute("name") or ""
        field.fill(CORRECT[name.split("-")[-1]])
    hr.send("form[data-roster] button[type=submit]")
    expect(wrong).to_have_count(0)
    return hr.page.url.split("/bookings/")[1].split("/")[0]


def choose_a_day(hr: Walk) -> None:
    hr.page.locator("form[data-roster] a.button").click()
    hr.look(hr.page)
    hr.page.locator("input[name=day]").first.check()
    hr.send()


def wait_to_be_verified(hr: Walk, reference: str) -> None:
    send = hr.page.locator("button.button--large")
    expect(send).to_be_disabled()
    staff = User.objects.get(email="planner@ankomst.example")
    verification.verify(Company.objects.get(name="Fjordtek A/S"), by=staff)
    hr.go(f"/company/bookings/{reference}/check/")
    while hr.page.locator(".note__form button").count():  # those for whom the centre can do nothing
        hr.send(".note__form button")
    expect(send).to_be_enabled()


def send_invitations(hr: Walk) -> None:
    mail.outbox.clear()
    hr.send("button.button--large")
    run_jobs()
    invited = [letter for letter in mail.outbox if "/visit/" in letter.body]
    assert len(invited) == hr.page.locator("main tbody tr").count() == 38


def come_prepared(guest: Walk, hire: NewHire) -> None:
    [letter] = [each for each in mail.outbox if hire.attendee.email in each.to]
    [link] = set(re.findall(r"https?://\S+(/(?:en|da)/visit/\S+/)", letter.body))
    guest.page.goto(link)
    guest.look(guest.page)
    assert hire.attendee.given_name in guest.page.inner_text("h1")


def be_received(desk: Walk, hire: NewHire) -> None:
    desk.sign_in("desk@ankomst.example")
    day = timezone.localdate(hire.attendee.session.starts).isoformat()
    centre = hire.group.centre.key
    desk.go(f"/desk/{centre}/{day}/?q={hire.attendee.given_name[:3]}")
    person = desk.page.locator(f"#person-{hire.attendee_id}")
    person.locator("button[name=arrive]").click()
    person.locator("button[name=arrive-anyway]").click()  # it is not her day yet
    expect(person.locator("button[name=serve]")).to_be_visible()
    person.locator("button[name=serve]").click()
    expect(person.locator("button[name=undo]")).to_be_visible()
    desk.look(desk.page)
    desk.go(reverse("desk:scan", args=[hire.attendee.ticket_code])[3:])
