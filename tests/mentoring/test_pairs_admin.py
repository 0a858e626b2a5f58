"""The Pairs tab: who needs somebody first, one pair, the deeds; and what partners see of it."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import AccessLog, User
from accounts.roles import Role
from mentoring.models import (
    CheckIn,
    CoordinatorNote,
    Match,
    Meeting,
    MentoringOutcome,
    PairMessage,
    PairNote,
    Programme,
    Side,
)
from mentoring.programmes.lacking import to_begin
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.mentoring.pair_people import begun, met, running, said, together
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def match() -> Match:
    return together(weeks=2, of=running(weeks=2))


@pytest.fixture
def clara(client: Client) -> User:
    """Signed in."""
    clara = person("clara", Role.COORDINATOR, password=None)
    client.force_login(clara)
    return clara


def at(name: str, match: Match, *more: str) -> str:
    return reverse(f"mentoring_admin:{name}", args=[match.programme_id, *more])


def one(match: Match) -> str:
    return at("pair", match, str(match.pk))


def act(client: Client, match: Match, key: str, **told: str) -> str:
    url = at("pair_act", match, str(match.pk), key)
    return client.post(url, told, follow=True).content.decode()


def names(client: Client, match: Match, query: str = "") -> list[str]:
    """Students, from the top of the list."""
    rows = client.get(at("pairs", match) + query).context["page"]
    return [row.match.student.user.first_name for row in rows]


def test_who_needs_somebody_comes_first_and_the_list_can_be_narrowed(
    client: Client, clara: User, match: Match
) -> None:
    union = people.partner(match.programme, "Union")
    ana, bea = people.anybody("ana"), people.anybody("bea")
    low = begun(match.programme, weeks=2, student={"user": ana}, mentor={"partner": union})
    begun(match.programme, weeks=2, student={"user": bea}, state=Match.State.COMPLETED)
    said(low, Side.MENTOR, 1)

    assert names(client, match) == ["Ana", "Nina", "Bea"]
    assert names(client, match, "?health=red") == ["Ana"]
    assert names(client, match, "?health=new") == ["Ana"]
    assert names(client, match, "?state=completed") == ["Bea"]
    assert names(client, match, f"?partner={union.pk}") == ["Ana"]
    assert names(client, match, "?q=novak") == ["Nina"]
    assert names(client, match, "?state=%00&health=x&partner=9%27&p=-1") == ["Ana", "Nina", "Bea"]


def test_before_the_first_has_begun_the_proposals_are_listed(
    client: Client, clara: User, match: Match
) -> None:
    proposed = {"state": Match.State.PROPOSED, "began_at": None, "mentor_said": None}
    Match.objects.update(**proposed)
    page = client.get(at("pairs", match))
    asked = client.get(at("pairs", match) + "?state=")

    assert "the mentor has until" in page.content.decode()
    assert page.context["query"] == "state=proposed"
    assert "No pair has begun yet" in asked.content.decode()
    assert "Wait for the first answers" in " ".join(to_begin(match.programme))


def test_the_list_goes_along_without_formulas_and_that_is_in_the_log(
    client: Client, clara: User, match: Match
) -> None:
    User.objects.filter(pk=match.student.user_id).update(first_name="=cmd()", last_name="")
    said(match, Side.STUDENT, 1)

    answer = client.get(at("pairs_csv", match) + "?health=red")

    header, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[header.index("Together from")] == str(match.programme.starts_on)
    assert len(header) == len(row)
    assert row[0] == "'=cmd()"
    assert "The student says that it goes 1 of 5" in row
    assert AccessLog.objects.filter(action="mentoring.exported", actor=clara).count() == 1


def test_who_said_yes_before_the_kick_off_is_together_from_the_kick_off(
    client: Client, clara: User, match: Match
) -> None:
    kick_off = match.programme.starts_on + timedelta(days=40)
    Programme.objects.update(starts_on=kick_off)
    day = date_format(kick_off, "DATE_FORMAT")

    assert f"together from {day}" in client.get(one(match)).content.decode()
    short = date_format(kick_off, "SHORT_DATE_FORMAT")
    assert f"<td>{short}" in client.get(at("pairs", match)).content.decode()


def test_the_pair_s_own_words_are_not_on_the_screen_but_what_they_share_is(
    client: Client, clara: User, match: Match
) -> None:
    PairNote.objects.create(match=match, author="student", text="between-us", read_by="pair")
    PairNote.objects.create(match=match, author="student", text="for-myself", read_by="me")
    PairNote.objects.create(match=match, author="mentor", text="for-staff", read_by="staff")
    PairMessage.objects.create(match=match, author="mentor", text="dear-nina")

    page = client.get(one(match)).content.decode()

    assert "for-staff" in page
    assert not any(words in page for words in ("between-us", "for-myself", "dear-nina"))
    read = AccessLog.objects.filter(action="mentoring.pair_read", actor=clara)
    assert set(read.values_list("about", flat=True)) == {
        match.student.user_id,
        match.mentor.user_id,
    }


def test_seen_called_and_reminded_are_noted_once(client: Client, clara: User, match: Match) -> None:
    CheckIn.objects.filter(side="mentor", moment="week_2").update(asked_at=timezone.now())
    said(match, Side.STUDENT, 5, wants_a_call=True)

    for _click in range(2):
        page = act(client, match, "called", words="Talked for ten minutes.")
    assert "Talked for ten minutes." in page
    assert "reminder is on its way" in act(client, match, "remind")
    assert "less than a day ago" in act(client, match, "remind")
    run_jobs()

    assert sorted(CoordinatorNote.objects.values_list("kind", flat=True)) == ["called", "reminded"]
    assert CheckIn.objects.get(side="student", moment="week_2").seen_at is not None


def test_staff_may_say_that_a_meeting_took_place_and_only_one_that_can_have(
    client: Client, clara: User, match: Match
) -> None:
    agreed, coming = (
        met(match, weeks_ago=1, state="agreed"),
        met(match, weeks_ago=-1, state="agreed"),
    )
    elsewhere = met(begun(match.programme, weeks=2), weeks_ago=1, state="agreed")
    assert client.get(one(match)).content.decode().count("It took place") == 1

    for _click in range(2):
        assert "Counted as held" in act(client, match, "held", meeting=str(agreed.pk))
    for wrong in (coming.pk, elsewhere.pk, 999_999):
        assert "whose time has come" in act(client, match, "held", meeting=str(wrong))
    assert (
        client.post(at("pair_act", match, str(match.pk), "held"), {"meeting": "x"}).status_code
        == 200
    )

    assert [each.pk for each in Meeting.objects.held()] == [agreed.pk]


def test_what_was_typed_stays_where_it_cannot_be_done(
    client: Client, clara: User, match: Match
) -> None:
    page = act(client, match, "outcome", kind="job", on="1999-01-01")
    assert "Choose a day from" in page
    assert "1999-01-01" in page
    assert "010190-1234" in act(client, match, "seen", words="CPR 010190-1234")
    assert "010190-1234" in act(client, match, "end", why="", words="CPR 010190-1234")
    assert not CoordinatorNote.objects.exists()
    match.refresh_from_db()
    assert match.state == Match.State.ACTIVE


def test_outcome_completing_and_ending_are_done_from_the_screen(
    client: Client, clara: User, match: Match
) -> None:
    act(client, match, "outcome", kind="job", on=f"{timezone.localdate()}")
    outcome = MentoringOutcome.objects.get()
    client.post(at("take_outcome_back", match, str(match.pk), str(outcome.pk)))
    assert not MentoringOutcome.objects.exists()

    other = begun(match.programme, weeks=2)
    act(client, match, "complete")
    act(client, other, "end", why="moved", words="")

    states = dict(Match.objects.values_list("pk", "state"))
    assert states == {match.pk: Match.State.COMPLETED, other.pk: Match.State.ENDED}
    assert "nothing to complete" in act(client, other, "complete")


def test_only_who_runs_the_programme_gets_in_and_only_to_its_own_pairs(
    client: Client, match: Match
) -> None:
    adviser = person("adviser", Role.ADVISER, password=None)
    client.force_login(adviser)
    for url in (at("pairs", match), at("pairs_csv", match), one(match)):
        assert client.get(url, follow=True).status_code == 404

    client.force_login(person("clara", Role.COORDINATOR, password=None))
    elsewhere = people.open_programme()
    wrong = reverse("mentoring_admin:pair", args=[elsewhere.pk, match.pk])
    assert client.get(wrong, follow=True).status_code == 404
    erase = at("pair_act", match, str(match.pk), "erase")
    assert client.post(erase, follow=True).status_code == 404


def test_a_partner_sees_that_a_pair_runs_how_often_it_met_and_a_colour(client: Client) -> None:
    boss = people.anybody("boss")
    programme: Programme = running(weeks=2)
    union = people.partner(programme, "Union", boss)
    student = person("nina", last_name="Novak", password=None)
    pair = begun(programme, weeks=2, student={"user": student}, mentor={"partner": union})
    met(pair, weeks_ago=1)
    said(pair, Side.STUDENT, 1, words="He shouts at me")
    client.force_login(boss)

    page = client.get(reverse("mentoring:partner_programme", args=[union.pk, programme.slug]))

    assert b"In a pair: 1 meeting" in page.content
    assert b"In trouble; the coordinator knows" in page.content
    assert not any(words in page.content for words in (b"Novak", b"nina@", b"shouts", b"1 of 5"))


def test_former_students_who_would_like_to_are_invited_by_a_button(
    client: Client, clara: User, match: Match
) -> None:
    match.evaluations.filter(side="student", moment="end").update(mentor_later=True)
    following = people.open_programme()
    page = client.get(reverse("mentoring_admin:invite_mentors", args=[following.pk]))
    assert b"1 student of an earlier programme" in page.content

    url = reverse("mentoring_admin:invite_alumni", args=[following.pk])
    assert b"One invitation is on its way" in client.post(url, follow=True).content
    assert b"Nobody is left to ask" in client.post(url, follow=True).content


def test_the_first_screen_says_who_asks_for_somebody(
    client: Client, clara: User, match: Match
) -> None:
    said(match, Side.STUDENT, 2, wants_a_call=True)
    said(match, Side.MENTOR, 1)

    page = client.get(at("overview", match))

    assert b"1 person asks to be called" in page.content
    assert b"In 1 pair somebody says that it goes badly" in page.content
    assert [tab["count"] for tab in page.context["tabs"] if "pairs" in tab["url"]] == [1]
