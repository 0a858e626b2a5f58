"""A mentor falls away: who waits, what can be done, and doing it without breaking what stands."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog, User
from accounts.roles import Role
from mentoring.agreeing.answering import answer
from mentoring.models import Industry, Match, MentorApplication, Programme, Side, StudentApplication
from mentoring.pairs.ending import end
from mentoring.repairing import choosing, words
from mentoring.repairing.needing import needing
from mentoring.repairing.ways import Way, ways_of
from tests.mentoring import people, proposals
from tests.mentoring.proposals import both_say_yes, mails, propose_to, to
from tests.personas import person

pytestmark = pytest.mark.django_db

State = Match.State
MEDIA = {"industry": Industry.MEDIA, "field": "02"}


@pytest.fixture
def programme() -> Programme:
    return proposals.programme()


def student(of: Programme, name: str, **answers: object) -> StudentApplication:
    user = person(name, last_name="Novak", password=None)
    return people.accepted_student(of, user=user, **answers)


def mentor(of: Programme, name: str, **answers: object) -> MentorApplication:
    user = person(name, last_name="Berg", password=None)
    return people.accepted_mentor(of, user=user, **answers)


@pytest.fixture
def chain(programme: Programme) -> dict[str, Match]:
    """Ana's mentor says no. Dora would fit her, and has Chen, who could go to Eli; Ana could not:
    they share no language."""
    english, german = {"en": 5}, {"de": 5}
    ana, chen = student(programme, "ana"), student(programme, "chen", languages=english | german)
    bo, dora = mentor(programme, "bo"), mentor(programme, "dora")
    mentor(programme, "eli", languages=german)
    made = {
        "ana": propose_to(programme, ana.pk, bo.pk),
        "chen": propose_to(programme, chen.pk, dora.pk),
    }
    answer(made["ana"].pk, Side.MENTOR, False, "time", "A new job")
    mails()
    return made


def titles(ways: list[Way]) -> Iterator[str]:
    return (words.title(way) for way in ways)


def ways_for(programme: Programme, *students: StudentApplication) -> list[Way]:
    chosen = [each.pk for each in students] or wanted(programme)
    return ways_of(programme, chosen).ways


def wanted(programme: Programme) -> list[int]:
    return [need.student.pk for need in needing(programme) if need.wants]


def test_who_lost_a_mentor_is_named_with_what_happened(
    programme: Programme, chain: dict[str, Match]
) -> None:
    (need,) = needing(programme)

    assert need.student == chain["ana"].student
    assert need.wants
    assert need.words == (
        "Bo Berg said no to Ana Novak. Reason: No time after all. In words: “A new job”"
    )


def test_one_who_left_for_good_is_named_and_not_begun_with(programme: Programme) -> None:
    for name, why in (("ana", "moved"), ("nina", "field")):
        match = propose_to(programme, student(programme, name).pk, mentor(programme, f"m{name}").pk)
        both_say_yes(match)
        end(match.pk, side=Side.STUDENT, why=why)

    assert [(need.student.user.first_name, need.wants) for need in needing(programme)] == [
        ("Ana", False),
        ("Nina", True),
    ]


def test_a_free_mentor_takes_over_and_nobody_else_changes(
    programme: Programme, chain: dict[str, Match]
) -> None:
    mentor(programme, "finn", **MEDIA)

    direct, moving = ways_for(programme)

    assert words.title(direct) == "Ana Novak gets Finn Berg; nobody else changes."
    assert (direct.changes, moving.changes) == (0, 1)
    assert moving.after > direct.after > direct.before
    assert words.title(moving) == (
        "Ana Novak gets Dora Berg, and Chen Novak moves from Dora Berg to Eli Berg."
    )
    assert [person.name for person in ways_of(programme, []).resting] == ["Bo Berg"]


def test_only_a_chain_helps_and_it_is_carried_out_at_once(
    programme: Programme, chain: dict[str, Match]
) -> None:
    answer(chain["chen"].pk, Side.STUDENT, True)
    (way,) = ways_for(programme)
    assert words.title(way) == (
        "Ana Novak gets Dora Berg, and Chen Novak moves from Dora Berg to Eli Berg."
    )
    assert list(words.warnings(way)) == ["Chen Novak has said yes to Dora Berg already."]
    clara = programme.coordinator

    made = choosing.repair(programme.pk, wanted(programme), way.key, clara)
    again = choosing.repair(programme.pk, [chain["ana"].student_id], way.key, clara)
    sent = mails()

    assert {match.pk for match in again} == {match.pk for match in made}
    standing = Match.objects.standing().values_list(
        "student__user__first_name", "mentor__user__first_name", "score"
    )
    scores = {line.student.name.split()[0]: line.after.score for line in way.lines}
    assert set(standing) == {("Ana", "Dora", scores["Ana"]), ("Chen", "Eli", scores["Chen"])}
    assert Match.objects.get(pk=chain["chen"].pk).state == State.REPLACED
    taken = programme.mentors.order_by("user__first_name").values_list("taken", flat=True)
    assert list(taken) == [0, 1, 1]
    assert len(sent) == 6
    off = next(letter for letter in to(sent, "chen") if "fallen away" in letter.subject)
    assert "There is another proposal for you already" in off.body
    assert AccessLog.objects.filter(action="mentoring.repaired", actor=clara).count() == 1
    assert needing(programme) == []


def test_a_pair_that_has_begun_is_never_touched(
    programme: Programme, chain: dict[str, Match]
) -> None:
    both_say_yes(chain["chen"])

    assert ways_for(programme) == []


def test_a_locked_pair_and_one_that_lapsed_stay_as_they_are(
    programme: Programme, chain: dict[str, Match]
) -> None:
    lapsed = {"state": State.LAPSED, "score": 1, "answer_by": programme.coordinator.date_joined}
    ana = chain["ana"].student
    dora = chain["chen"].mentor
    Match.objects.create(programme=programme, student=ana, mentor=dora, **lapsed)
    assert ways_for(programme, ana) == []

    Match.objects.filter(state=State.LAPSED).delete()
    programme.rules.create(student=chain["chen"].student, mentor=dora, kind="lock")
    assert ways_for(programme, ana) == []


def test_quotas_hold_with_what_has_begun(programme: Programme) -> None:
    """Two at most of the union: one has begun, one is proposed; a third would be too many."""
    union = people.partner(programme, "Union", upper=2)
    ana, chen, dan = (student(programme, name) for name in ("ana", "chen", "dan"))
    begun = propose_to(programme, ana.pk, mentor(programme, "bo", partner=union).pk)
    both_say_yes(begun)
    propose_to(programme, chen.pk, mentor(programme, "eli", partner=union).pk)
    mentor(programme, "finn", partner=union)
    assert ways_for(programme, dan) == []

    programme.partners.update(upper=3)
    assert list(titles(ways_for(programme, dan))) == [
        "Dan Novak gets Finn Berg; nobody else changes."
    ]


@pytest.mark.parametrize("change", ["answer", "place", "rule", "gone"])
def test_what_was_shown_is_not_done_when_something_has_changed(
    programme: Programme, chain: dict[str, Match], change: str
) -> None:
    (way,) = ways_for(programme)
    acts = {
        "answer": lambda: answer(chain["chen"].pk, Side.MENTOR, True),
        "place": lambda: programme.mentors.filter(user__first_name="Dora").update(capacity=2),
        "rule": lambda: programme.rules.create(
            student=chain["ana"].student, mentor=chain["chen"].mentor, kind="ban"
        ),
        "gone": lambda: programme.mentors.filter(user__first_name="Eli").update(state="withdrawn"),
    }
    acts[change]()

    with pytest.raises(choosing.Changed):
        choosing.repair(programme.pk, wanted(programme), way.key, programme.coordinator)

    assert Match.objects.get(pk=chain["chen"].pk).state == State.PROPOSED


def test_a_proposal_that_the_rules_forbid_by_now_is_left_where_it_is(
    programme: Programme, chain: dict[str, Match]
) -> None:
    chen, finn = chain["chen"], mentor(programme, "finn")
    programme.rules.create(student=chen.student, mentor=chen.mentor, kind="ban")

    (way,) = ways_for(programme)

    assert (way.changes, way.lines[0].after.mentor.key) == (0, finn.pk)


@pytest.fixture
def clara(client: Client) -> User:
    """Signed in."""
    clara = person("runs-it", Role.COORDINATOR, password=None)
    client.force_login(clara)
    return clara


def test_the_screen_shows_the_ways_and_does_the_one_that_is_chosen(
    client: Client, clara: User, programme: Programme, chain: dict[str, Match]
) -> None:
    at = reverse("mentoring_admin:repair", args=[programme.pk])
    page = client.get(at).content.decode()
    (way,) = ways_for(programme)
    typed = {"student": wanted(programme), "way": way.key}
    answer(chain["chen"].pk, Side.MENTOR, True)
    stale = client.post(at, typed)
    (way,) = ways_for(programme)
    done = client.post(at, typed | {"way": way.key}, follow=True).content.decode()
    twice = client.post(at, typed | {"way": way.key}, follow=True)

    assert "In words: “A new job”" in page
    assert "Ana Novak gets Dora Berg, and Chen Novak moves from Dora Berg to Eli Berg." in page
    assert stale.status_code == 409
    assert "Something has changed since this page was made" in stale.content.decode()
    assert way.key in stale.content.decode()
    assert "2 pairs are proposed." in done
    assert twice.status_code == 200
    assert Match.objects.count() == 4


def test_hostile_input_gets_words(
    client: Client, clara: User, programme: Programme, chain: dict[str, Match]
) -> None:
    at = reverse("mentoring_admin:repair", args=[programme.pk])
    for query in ("?student=x", "?student=²", "?student=9999999999999", "?student=-1&student=0"):
        assert "Ana Novak" in client.get(at + query).content.decode()
    for way in ("", "x:", "\0:1-2", ":".join("1-2.3"), "x" * 9_000):
        assert client.post(at, {"student": ["1"], "way": way}).status_code == 409
    client.force_login(person("edith", Role.EDITOR, password=None))
    assert client.get(at, follow=True).status_code == 404
    assert Match.objects.standing().count() == 1


def test_forty_students_and_forty_six_mentors_take_less_than_a_second_and_few_queries(
    programme: Programme, client: Client, clara: User
) -> None:
    students = [people.accepted_student(programme, languages={"en": 5 + n % 2}) for n in range(40)]
    mentors = [people.accepted_mentor(programme, times=[]) for _n in range(46)]
    for one, other in zip(students, mentors, strict=False):
        propose_to(programme, one.pk, other.pk)
    answer(Match.objects.first().pk, Side.MENTOR, False, "time")
    at = reverse("mentoring_admin:repair", args=[programme.pk])
    client.get(at)

    began = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(at)

    assert b"nobody else changes." in page.content
    assert time.process_time() - began < 1
    assert len(queries) < 50


def test_nobody_is_placed_in_a_programme_that_is_over(
    client: Client, clara: User, programme: Programme, chain: dict[str, Match]
) -> None:
    mentor(programme, "finn")
    (direct, *_rest), chosen = ways_for(programme), wanted(programme)
    yesterday = timezone.localdate() - timedelta(days=1)
    started = yesterday - timedelta(days=180)
    Programme.objects.update(
        apply_from=started, apply_until=started, starts_on=started, ends_on=yesterday
    )

    with pytest.raises(choosing.NotInThisState):
        choosing.repair(programme.pk, chosen, direct.key, clara)

    programme.refresh_from_db()
    assert needing(programme) == []
    page = client.get(reverse("mentoring_admin:repair", args=[programme.pk])).content.decode()
    assert "until its last day" in page
    assert 'name="way"' not in page


def test_of_two_who_wait_for_one_place_the_other_is_named(
    programme: Programme, chain: dict[str, Match]
) -> None:
    """With two at once, all who can be are placed, with as few changes as it takes."""
    student(programme, "zoe")
    finn = mentor(programme, "finn", **MEDIA)
    chosen = [*programme.students.exclude(user__first_name="Chen")]

    direct, moving = ways_for(programme, *chosen)

    assert [line.after.mentor.key for line in direct.lines] == [finn.pk]
    assert len(list(words.warnings(direct))) == 1
    assert "still has no mentor." in next(words.warnings(direct))
    assert (moving.changes, moving.unplaced, len(moving.lines)) == (1, [], 3)


def test_staff_see_who_has_answered_remind_and_write_down_a_no(
    client: Client, clara: User, programme: Programme, chain: dict[str, Match]
) -> None:
    match = chain["chen"]
    answer(match.pk, Side.MENTOR, True)
    at = reverse("mentoring_admin:proposal", args=[programme.pk, match.pk])

    page = client.get(at).content.decode()
    client.post(at, {"act": "remind"})
    client.post(at, {"act": "remind"})
    reminded = mails()
    lacking = client.post(at, {"act": "off", "who": "student", "words": "By telephone"})
    client.post(at, {"act": "off", "who": "student", "why": "distance", "words": "By telephone"})

    assert "Not yet" in page
    assert "The same field" in page
    assert [letter.to for letter in reminded] == [[match.student.user.email]]
    assert b"By telephone" in lacking.content
    match.refresh_from_db()
    assert (match.state, match.over_by, match.why_words) == (
        State.DECLINED,
        "student",
        "By telephone",
    )
    assert client.get(at)["Location"] == reverse(
        "mentoring_admin:pair", args=[programme.pk, match.pk]
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": State.LAPSED}, "Neither Ana Novak nor Bo Berg answered by"),
        ({"state": State.LAPSED, "student_said": True}, "Ana Novak had said yes; Bo Berg did not"),
        ({"state": State.REPLACED}, "Bo Berg was needed for somebody else."),
        ({"state": State.DECLINED}, "The proposal of Bo Berg to Ana Novak was taken back by the"),
        ({"state": State.ENDED}, "The centre has ended the pair with Bo Berg."),
        ({"state": State.ENDED, "over_by": "mentor", "why": "moved"}, "Moved, or left Denmark."),
    ],
)
def test_each_way_of_falling_away_is_told_in_words(
    programme: Programme, facts: dict[str, object], words: str
) -> None:
    ana, bo = student(programme, "ana"), mentor(programme, "bo")
    match = propose_to(programme, ana.pk, bo.pk)
    Match.objects.filter(pk=match.pk).update(**facts)

    (need,) = needing(programme)

    assert words in need.words
