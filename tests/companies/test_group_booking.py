"""The main job in one breath: a list, a day, a look, and everybody is invited."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster, sending
from companies.checking import check
from companies.models import Company, GroupBooking, NewHire, RosterRow
from events.desk import arrivals
from events.models import Attendee, Booking, Quota, Session
from guidance.models import Authority, Centre
from outbox.models import Message
from tests.events import make
from tests.jobs import run_jobs

HEADER = "Fornavn\tEfternavn\tE-mail\tStatsborgerskab\tBopælskommune\tFørste arbejdsdag"


def line(name: str, country: str = "Tyskland", municipality: str = "København") -> str:
    return f"{name}\tWeber\t{name.lower()}@nordvind.example\t{country}\t{municipality}\t2027-02-01"


def pasted(*lines: str) -> str:
    return "\n".join((HEADER, *lines))


@pytest.fixture
def draft(copenhagen: Centre, nordvind: Company, hr: User) -> GroupBooking:
    return group_booking.start(company=nordvind, centre=copenhagen, by=hr)


@pytest.fixture
def held(draft: GroupBooking, morning: Session, hr: User) -> GroupBooking:
    """Lukas, a German who passes both desks, and Sara, a Swede who passes one."""
    roster.take_in_text(draft, text=pasted(line("Lukas"), line("Sara", "Sverige")), by=hr)
    appointment.hold_day(draft, day=timezone.localdate(morning.starts), by=hr)
    draft.refresh_from_db()
    return draft


def taken(session: Session) -> dict[str, int]:
    quotas = Quota.objects.filter(session=session).select_related("authority")
    return {quota.authority.key: quota.taken for quota in quotas if quota.taken}


def test_each_person_takes_the_seats_of_her_own_desks(held: GroupBooking, morning: Session) -> None:
    assert taken(morning) == {"immigration": 1, "citizen_service": 2}
    make.assert_seats_add_up()


def test_sending_gives_everybody_a_seat_and_an_invitation(held: GroupBooking, hr: User) -> None:
    sending.send(held, by=hr)

    people = Attendee.objects.filter(booking__reference=held.reference)
    assert [person.given_name for person in people.order_by("pk")] == ["Lukas", "Sara"]
    assert Message.objects.filter(kind="companies.invitation").count() == 2
    make.assert_seats_add_up()


def test_sending_twice_changes_nothing(held: GroupBooking, hr: User) -> None:
    sending.send(held, by=hr)
    sending.send(held, by=hr)

    assert NewHire.objects.count() == 2
    assert Message.objects.filter(kind="companies.invitation").count() == 2


def test_an_unverified_company_prepares_but_does_not_send(
    held: GroupBooking, nordvind: Company, hr: User
) -> None:
    Company.objects.update(verified_at=None)

    with pytest.raises(sending.CannotSend):
        sending.send(held, by=hr)

    assert not NewHire.objects.exists()
    assert Booking.objects.get().state == Booking.State.HELD


def test_a_row_to_correct_keeps_the_booking_from_being_sent(held: GroupBooking, hr: User) -> None:
    roster.add_row(held, values={"given_name": "Ines"}, by=hr)

    with pytest.raises(sending.CannotSend) as refused:
        sending.send(held, by=hr)

    assert refused.value.blockers[0].step == "roster"


def test_a_resident_of_a_municipality_without_agreement_is_told_where_to_go(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    roster.take_in_text(draft, text=pasted(line("Lukas", municipality="Vejle")), by=hr)

    told = " ".join(note.message for note in check(draft).advice)

    assert "Vejle" in told


def test_somebody_with_nothing_to_do_here_is_a_blocker(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    """A Nordic citizen needs only the CPR registration, which is her own municipality's."""
    roster.take_in_text(draft, text=pasted(line("Sara", "Sverige", "Vejle")), by=hr)

    blocked = [note for note in check(draft).blockers if "Sara Weber" in note.names]

    assert blocked


def test_a_day_without_room_for_all_holds_nothing(
    draft: GroupBooking, morning: Session, hr: User
) -> None:
    many = [line(f"Person{number}") for number in range(11)]
    roster.take_in_text(draft, text=pasted(*many), by=hr)

    with pytest.raises(appointment.NoRoom):
        appointment.hold_day(draft, day=timezone.localdate(morning.starts), by=hr)

    assert taken(morning) == {}


def test_a_headcount_holds_seats_that_the_names_then_take(
    copenhagen: Centre, nordvind: Company, hr: User, morning: Session
) -> None:
    group = group_booking.start(
        company=nordvind, centre=copenhagen, by=hr, names_later=True, headcount={"eu": 2}
    )
    appointment.hold_day(group, day=timezone.localdate(morning.starts), by=hr)
    assert taken(morning) == {"immigration": 2, "citizen_service": 2}

    roster.take_in_text(group, text=pasted(line("Lukas")), by=hr)
    assert taken(morning) == {"immigration": 2, "citizen_service": 2}
    group.refresh_from_db()
    sending.send(group, by=hr)

    assert taken(morning) == {"immigration": 1, "citizen_service": 1}
    make.assert_seats_add_up()


def test_a_longer_list_than_the_day_has_room_for_asks_for_another_day(
    held: GroupBooking, morning: Session, hr: User
) -> None:
    many = [line(f"Person{number}") for number in range(11)]

    roster.take_in_text(held, text=pasted(*many), by=hr)

    assert any(note.step == "appointment" for note in check(held).blockers)


def test_cancelling_frees_the_seats_at_once(held: GroupBooking, morning: Session, hr: User) -> None:
    sending.send(held, by=hr)

    group_booking.cancel(held, by=hr)
    group_booking.cancel(held, by=hr)

    assert taken(morning) == {}
    assert Message.objects.filter(kind="companies.visit_cancelled").count() == 2


def test_a_booking_of_somebody_who_has_come_stays_for_her(
    held: GroupBooking, hr: User, desk: User
) -> None:
    sending.send(held, by=hr)
    lukas = Attendee.objects.get(given_name="Lukas")
    arrivals.serve(lukas, by=desk, sure=True)

    kept = group_booking.cancel(held, by=hr)

    assert kept.state == GroupBooking.State.CONFIRMED
    assert list(Attendee.objects.coming()) == [lukas]


def test_what_is_completed_stays_completed(
    client: Client, held: GroupBooking, hr: User, desk: User
) -> None:
    sending.send(held, by=hr)
    for person in Attendee.objects.all():
        arrivals.serve(person, by=desk, sure=True)
    run_jobs()
    client.force_login(hr)

    page = client.post(reverse("companies:cancel", args=[held.reference]), follow=True).text

    held.refresh_from_db()
    assert held.state == GroupBooking.State.COMPLETED
    assert "has been at the centre already" in page


def test_at_another_centre_the_list_stays_and_seats_are_held_anew(
    held: GroupBooking, morning: Session, hr: User
) -> None:
    aarhus = Centre.objects.get(key="aarhus")
    desks = dict.fromkeys(Authority.objects.all(), 10)
    there = make.session(make.event(of=aarhus), desks=desks, starts=morning.starts)

    moved = group_booking.change_centre(held, centre=aarhus, by=hr)
    group_booking.change_centre(held, centre=aarhus, by=hr)
    assert taken(morning) == {}
    assert RosterRow.objects.filter(session=None).count() == 2

    again = appointment.hold_day(moved, day=timezone.localdate(there.starts), by=hr)
    assert again.booking.reference == held.reference
    assert taken(there)
    assert Booking.objects.count() == 1


def test_the_files_own_cells_are_let_go_once_the_booking_is_sent(
    held: GroupBooking, hr: User
) -> None:
    """They may hold dates of birth and passport numbers, in columns that we never asked for."""
    assert all(row.cells for row in held.roster.rows.all())

    sending.send(held, by=hr)

    assert not any(row.cells for row in held.roster.rows.all())
