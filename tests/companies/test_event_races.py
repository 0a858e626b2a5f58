"""Companies, parties and the clock want the same seats at an event, on real connections."""

from collections import Counter
from pathlib import Path

import pytest

from accounts.models import User
from companies import roster, sending
from companies.event_seats import holding, people, starting
from companies.models import Company, GroupBooking, NewHire
from events.models import Attendee, Booking, Event, Session
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party
from outbox.models import Message
from tests.companies import event_people as seats
from tests.events import make
from tests.events.test_killed import wait_for
from tests.events.test_races import at_once
from tests.programs import Programs
from tests.races import outcome

pytestmark = pytest.mark.race

ROUNDS = 4


@pytest.fixture
def evening(transactional_db: None) -> Session:
    made = make.session(make.event(), seats=20)
    Event.objects.update(company_limit=None)
    return Session.objects.select_related("event").get(pk=made.pk)


def begin_again(evening: Session) -> None:
    GroupBooking.objects.all().delete()
    Booking.objects.all().delete()
    evening.quotas.update(taken=0)


def test_companies_and_parties_never_take_more_seats_than_there_are(
    evening: Session, nordvind: Company, hr: User
) -> None:
    """Six companies want five seats each, ten guests one each: all or nothing, never over."""

    def work(n: int) -> str:
        if n % 2:
            guest = Party(people=(Guest(f"P{n}", "", f"p{n}@b.example"),))
            return outcome(sign_up, event=evening.event, sessions=[evening], party=guest)
        return outcome(seats.started, evening, nordvind, hr, 5)

    for _round in range(ROUNDS):
        answers = Counter(at_once(work, 12))

        groups = GroupBooking.objects.count()
        guests = Booking.objects.filter(kind=Booking.Kind.SIGN_UP).count()
        assert answers["done"] == groups + guests
        assert seats.taken(evening) == 5 * groups + guests <= 20
        make.assert_seats_add_up()
        begin_again(evening)


def test_two_lists_of_a_company_do_not_bring_more_than_it_may_together(
    evening: Session, nordvind: Company, hr: User
) -> None:
    Event.objects.update(company_limit=7)
    limited = Session.objects.select_related("event").get(pk=evening.pk)
    for _round in range(ROUNDS):
        answers = Counter(at_once(lambda _n: outcome(seats.started, limited, nordvind, hr, 5), 4))

        assert answers == {"done": 1, "TooMany": 3}
        assert seats.taken(evening) == 5
        make.assert_seats_add_up()
        begin_again(evening)


def test_the_same_form_sent_by_many_clicks_at_once_is_one_booking(
    evening: Session, nordvind: Company, hr: User
) -> None:
    def work(_n: int) -> str:
        group = starting.start(
            company=nordvind,
            event=evening.event,
            session=evening,
            people=4,
            form_token="once",
            by=hr,
        )
        return group.reference

    assert len(set(at_once(work, 8))) == 1
    assert seats.taken(evening) == 4


def test_many_clicks_send_once(evening: Session, nordvind: Company, hr: User) -> None:
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara")

    answers = at_once(lambda _n: outcome(sending.send, group, by=hr), 8)

    assert Counter(answers) == {"done": 8}
    assert NewHire.objects.count() == 2
    assert Message.objects.filter(kind="companies.invitation").count() == 2
    make.assert_seats_add_up()


def test_people_decline_while_others_come_in_their_seats(
    evening: Session, nordvind: Company, hr: User
) -> None:
    """She says that she cannot come in the moment in which the company gives her seat away."""
    values = {"given_name": "Ines", "family_name": "", "email": "ines@nordvind.example"}
    for _round in range(ROUNDS):
        group = seats.sent(evening, nordvind, hr, "Lukas", "Sara")
        lukas = seats.hire(group, "Lukas")

        def work(n: int, lukas: NewHire = lukas) -> str:
            if n % 2:
                return outcome(people.decline, lukas)
            return outcome(people.replace, lukas, values=values, by=hr)

        at_once(work, 6)

        coming = Attendee.objects.coming().filter(booking=group.booking)
        assert coming.count() == seats.taken(evening) in (1, 2)
        make.assert_seats_add_up()
        people.take_off(seats.hire(group, "Sara"), by=hr)
        for hire in NewHire.objects.filter(group=group, attendee__in=coming):
            people.take_off(hire, by=hr)


@pytest.mark.parametrize(
    "place",
    [
        "events.booking.confirming.line.change",
        "companies.sending.NewHire.objects.bulk_create",
        "companies.sending.post_many",
        "django.db.backends.base.base.BaseDatabaseWrapper._commit",
    ],
)
def test_a_process_killed_in_sending_leaves_the_hold_as_it_was(
    evening: Session,
    nordvind: Company,
    hr: User,
    programs: Programs,
    tmp_path: Path,
    place: str,
) -> None:
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara", "Ines")
    marker = tmp_path / "here"
    still = {"STANDS_STILL_IN": place, "STANDS_STILL_AT": str(marker)}
    module = "tests.companies.standing_still_sending"
    with programs.start(module, str(group.pk), log=tmp_path / "log", **still):
        wait_for(marker)

    assert not Attendee.objects.exists()
    assert not Message.objects.filter(kind="companies.invitation").exists()
    assert seats.taken(evening) == 3
    assert sending.send(group, by=hr).state == GroupBooking.State.CONFIRMED
    assert Attendee.objects.count() == 3
    make.assert_seats_add_up()


def test_the_list_grows_while_others_take_the_last_seats(
    evening: Session, nordvind: Company, hr: User
) -> None:
    for _round in range(ROUNDS):
        groups = [seats.listed(evening, nordvind, hr, "Lukas") for _n in range(4)]
        many = seats.pasted(*(f"Person{n}" for n in range(8)))

        def work(n: int, groups: list[GroupBooking] = groups, many: str = many) -> str:
            return outcome(roster.take_in_text, groups[n], text=many, by=hr)

        assert Counter(at_once(work, 4)) == {"done": 4}

        held = sorted(holding.seats_held(group) for group in GroupBooking.objects.all())
        assert held == [1, 1, 8, 8]
        assert seats.taken(evening) == 18
        begin_again(evening)
