"""The pages of a pair, by a browser without scripts."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Attendee, Booking
from mentoring.models import Match, Meeting, PairMessage, PairNote, Programme, ProgrammeEvent, Side
from mentoring.my_page import panels
from mentoring.pairs import goals, meetings, messages, notes
from mentoring.pairs.programme_events import rows_of
from mentoring.pairs.so_far import so_far
from mentoring.pairs.times import Plan
from mentoring.pairs.together import PairIsOver
from tests.events import make
from tests.mentoring.pair_people import begun, together

pytestmark = pytest.mark.django_db

STUDENT, MENTOR = Side.STUDENT, Side.MENTOR
PARTS = ("pair", "pair_goals", "pair_meetings", "pair_notes", "pair_messages")


@pytest.fixture
def match() -> Match:
    return together(weeks=6)


def as_(match: Match, side: Side) -> Client:
    client = Client()
    client.force_login(getattr(match, side.value).user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"mentoring:{name}", args=args)


def at(days: int) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(17)))


def typed(days: int, **more: str) -> dict[str, str]:
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    usual = {"day_1": day, "clock_1": "17:00", "minutes": "60", "place": "Café Ø", "about": ""}
    return usual | more


def test_two_find_a_time_and_meet(match: Match) -> None:
    nina, bob = as_(match, STUDENT), as_(match, MENTOR)
    dinner = make.session(make.event(), starts=at(2)).event
    ProgrammeEvent.objects.create(programme=match.programme, event=dinner)

    for _twice in range(2):
        nina.post(url("pair_propose", match.pk), typed(3, day_2=str(at(4).date()), clock_2="9:30"))
    meeting = Meeting.objects.get()
    here = url("pair_meeting", match.pk, meeting.pk)
    asked = bob.get(url("pair", match.pk)).content.decode()
    offered = bob.get(here).content.decode()
    for _twice in range(2):
        bob.post(url("pair_pick", match.pk, meeting.pk), {"time": at(3).isoformat()})
    ics = nina.get(url("pair_ics", match.pk, meeting.pk))

    meeting.refresh_from_db()
    assert "Nina proposes times to meet" in asked
    assert "Danish tax for newcomers" in asked
    application = url("application", match.programme.slug, STUDENT)
    assert url("pair", match.pk) in nina.get(application).content.decode()
    assert at(3).astimezone(UTC).isoformat() in offered
    assert (meeting.state, meeting.starts_at) == ("agreed", at(3))
    assert ics["Content-Type"].startswith("text/calendar")
    assert b"METHOD:PUBLISH" in ics.content
    assert b"You meet on" in nina.get(reverse("home:my")).content

    Meeting.objects.filter(pk=meeting.pk).update(starts_at=at(-1))
    assert "Did you meet on" in nina.get(url("pair", match.pk)).content.decode()
    nina.post(url("pair_told", match.pk, meeting.pk), {"took_place": "yes"})
    note = {"text": "Good talk", "read_by": "pair", "meeting": str(meeting.pk)}
    written = nina.post(url("pair_notes", match.pk), note, follow=True)
    assert "Good talk" in bob.get(here).content.decode()
    assert written.redirect_chain == [(here, 302)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pair_propose", typed(-3, about="Kept <i>")),
        ("pair_propose", typed(3, clock_1="", about="Kept <i>")),
        ("pair_propose", typed(3, day_1="2027-03-28", clock_1="02:30", about="Kept <i>")),
        ("pair_met", {"on": "2099-01-01", "minutes": "60", "about": "Kept <i>"}),
        ("pair_goals", {"text": "Kept <i>" + "x" * 200}),
        ("pair_notes", {"text": "Kept <i>", "read_by": "everybody"}),
        ("pair_messages", {"text": "Kept <i>010190-1234"}),
    ],
)
def test_what_was_typed_stays_after_a_mistake(
    match: Match, name: str, data: dict[str, str]
) -> None:
    response = as_(match, STUDENT).post(url(name, match.pk), data)

    assert response.status_code == 422
    assert "Kept &lt;i&gt;" in response.content.decode()
    assert "error-summary" in response.content.decode()


def test_what_nobody_can_have_pressed_changes_nothing(match: Match) -> None:
    meeting = meetings.propose(match.pk, STUDENT, Plan([at(3)]))
    bob = as_(match, MENTOR)
    pick = url("pair_pick", match.pk, meeting.pk)

    for time_typed in ("", "x", "2027-13-45T99:00", "2027-01-01T10:00", at(9).isoformat()):
        assert bob.post(pick, {"time": time_typed}).status_code == 302
    for address in (url("pair_told", match.pk, meeting.pk), url("pair_keep", match.pk, meeting.pk)):
        assert bob.post(address, {"took_place": "yes"}).status_code == 302
    assert bob.get(url("pair_place", match.pk, meeting.pk)).status_code == 200
    assert bob.get(url("pair_notes", match.pk) + "?meeting=x").status_code == 404
    assert bob.get(url("pair_ics", match.pk, meeting.pk)).status_code == 404

    assert Meeting.objects.get().state == "proposed"


def test_somebody_else_s_pair_and_what_is_of_it_are_not_there(match: Match) -> None:
    other = begun(match.programme, weeks=6)
    meeting = meetings.propose(other.pk, STUDENT, Plan([at(3)]))
    goal = goals.write(other.pk, STUDENT, "Theirs")
    note = notes.write(other.pk, STUDENT, "Theirs", "pair")
    ours = notes.write(match.pk, MENTOR, "Bob's", "pair")
    nina = as_(match, STUDENT)

    assert nina.get(url("pair", other.pk)).status_code == 404
    for name, pk in (
        *((name, meeting.pk) for name in ("pair_meeting", "pair_ics", "pair_times", "pair_place")),
        *(("pair_cancel", meeting.pk), ("pair_goal", goal.pk)),
        *(("pair_note", note.pk), ("pair_note", ours.pk)),
    ):
        assert nina.get(url(name, match.pk, pk)).status_code == 404, name
    for name, pk in (
        *((name, meeting.pk) for name in ("pair_pick", "pair_keep", "pair_told", "pair_cancel")),
        *(("pair_goal_agree", goal.pk), ("pair_goal_reached", goal.pk)),
    ):
        assert nina.post(url(name, match.pk, pk)).status_code == 404, name
    nina.post(url("pair_goal_drop", match.pk, goal.pk))
    nina.post(url("pair_note_delete", match.pk, note.pk))
    assert other.goals.count() == other.notes.count() == 1


def test_before_both_have_agreed_it_leads_to_the_proposal(match: Match) -> None:
    Match.objects.filter(pk=match.pk).update(state="proposed", began_at=None)
    nina = as_(match, STUDENT)

    for name in PARTS:
        assert nina.get(url(name, match.pk))["Location"] == url("proposal", match.pk)
    Match.objects.filter(pk=match.pk).update(state="declined")
    assert nina.get(url("pair", match.pk)).status_code == 404


@pytest.mark.parametrize(("state", "reachable"), [("completed", True), ("ended", False)])
def test_what_is_over_is_read_and_not_changed(match: Match, state: str, reachable: bool) -> None:
    meeting = meetings.propose(match.pk, MENTOR, Plan([at(3)]))
    meetings.pick(match.pk, meeting.pk, STUDENT, at(3))
    messages.send(match.pk, MENTOR, "Hello Nina")
    goals.write(match.pk, MENTOR, "A job")
    Match.objects.filter(pk=match.pk).update(state=state, over_at=timezone.now())
    nina = as_(match, STUDENT)

    pages = {name: nina.get(url(name, match.pk)).content.decode() for name in PARTS}
    pages["meeting"] = nina.get(url("pair_meeting", match.pk, meeting.pk)).content.decode()
    everything = "".join(pages.values())

    assert "Hello Nina" in pages["pair_messages"]
    assert ("bob@ankomst.example" in everything) == reachable
    assert ("Bruun" in everything) == reachable
    for name, page in pages.items():
        posts = page.split("<main")[1].count('method="post"')
        assert posts == (name == "pair_notes"), name
    assert nina.post(url("pair_messages", match.pk), {"text": "Hello?"}).status_code == 422
    nina.post(url("pair_notes", match.pk), {"text": "Mine", "read_by": "me"})
    assert PairNote.objects.get().text == "Mine"


def test_many_meetings_and_messages_cost_no_more_queries(match: Match) -> None:
    nina = as_(match, STUDENT)

    def queries() -> dict[str, int]:
        found = {}
        for name in PARTS:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                nina.get(url(name, match.pk))
            found[name] = len(asked)
        return found

    def more() -> None:
        for n in range(1, 4):
            facts = {"match": match, "proposed_by": MENTOR}
            Meeting.objects.create(**facts, state="agreed", starts_at=at(-n))
            Meeting.objects.create(**facts, state="held", starts_at=at(-n))
            proposed = Meeting.objects.create(**facts)
            proposed.times.create(starts_at=at(n))
            PairMessage.objects.create(match=match, author=MENTOR, text=str(n))
            notes.write(match.pk, MENTOR, str(n), "pair", proposed)
            goals.write(match.pk, MENTOR, f"{n}{timezone.now()}")

    more()
    queries()
    few = queries()
    match.goals.all().delete()
    more()

    assert queries() == few


def test_my_page_leads_to_the_pair_and_to_a_proposal(match: Match) -> None:
    messages.send(match.pk, MENTOR, "Hello")
    nina = as_(match, STUDENT)

    page = nina.get(reverse("home:my")).content.decode()
    Match.objects.filter(pk=match.pk).update(state="proposed", student_said=None, began_at=None)
    proposed = nina.get(reverse("home:my")).content.decode()
    Match.objects.filter(pk=match.pk).update(state="ended", student_said=True)

    assert url("pair", match.pk) in page
    assert "A message from Bob" in page
    assert url("proposal", match.pk) in proposed
    assert "Bruun" not in proposed
    assert all(not panel.context.get("pairs") for panel in panels(match.student.user))
    assert "Ended early" in nina.get(url("mine")).content.decode()


def test_times_that_have_passed_are_proposed_anew(match: Match) -> None:
    meeting = meetings.propose(match.pk, MENTOR, Plan([at(3)]))
    meeting.times.update(starts_at=at(-1))

    for side in Side:
        page = as_(match, side).get(url("pair", match.pk)).content.decode()
        assert "The proposed times have passed" in page
        assert url("pair_propose", match.pk) in page
    assert "disabled" in as_(match, STUDENT).get(url("pair_meeting", match.pk, meeting.pk)).text


def test_what_comes_after_one_of_them_was_erased_is_words(match: Match) -> None:
    Match.objects.filter(pk=match.pk).delete()

    for act in (
        lambda: meetings.propose(match.pk, STUDENT, Plan([at(3)])),
        lambda: messages.send(match.pk, STUDENT, "Hello?"),
        lambda: notes.write(match.pk, STUDENT, "Mine", "me"),
    ):
        with pytest.raises(PairIsOver):
            act()


def test_how_far_they_are_is_counted_in_weeks(match: Match) -> None:
    programme = match.programme
    first = so_far(match, programme.starts_on)

    assert (first.week, first.weeks) == (1, 26)
    assert so_far(match, programme.starts_on - timedelta(days=1)).week == 0
    assert so_far(match, programme.starts_on + timedelta(days=7)).week == 2
    assert so_far(match, programme.ends_on + timedelta(days=90)).week == 26


@pytest.mark.parametrize(
    ("days", "seat", "standing"),
    [
        (5, "", "open"),
        (-5, "", "over"),
        (5, Attendee.State.EXPECTED, "signed_up"),
        (-5, Attendee.State.EXPECTED, "came"),
        (-5, Attendee.State.ARRIVED, "came"),
        (-5, Attendee.State.NO_SHOW, "away"),
        (5, Attendee.State.CANCELLED, "open"),
    ],
)
def test_events_tell_whether_one_was_there(
    match: Match, days: int, seat: str, standing: str
) -> None:
    Programme.objects.update(starts_on=timezone.localdate() - timedelta(days=30))
    session = make.session(make.event(), starts=at(days))
    ProgrammeEvent.objects.create(programme=match.programme, event=session.event)
    if seat:
        facts = {"contact_name": "Nina", "contact_email": "n@x.example", "state": "confirmed"}
        booking = Booking.objects.create(**facts)
        email = match.student.user.email.upper()
        Attendee.objects.create(booking=booking, session=session, email=email, state=seat)

    later = make.session(make.event(slug="later"), starts=at(9))
    ProgrammeEvent.objects.create(programme=match.programme, event=later.event)

    rows = rows_of(match.programme, match.student.user)
    (row,) = [row for row in rows if row.session == session]

    assert rows.index(row) == (days < 0)
    assert (row.session, row.standing) == (session, standing)


def test_a_date_before_the_kick_off_is_no_event_of_the_pair_s_unless_she_has_a_seat(
    match: Match,
) -> None:
    Programme.objects.update(starts_on=timezone.localdate() + timedelta(days=10))
    match.programme.refresh_from_db()
    early, hers, in_time = (
        make.session(make.event(slug=slug), starts=at(days))
        for slug, days in (("early", 5), ("hers", 6), ("in-time", 11))
    )
    facts = {"contact_name": "Nina", "contact_email": "n@x.example", "state": "confirmed"}
    booking = Booking.objects.create(**facts)
    seat = {"booking": booking, "session": hers, "email": match.student.user.email}
    Attendee.objects.create(**seat, state=Attendee.State.EXPECTED)
    for session in (early, hers, in_time):
        ProgrammeEvent.objects.create(programme=match.programme, event=session.event)

    rows = rows_of(match.programme, match.student.user)

    assert [row.session for row in rows] == [hers, in_time]
