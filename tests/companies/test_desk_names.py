"""SIRI's official name is long: in tables and lists it is SIRI, and the whole name is said once."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster
from companies.models import Company, NewHire
from events.models import Quota, Session
from guidance.models import Authority, Centre
from tests.companies.test_group_booking import line, pasted

WHOLE = "SIRI (Danish Agency for International Recruitment and Integration)"
TITLE = re.compile(r'title="[^"]*"')


def said(page: str) -> int:
    """How often the whole name is there to be read, not only when one points at it."""
    return TITLE.sub("", page).count(WHOLE)


def of_day(name: str, session: Session) -> str:
    return reverse(name, args=["copenhagen", timezone.localdate(session.starts).isoformat()])


def test_a_name_without_brackets_is_its_own_short_name(copenhagen: Centre) -> None:
    short = {each.key: each.short_name for each in Authority.objects.all()}

    assert (short["immigration"], short["tax"]) == ("SIRI", "Danish Tax Agency")


def test_at_the_check_every_row_says_it_shortly(
    copenhagen: Centre, nordvind: Company, hr: User, morning: Session, client: Client
) -> None:
    group = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    roster.take_in_text(group, text=pasted(line("Lukas"), line("Nora")), by=hr)
    appointment.hold_day(group, day=timezone.localdate(morning.starts), by=hr)
    client.force_login(hr)

    page = client.get(reverse("companies:check", args=[group.reference])).text

    assert said(page) == 0
    assert page.count(f'<abbr title="{WHOLE}">SIRI</abbr>') == 2


def test_days_are_refused_shortly(
    copenhagen: Centre, nordvind: Company, hr: User, morning: Session, client: Client
) -> None:
    Quota.objects.filter(session=morning, authority__key="immigration").update(size=1)
    group = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    roster.take_in_text(group, text=pasted(line("Lukas"), line("Nora")), by=hr)
    client.force_login(hr)

    page = client.get(reverse("companies:appointment", args=[group.reference])).text

    assert "SIRI has 1 seat left on this day; you need 2." in page


def test_her_own_page_says_the_whole_name_once(ana: NewHire, client: Client) -> None:
    page = client.get(ana.link).text

    assert said(page) == 1
    assert page.count("SIRI") > 1


@pytest.mark.parametrize(
    ("name", "who"), [("desk:day", "desk"), ("registration_days:day", "planner")]
)
def test_the_screens_of_those_who_know_say_it_shortly(
    ana: NewHire,
    morning: Session,
    client: Client,
    request: pytest.FixtureRequest,
    name: str,
    who: str,
) -> None:
    client.force_login(request.getfixturevalue(who))

    page = client.get(of_day(name, morning)).text

    assert said(page) == 0
    assert "SIRI" in page
