"""The checklist behind the desk, and what somebody who comes has ticked in hers."""

from html import unescape

import pytest
from django.test import Client

from accounts.roles import Role
from events.desk.own_list import own_list
from events.models import Attendee
from guidance.arrival.asked import Asked
from guidance.arrival.keeping import save
from tests.events import make
from tests.personas import person
from tests.rules import load_rules

pytestmark = pytest.mark.django_db

NURSE = {"citizenship": "eu", "purpose": "work", "with": "nobody", "municipality": "0461"}


@pytest.fixture
def desk(client: Client) -> Client:
    load_rules()
    client.force_login(person("desk", Role.DESK))
    return client


def test_the_desk_answers_for_somebody_and_stays_at_the_desk(desk: Client) -> None:
    question = desk.get("/en/desk/arrival/", {"citizenship": "eu"}).content.decode()
    page = unescape(desk.get("/en/desk/arrival/", NURSE).content.decode())

    assert 'action="/en/desk/arrival/"' in question
    assert "Back to the desk" in page
    assert "Take the list along" in page
    assert "data-forgets" in page
    assert "Save it on My page" not in desk.get("/en/arrival/take/", NURSE).content.decode()


def test_the_desk_sees_what_she_has_not_ticked(desk: Client) -> None:
    [seat] = make.booked(make.session(make.event(of=make.centre()), seats=2))
    her = person("nurse")
    Attendee.objects.filter(pk=seat.pk).update(email=her.email.upper())
    days = {"arrival": None, "start": None}
    save(her, Asked.read(NURSE), days=days, done=["you-job_offer"])

    page = unescape(desk.get(f"/en/desk/person/{seat.pk}/").content.decode())

    part = page.partition("Her own checklist")[2]
    assert "1 of 11 steps is ticked." in part
    assert "Get your CPR number and choose a doctor" in part
    assert "Get a job offer and a signed contract" not in part


def test_without_a_saved_list_there_is_nothing_to_see(desk: Client) -> None:
    [seat] = make.booked(make.session(make.event(of=make.centre()), seats=2))

    assert own_list(seat) is None
