"""How two people come to a time to meet, and what stands in their calendars."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.forms import ValidationError
from django.utils import timezone, translation
from django.utils.formats import date_format
from icalendar import Calendar

from events.calendar_files import Appointment, own_calendar
from mentoring.forms.pair import TimesForm, moment_of
from mentoring.models import Match, Meeting, Side
from mentoring.pairs import ending, meetings, took_place
from mentoring.pairs.meetings import cancel, change_place, keep, pick, propose, propose_others
from mentoring.pairs.times import Plan, TimeIsOver, TimeIsTaken, TooManyTimes
from mentoring.pairs.together import PairIsOver
from tests.mentoring import people
from tests.mentoring.pair_people import begun, together
from tests.mentoring.proposals import mails, to

pytestmark = pytest.mark.django_db

STUDENT, MENTOR = Side.STUDENT, Side.MENTOR
HOUR = timedelta(hours=1)


@pytest.fixture
def match() -> Match:
    return together(weeks=6)


def at(days: int, hour: int = 17) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))


def agreed(match: Match, when: datetime, **facts: object) -> Meeting:
    meeting = propose(match.pk, STUDENT, Plan([when], **facts))
    return pick(match.pk, meeting.pk, MENTOR, when)


def entry_of(letter: mail.EmailMessage) -> tuple[str, Calendar]:
    (attached,) = [part for part in letter.attachments if part[0].endswith(".ics")]
    calendar = Calendar.from_ical(attached[1])
    return str(calendar["method"]), calendar.walk("VEVENT")[0]


def test_one_proposes_the_other_picks_and_both_have_it_in_their_calendars(match: Match) -> None:
    times = [at(3), at(4), at(5), at(6)]
    meeting = propose(match.pk, STUDENT, Plan(times, 45, "Café Ø, Havnegade 12", "The CV"))
    again = propose(match.pk, STUDENT, Plan(times, 45, "Café Ø, Havnegade 12", "The CV"))
    asked = mails()

    picked = pick(match.pk, meeting.pk, MENTOR, at(4))
    pick(match.pk, meeting.pk, MENTOR, at(4))
    told = mails()

    assert again == meeting
    assert [letter.to for letter in asked] == [["bob@ankomst.example"]]
    assert (picked.state, picked.starts_at) == ("agreed", at(4))
    assert len(told) == 2
    entries = [entry_of(letter) for letter in told]
    assert {str(entry["uid"]) for _method, entry in entries} == {
        f"mentoring-meeting-{meeting.pk}@127.0.0.1"
    }
    method, hers = entry_of(to(told, "nina")[0])
    assert (method, hers["sequence"], hers["status"]) == ("PUBLISH", 0, "CONFIRMED")
    assert hers.decoded("dtstart") == at(4)
    assert hers.decoded("dtend") == at(4) + timedelta(minutes=45)
    assert hers["location"] == "Café Ø, Havnegade 12"
    assert "Bob Bruun" in hers["summary"]
    with translation.override("da"):
        assert date_format(at(4), "WEEKDAY_DATETIME") in to(told, "bob")[0].subject


def test_whoever_was_asked_may_propose_others_and_then_waits(match: Match) -> None:
    meeting = propose(match.pk, STUDENT, Plan([at(3)]))

    propose_others(match.pk, meeting.pk, MENTOR, Plan([at(8), at(9)], 30))

    with pytest.raises(meetings.OwnProposal):
        pick(match.pk, meeting.pk, MENTOR, at(8))
    with pytest.raises(meetings.NotProposed):
        pick(match.pk, meeting.pk, STUDENT, at(3))
    assert pick(match.pk, meeting.pk, STUDENT, at(9)).minutes == 30


def test_a_meeting_is_moved_when_the_other_picks_and_stands_until_then(match: Match) -> None:
    meeting = agreed(match, at(3), place="Library")
    mails()

    moving = propose_others(match.pk, meeting.pk, MENTOR, Plan([at(10)], place="ignored"))
    assert (moving.state, moving.starts_at, moving.place) == ("agreed", at(3), "Library")
    assert [letter.to for letter in mails()] == [["nina@ankomst.example"]]

    moved = pick(match.pk, meeting.pk, STUDENT, at(10))
    told = mails()

    assert (moved.starts_at, moved.sequence) == (at(10), 1)
    for letter in told:
        method, entry = entry_of(letter)
        assert (method, entry["sequence"], entry.decoded("dtstart")) == ("PUBLISH", 1, at(10))
    assert len(told) == 2


def test_a_wish_to_move_can_be_refused_and_nothing_changes(match: Match) -> None:
    meeting = agreed(match, at(3))
    propose_others(match.pk, meeting.pk, MENTOR, Plan([at(10)]))

    kept = keep(match.pk, meeting.pk, STUDENT)
    keep(match.pk, meeting.pk, STUDENT)

    assert (kept.starts_at, kept.sequence, kept.times.count()) == (at(3), 0, 0)
    with pytest.raises(meetings.AgreedAlready):
        pick(match.pk, meeting.pk, STUDENT, at(10))


def test_where_and_how_long_are_changed_at_once(match: Match) -> None:
    meeting = agreed(match, at(3))
    mails()

    facts = {"minutes": 90, "place": "https://meet.example/x", "about": ""}
    change_place(match.pk, meeting.pk, MENTOR, **facts)
    changed = change_place(match.pk, meeting.pk, MENTOR, **facts)

    assert changed.sequence == 1
    assert len(mails()) == 2


def test_cancelling_strikes_it_out_of_both_calendars_once(match: Match) -> None:
    meeting = agreed(match, at(3))
    mails()

    cancel(match.pk, meeting.pk, STUDENT, "I am ill, <b>sorry</b>")
    cancel(match.pk, meeting.pk, STUDENT, "I am ill, <b>sorry</b>")
    told = mails()

    assert len(told) == 2
    for letter in told:
        method, entry = entry_of(letter)
        assert (method, entry["sequence"], entry["status"]) == ("CANCEL", 1, "CANCELLED")
    assert "I am ill, <b>sorry</b>" in to(told, "bob")[0].body
    assert "&lt;b&gt;sorry" in to(told, "bob")[0].alternatives[0][0]


def test_taking_a_proposal_back_is_told_to_the_other_one_alone(match: Match) -> None:
    meeting = propose(match.pk, STUDENT, Plan([at(3)]))
    mails()

    cancel(match.pk, meeting.pk, STUDENT)
    told = mails()

    assert [letter.to for letter in told] == [["bob@ankomst.example"]]
    assert told[0].attachments == []


def test_nobody_is_flooded_by_a_meeting_that_changes_on_and_on(
    match: Match, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "MAILS_A_DAY", 6)
    meeting = agreed(match, at(3))

    def change_on_and_on() -> None:
        for n in range(meetings.MAILS_A_DAY):
            change_place(match.pk, meeting.pk, MENTOR, minutes=60, place=str(n), about="")

    with pytest.raises(meetings.EnoughForToday):
        change_on_and_on()

    assert len(mails()) <= meetings.MAILS_A_DAY + 1
    assert cancel(match.pk, meeting.pk, STUDENT).state == "cancelled"


def test_times_that_cannot_be_are_refused_with_words(match: Match) -> None:
    agreed(match, at(3, 10), minutes=60)

    for plan, refusal in (
        (Plan([timezone.now() - HOUR]), TimeIsOver),
        (Plan([at(400)]), TimeIsOver),
        (Plan([at(n) for n in range(10, 15)]), TooManyTimes),
        (Plan([at(3, 10) + HOUR / 2]), TimeIsTaken),
        (Plan([at(3, 9)], 61), TimeIsTaken),
    ):
        with pytest.raises(refusal):
            propose(match.pk, MENTOR, plan)

    assert propose(match.pk, MENTOR, Plan([at(3, 9), at(3, 11)], 60)).times.count() == 2


def test_a_mentor_of_two_is_never_at_two_places(match: Match) -> None:
    other = begun(match.programme, weeks=6)
    Match.objects.filter(pk=other.pk).update(mentor=match.mentor)
    first = propose(match.pk, STUDENT, Plan([at(3)]))
    second = propose(other.pk, STUDENT, Plan([at(3)]))
    pick(match.pk, first.pk, MENTOR, at(3))

    with pytest.raises(TimeIsTaken, match="You meet somebody else"):
        pick(other.pk, second.pk, MENTOR, at(3))


def test_whoever_is_busy_is_named_but_not_with_whom(match: Match) -> None:
    other = begun(match.programme, weeks=6)
    Match.objects.filter(pk=other.pk).update(mentor=match.mentor)
    meeting = propose(match.pk, MENTOR, Plan([at(3)]))
    agreed(other, at(3))

    with pytest.raises(TimeIsTaken, match="Bob cannot meet"):
        pick(match.pk, meeting.pk, STUDENT, at(3))


def test_a_time_that_passes_before_it_is_picked_is_over(match: Match) -> None:
    meeting = propose(match.pk, STUDENT, Plan([timezone.now() + HOUR]))
    when = meeting.times.get().starts_at

    later = patch("django.utils.timezone.now", return_value=when + HOUR)
    with later, pytest.raises(TimeIsOver):
        pick(match.pk, meeting.pk, MENTOR, when)


def test_afterwards_either_tells_whether_it_took_place(match: Match) -> None:
    meeting = agreed(match, at(3))
    with pytest.raises(took_place.NotYet):
        took_place.tell(match.pk, meeting.pk, took_place=True)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=at(-1))

    assert took_place.tell(match.pk, meeting.pk, took_place=False).state == "missed"
    assert took_place.tell(match.pk, meeting.pk, took_place=True).state == "held"
    with pytest.raises(meetings.MeetingIsOver):
        cancel(match.pk, meeting.pk, STUDENT)


def test_we_met_is_one_step_and_one_meeting(match: Match) -> None:
    today = timezone.localdate()

    first = took_place.met(match.pk, STUDENT, on=today, about="Coffee")
    again = took_place.met(match.pk, MENTOR, on=today, about="We had coffee")
    later = took_place.met(match.pk, STUDENT, on=today - timedelta(days=3))

    assert first == again
    assert (first.state, first.about) == ("held", "Coffee")
    assert first.starts_at <= timezone.now()
    assert match.meetings.held().count() == 2
    assert timezone.localdate(later.starts_at) == today - timedelta(days=3)


def test_the_agreed_meeting_of_that_day_is_the_one_they_mean(match: Match) -> None:
    meeting = agreed(match, at(3))
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=at(-2))

    found = took_place.met(match.pk, MENTOR, on=timezone.localdate() - timedelta(days=2))

    assert (found.pk, found.state) == (meeting.pk, "held")


@pytest.mark.parametrize("days", [1, -60])
def test_a_day_to_come_or_before_they_were_a_pair_is_refused(match: Match, days: int) -> None:
    with pytest.raises(took_place.NotThatDay):
        took_place.met(match.pk, STUDENT, on=timezone.localdate() + timedelta(days=days))


def test_when_a_pair_ends_what_was_to_come_is_called_off(match: Match) -> None:
    meeting = agreed(match, at(3))
    proposed = propose(match.pk, MENTOR, Plan([at(9)]))
    mails()

    ending.end(match.pk, side=STUDENT, why="time")
    told = [letter for letter in mails() if letter.attachments]

    assert [entry_of(letter)[0] for letter in told] == ["CANCEL", "CANCEL"]
    assert set(Meeting.objects.values_list("pk", "state")) == {
        (meeting.pk, "cancelled"),
        (proposed.pk, "cancelled"),
    }
    with pytest.raises(PairIsOver):
        propose(match.pk, STUDENT, Plan([at(5)]))


# --- the clock ----------------------------------------------------------------------------------


def test_a_time_is_meant_as_the_clock_in_denmark_shows_it() -> None:
    winter = moment_of(date(2027, 1, 15), time(17))
    summer = moment_of(date(2027, 6, 15), time(17))
    twice = moment_of(date(2027, 10, 31), time(2, 30))

    assert winter.astimezone(UTC).hour == 16
    assert summer.astimezone(UTC).hour == 15
    assert twice.astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    with pytest.raises(ValidationError):
        moment_of(date(2027, 3, 28), time(2, 30))


def test_the_hour_that_comes_twice_is_written_in_utc_the_second_time() -> None:
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    calendar = own_calendar(
        Appointment("x", second, second + HOUR, "Meeting", "", "https://x.example/", 2)
    )

    assert b"DTSTART:20271031T013000Z" in calendar
    assert Calendar.from_ical(calendar).walk("VEVENT")[0].decoded("dtstart") == second


def test_half_a_row_is_asked_for_and_an_empty_one_left_out() -> None:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    whole = {"day_1": day, "clock_1": "17:00", "day_3": day, "clock_3": "18.30"}

    form = TimesForm(whole)
    assert form.is_valid()
    assert form.cleaned_data["times"] == [at(3), at(3, 18) + HOUR / 2]

    form = TimesForm(whole | {"day_2": day, "clock_4": "25:99"})
    assert set(form.errors) == {"clock_2", "clock_4"}


def test_people_without_names_are_never_called_by_their_address() -> None:
    match = together(weeks=6)
    for one in (match.student.user, match.mentor.user):
        one.first_name = one.last_name = ""
        one.save()

    agreed(match, at(3))
    words = b"".join(letter.message().as_bytes() for letter in to(mails(), "nina"))

    assert b"bob@" not in words


def test_odd_names_stay_in_one_line_of_the_subject() -> None:
    nina = people.anybody("odd")
    nina.first_name = "Zoë\u202e\r\nBcc: x@example.com 🧑🏽‍🔬"
    nina.save()
    match = begun(together(weeks=6).programme, weeks=6, student={"user": nina})

    propose(match.pk, STUDENT, Plan([at(3)]))
    (letter,) = mails()

    assert "\n" not in letter.subject
    assert letter.message()["Bcc"] is None
