"""Every question has an owner: the best rule's, or who gets what nobody else has."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.forms import ValidationError
from wagtail.models import Page

from asking import handing
from asking.checks import _somebody_catches_all
from asking.first_rows import team_that_catches_all
from asking.models import Question, Responsibility, Team
from asking.routing import centre_of, owner_of
from guidance.models import CentrePage, Municipality
from tests.asking.asked import asked, rule, team, topic
from tests.rules import load_rules

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _rules(module_db: None) -> None:
    load_rules()


def place(code: str) -> Municipality:
    return Municipality.objects.get(code=code)


def test_the_more_particular_rule_decides():
    tax, other = topic("tax"), topic("other-one")
    odense, vejle = place("0461"), place("0630")
    south = centre_of(odense)
    names = ["tax", "tax in odense", "tax in south", "anything in vejle"]
    teams = [team(name) for name in names]
    rule(tax, teams[0])
    rule(tax, teams[1], municipality=odense)
    rule(tax, teams[2], centre=south)
    rule(None, teams[3], municipality=vejle)

    def owner(*where) -> str:
        return owner_of(*where).team.name_en

    assert owner(tax, odense, south) == "tax in odense"
    assert owner(tax, vejle, south) == "tax in south"
    assert owner(tax, vejle, None) == "tax"
    assert owner(other, vejle, None) == "anything in vejle"
    assert owner(other, odense, south) == team_that_catches_all().name_en


def test_a_question_knows_the_centre_of_its_municipality():
    assert asked(municipality=place("0461")).centre.host.code == "0461"
    assert centre_of(None) is None


def test_whoever_asks_on_a_centres_page_asks_that_centre():
    odense = centre_of(place("0461"))
    page = CentrePage(title="Odense", slug="odense", centre=odense)
    Page.get_first_root_node().add_child(instance=page)

    assert asked(page=page).centre == odense
    assert asked("From Aarhus", page=page, municipality=place("0751")).centre != odense


def test_without_any_rule_the_team_that_catches_all_has_it():
    Responsibility.objects.all().delete()

    assert asked().team == team_that_catches_all()


def test_the_team_that_catches_all_is_made_anew_where_it_is_missing(settings):
    settings.QUESTIONS_EMAIL = "Somebody <desk@ankomst.example>"
    Team.objects.filter(catches_all=True).delete()

    assert asked().team.email == "desk@ankomst.example"


def test_the_check_says_that_nobody_catches_all():
    assert _somebody_catches_all(["default"]) == []
    Team.objects.filter(catches_all=True).delete()

    [warning] = _somebody_catches_all(["default"])
    assert "manage.py migrate" in warning.hint


def test_a_person_who_has_left_is_passed_over(editor):
    tax = topic("tax")
    rule(tax, team("Tax"), person=editor)
    assert asked(topic=tax).person == editor

    editor.is_active = False
    editor.save()

    assert asked("Another question", topic=tax).owner_name == "Tax"


def test_no_question_is_without_a_team():
    question = asked()

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(team=None)
    with pytest.raises(ProtectedError):
        question.team.delete()


def test_a_team_without_an_address_cannot_be():
    with pytest.raises(IntegrityError), transaction.atomic():
        Team.objects.create(name_en="Nobody", name_da="Ingen")


def test_another_team_catches_all_by_a_tick_and_none_by_taking_it_away():
    first, second = team_that_catches_all(), team("Second")
    first.catches_all = False
    with pytest.raises(ValidationError, match="tick it there"):
        first.full_clean()

    second.catches_all = True
    second.full_clean()
    second.save()

    assert team_that_catches_all() == second
    assert Team.objects.filter(catches_all=True).count() == 1


def test_two_rules_for_one_place_are_refused_in_words():
    tax = topic("tax")
    rule(tax, team("One"))

    with pytest.raises(ValidationError, match="There is a rule for this"):
        Responsibility(topic=tax, team=team("Two")).full_clean()
    with pytest.raises(ValidationError, match="Choose a topic or a place"):
        Responsibility(team=team("Three")).full_clean()


def test_who_leaves_gives_her_questions_to_her_team_which_is_told(editor, mailoutbox):
    tax = topic("tax")
    rule(tax, team("Tax"), person=editor)
    question = asked(topic=tax)
    editor.groups.clear()

    assert handing.give_back() == 1
    assert handing.give_back() == 0

    question.refresh_from_db()
    assert question.owner_name == "Tax"
    assert question.steps.last().kind == "given"
