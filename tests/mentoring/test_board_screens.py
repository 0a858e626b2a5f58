"""The Matching tab: matching, reading, locking, asking what if, sending; and nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from mentoring.models import Match, MatchRun, PairRule, Programme
from mentoring.proposing import asking, job
from mentoring.proposing.imagining import Changes
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.personas import person

pytestmark = pytest.mark.django_db

SLIDERS = {"field": 3, "industry": 3, "goals": 4, "language": 1, "times": 2}


@pytest.fixture
def programme() -> Programme:
    made = people.open_programme(state=Programme.State.MATCHING)
    people.accepted_student(made, user=person("nina", last_name="Novak", password=None))
    people.accepted_student(made, user=person("sam", last_name="Smith", password=None), field="09")
    union = people.partner(made, "Union", upper=1)
    bob = person("bob", last_name="Bruun", password=None)
    people.accepted_mentor(made, user=bob, partner=union, capacity=2)
    return made


@pytest.fixture
def clara(client: Client) -> User:
    """Signed in."""
    clara = person("clara", Role.COORDINATOR, password=None)
    client.force_login(clara)
    return clara


@pytest.fixture
def run(programme: Programme, clara: User) -> MatchRun:
    made = asking.run(programme.pk, clara)
    job.calculate(made.pk)
    return MatchRun.objects.get()


def _at(name: str, programme: Programme, *more: int) -> str:
    return reverse(f"mentoring_admin:{name}", args=[programme.pk, *more])


def _text(client: Client, name: str, run: MatchRun, query: str = "") -> str:
    answer = client.get(_at(name, run.programme, run.number) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_matching_goes_on_by_itself_and_shows_how_far_it_is(
    client: Client, programme: Programme, clara: User
) -> None:
    answer = client.post(_at("matching", programme), SLIDERS | {"goals": 5})
    run = MatchRun.objects.get()
    page = client.get(answer["Location"]).content.decode()
    waiting = client.get(answer["Location"], headers={"HX-Request": "true"})
    run_jobs()
    over = client.get(answer["Location"], headers={"HX-Request": "true"})

    assert run.settings["weights"]["goals"] == 5
    assert "<progress" in page
    assert 'http-equiv="refresh"' in page
    assert waiting.content.strip().startswith(b"<div")
    assert over["HX-Refresh"] == "true"


def test_sliders_that_count_nothing_are_refused(
    client: Client, programme: Programme, clara: User
) -> None:
    for typed in (dict.fromkeys(SLIDERS, 0), SLIDERS | {"goals": 9}, {}):
        assert client.post(_at("matching", programme), typed).status_code == 200
    assert not MatchRun.objects.exists()


def test_a_pair_is_shown_with_each_number_in_words(client: Client, run: MatchRun) -> None:
    page = _text(client, "run", run)

    assert all(name in page for name in ("Nina Novak", "Bob Bruun"))
    assert "The same field: Information technology" in page
    assert page.count("<meter") == 6
    assert ">1,000 <small>" in page
    assert "Nina Novak" not in _text(client, "run", run, "?q=nobody")
    assert "Nina Novak" in _text(client, "run", run, "?q=novak+union&band=good")
    assert "Nina Novak" in _text(client, "run", run, "?group=evil&band=%00&p=-7")


def test_two_are_locked_with_a_reason_and_released(
    client: Client, run: MatchRun, programme: Programme
) -> None:
    pair = {key: run.result["pairs"][0][key] for key in ("student", "mentor")}
    wanted = pair | {"kind": "lock", "next": _at("run", programme, run.number)}
    at = _at("make_rule", programme)

    refused = client.post(at, wanted | {"reason": ""}, follow=True).content.decode()
    assert "Write why" in refused
    made = client.post(at, wanted | {"reason": "They met"}, follow=True)
    assert "Locked: these two stay together" in made.content.decode()
    assert made.redirect_chain[0][0] == wanted["next"]
    rule = PairRule.objects.get()
    away = client.post(_at("release_rule", programme, rule.pk), {"next": "https://evil.example/"})

    assert away["Location"] == _at("matching", programme)
    assert not PairRule.objects.exists()
    again = client.post(_at("release_rule", programme, rule.pk), {"next": "nowhere"})
    assert again.status_code == 302


@pytest.mark.parametrize(
    "typed", [{}, {"student": "x"}, {"kind": "marry"}, {"student": "999999"}, {"mentor": "999999"}]
)
def test_a_lock_on_nobody_is_refused_in_words(
    client: Client, run: MatchRun, programme: Programme, typed: dict
) -> None:
    pair = run.result["pairs"][0]
    usual = {"student": pair["student"], "mentor": pair["mentor"], "kind": "ban", "reason": "No"}

    answer = client.post(_at("make_rule", programme), usual | typed if typed else {}, follow=True)

    assert answer.status_code == 200
    assert 'class="messages"' in answer.content.decode() or "error" in answer.content.decode()
    assert not PairRule.objects.exists()


def test_people_of_another_programme_cannot_be_locked(
    client: Client, run: MatchRun, programme: Programme
) -> None:
    other = people.open_programme()
    pair = run.result["pairs"][0]
    typed = {"student": pair["student"], "mentor": pair["mentor"], "kind": "ban", "reason": "No"}

    client.post(_at("make_rule", other), typed)

    assert not PairRule.objects.exists()


def test_who_has_nobody_reads_why_and_what_would_help(client: Client, run: MatchRun) -> None:
    page = _text(client, "run_unmatched", run)

    assert "Sam Smith" in page
    assert "the organisation has as many pairs as its quota allows" in page
    assert "One more in the quota of Union." in page


def test_why_not_is_answered_with_what_it_would_cost(client: Client, run: MatchRun) -> None:
    sam = run.result["unmatched"][0]
    mentor = run.result["pairs"][0]["mentor"]

    page = _text(client, "run_why", run, f"?student={sam}&mentor={mentor}")
    assert "the student has nobody now" in page
    assert "organisation has as many pairs as it may have" in page
    for query in ("", "?student=0&mentor=x", f"?student={sam}"):
        assert "Why not?" in _text(client, "run_why", run, query)


def test_a_what_if_is_told_beside_the_run(client: Client, run: MatchRun) -> None:
    union = next(iter(run.frozen["quotas"]["partners"]))
    at = _at("run_what_if", run.programme, run.number)
    limit = f"partners-{union}-upper"
    usual = {"more": 0, "industry": "", "places": 0, f"partners-{union}-lower": 0}
    usual |= {f"weight-{name}": weight for name, weight in SLIDERS.items()}

    same = client.post(at, usual | {limit: 1}).content.decode()
    crossed = client.post(at, usual | {f"partners-{union}-lower": 3, limit: 1}).content.decode()
    asked = client.post(at, usual | {limit: 2, "weight-field": 5})
    run_jobs()
    page = client.get(asked["Location"]).content.decode()
    listed = _text(client, "run_compare", MatchRun.objects.get(number=2), "?with=1")
    same_as_none = _text(
        client, "run_compare", MatchRun.objects.get(number=2), f"?with={'9' * 5000}"
    )

    assert "Change something" in same
    assert "At most cannot be less than at least." in crossed
    assert "Union: at least 0, at most 2" in page
    assert "The student&#x27;s field and the mentor&#x27;s: 5" in page
    assert "Beside run 1" in page
    assert "+1" in page
    assert "1 has one who had none, 0 have none any more." in listed
    assert "Sam Smith" in listed
    assert "Sam Smith" in same_as_none
    board = client.get(_at("matching", run.programme)).content.decode()
    assert "Union: at least 0, at most 2" in board


def test_a_mentor_imagined_in_the_run_before_is_not_called_erased(
    client: Client, run: MatchRun, clara: User
) -> None:
    asked = asking.what_if(run.pk, Changes(industry="health", more=2), clara)
    run_jobs()

    listed = _text(client, "run_compare", run, f"?with={asked.number}")

    assert "Imagined mentor" in listed
    assert "erased" not in listed


def test_quotas_that_cannot_be_kept_are_named(
    client: Client, programme: Programme, clara: User
) -> None:
    programme.partners.model.objects.update(lower=3, upper=None)
    run = asking.run(programme.pk, clara)
    job.calculate(run.pk)

    page = _text(client, "run", run)

    assert "Union: at least 3 needed, at most 2 possible." in page


def test_proposals_are_shown_before_they_are_sent_and_sent_once(
    client: Client, run: MatchRun
) -> None:
    at = _at("send_run", run.programme, run.number)
    page = client.get(at).content.decode()
    assert "Send 1 proposal" in page
    assert not Match.objects.exists()

    client.post(at)
    client.post(at)

    assert Match.objects.count() == 1
    assert "They are sent already." in client.get(at).content.decode()
    Programme.objects.update(state=Programme.State.OPEN)
    MatchRun.objects.update(sent_at=None)
    assert "Close the applications first" in client.get(at).content.decode()


def test_a_run_with_somebody_erased_still_opens(client: Client, run: MatchRun) -> None:
    run.frozen["students"].clear()
    run.save()
    run.programme.students.all().delete()

    assert "Somebody who is erased" in _text(client, "run", run)
    assert "Match anew" in _text(client, "run_unmatched", run)
    assert "Match anew" in _text(client, "run_why", run)


def test_nobody_else_on_the_staff_comes_to_the_board(
    client: Client, programme: Programme, run: MatchRun
) -> None:
    client.force_login(person("edith", Role.EDITOR, password=None))
    names = ("run", "run_unmatched", "run_why", "run_what_if", "run_compare", "send_run")
    for at in (_at("matching", programme), *(_at(name, programme, run.number) for name in names)):
        assert client.get(at, follow=True).status_code == 404
    pair = {key: run.result["pairs"][0][key] for key in ("student", "mentor")}
    client.post(_at("make_rule", programme), pair | {"kind": "ban", "reason": "No"})
    client.post(_at("send_run", programme, run.number))
    client.post(_at("matching", programme), SLIDERS | {"goals": 1})
    assert not PairRule.objects.exists()
    assert not Match.objects.exists()
    assert MatchRun.objects.count() == 1
