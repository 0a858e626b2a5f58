"""She puts her details right, once; desks and seats follow, or nothing changes."""

import pytest
from django.db.models import F
from django.urls import reverse

from companies import details
from companies.details import details_of
from events.models import Quota
from guidance.models import Municipality
from tests.companies import people
from tests.jobs import run_jobs
from vocabulary.cpr import contains_cpr
from vocabulary.refused import Refused


@pytest.fixture
def form(ana) -> dict[str, object]:
    return {
        "given_name": "Ana",
        "family_name": "Silva",
        "citizenship": "DE",
        "municipality": ana.municipality.pk,
        "phone": "",
    }


def send(client, hire, data, **changes):
    return client.post(reverse("companies:visit_details", args=[hire.token]), data | changes)


def desks_of(hire) -> set[str]:
    return set(hire.attendee.claims.values_list("quota__authority__key", flat=True))


def test_what_the_company_told_is_filled_in(client, ana) -> None:
    page = client.get(reverse("companies:visit_details", args=[ana.token]))

    assert page.context["form"]["given_name"].value() == "Ana"
    assert page.context["form"]["citizenship"].value() == "DE"


def test_a_name_is_put_right(client, ana, form) -> None:
    send(client, ana, form, given_name="Ana María", phone="+49 151 2345 6789")

    ana.refresh_from_db()
    assert ana.attendee.given_name == "Ana María"
    assert ana.phone == "+4915123456789"
    assert ana.details_corrected_at is not None


def test_only_once(client, ana, form) -> None:
    send(client, ana, form)
    page = send(client, ana, form, given_name="Anna")

    ana.refresh_from_db()
    assert ana.attendee.given_name == "Ana"
    assert "Call the centre" in page.content.decode()


def test_the_same_corrections_twice_are_fine(ana) -> None:
    for _ in range(2):
        details.correct(ana, details_of(ana))

    ana.refresh_from_db()
    with pytest.raises(details.CorrectedAlready):
        details.correct(ana, details.Details(**(vars(details_of(ana)) | {"given_name": "Eva"})))


def test_other_desks_are_shown_before_anything_is_saved(client, ana, form) -> None:
    page = send(client, ana, form, citizenship="SE")

    ana.refresh_from_db()
    assert "This changes which desks you see" in page.content.decode()
    assert ana.attendee.citizenship == "DE"
    assert ana.details_corrected_at is None


def test_when_she_agrees_her_seats_change_with_it(client, ana, form) -> None:
    send(client, ana, form, citizenship="SE", agreed="1")

    ana.attendee.refresh_from_db()
    assert ana.attendee.citizenship == "SE"
    assert desks_of(ana) == {"citizen_service"}
    assert Quota.objects.get(authority__key="immigration").taken == 0


def test_changing_desks_at_the_same_time_is_no_new_time(client, ana, form, mailoutbox) -> None:
    send(client, ana, form, citizenship="SE", agreed="1")
    run_jobs()

    assert mailoutbox == []


def test_a_desk_without_a_seat_left_leaves_everything_as_it_was(
    client, group, morning, form
) -> None:
    bo = people.hire(group, morning, "Bo", citizenship="SE")
    Quota.objects.filter(authority__key="immigration").update(size=F("taken"))

    page = send(client, bo, form, given_name="Bo", citizenship="DE", agreed="1")

    bo.refresh_from_db()
    assert "no seat left at your time" in page.content.decode()
    assert "Ask for another time" in page.content.decode()
    assert bo.attendee.citizenship == "SE"
    assert desks_of(bo) == {"citizen_service"}


def test_a_municipality_that_the_centre_does_not_serve_changes_her_desks(client, ana, form) -> None:
    vejle = Municipality.objects.get(name="Vejle")

    page = send(client, ana, form, municipality=vejle.pk)

    assert page.context["desks"].change


def test_what_was_typed_stays_when_something_is_wrong(client, ana, form) -> None:
    page = send(client, ana, form, given_name="", phone="not a number")

    assert {"given_name", "phone"} <= page.context["form"].errors.keys()
    assert "not a number" in page.content.decode()


@pytest.mark.parametrize("field", ["given_name", "family_name", "phone"])
def test_a_cpr_number_is_never_kept(client, ana, form, field) -> None:
    send(client, ana, form, **{field: "010203-1234"})

    ana.refresh_from_db()
    kept = f"{ana.attendee.given_name} {ana.attendee.family_name} {ana.phone}"
    assert not contains_cpr(kept)


def test_after_the_visit_nothing_is_corrected(ana) -> None:
    ana.attendee.state = "served"
    ana.attendee.save()

    with pytest.raises(Refused):
        details.correct(ana, details.Details(**(vars(details_of(ana)) | {"given_name": "Eva"})))
