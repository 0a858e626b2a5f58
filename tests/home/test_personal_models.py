"""No model holds something about people without saying what becomes of it."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from accounts.models import User
from home import personal_data, traces
from home.my_page import offered

# Fields whose name says that they are about somebody.
TELLING = re.compile(
    r"(^|_)(e?mail|phone|telephone|linkedin|ip|user_agent|handle|cvr_of|birthday|citizenship"
    r"|given_name|family_name|first_name|last_name|full_name|contact_name|staff_names"
    r"|recipient|sender|address)$|^to$"
)

# Other packages' and the centre's own tables that only look like it.
NEED_NONE = {
    "content.ContactSettings": "the centre's own address",
    "content.Document": "the centre's library; who uploaded goes with the account",
    "content.Image": "the centre's library; who uploaded goes with the account",
    "guidance.Centre": "a centre and its address",
    "guidance.Document": "a rule; who looks at it goes with the account",
    "guidance.MunicipalityAgreement": "a rule; who looks at it goes with the account",
    "guidance.PlanStep": "a rule; who looks at it goes with the account",
    "guidance.Step": "a rule; who looks at it goes with the account",
    "guidance.StepRule": "a rule; who looks at it goes with the account",
    "wagtailcore.Revision": "texts of the site's pages; who wrote goes with the account",
    "wagtailcore.TaskState": "steps of reviewing pages; who finished goes with the account",
    "wagtailcore.WorkflowState": "steps of reviewing pages; who asked goes with the account",
    "wagtaildocs.Document": "not used: the library is content.Document",
    "wagtailimages.Image": "not used: the library is content.Image",
    "wagtail_localize.SegmentOverride": "texts of pages; who translated goes with the account",
    "wagtail_localize.StringTranslation": "texts of pages; who translated goes with the account",
    "wagtailsearchpromotions.QueryDailyHits": "how often something was searched for",
    "wagtailsearchpromotions.SearchPromotion": "what editors show first",
}


def _modules() -> Iterator[ModuleType | Any]:
    yield from offered("personal_data")
    yield from (personal_data, traces)


def _declared(name: str) -> dict[str, str]:
    return {
        label: reason
        for module in _modules()
        for label, reason in getattr(module, name, {}).items()
    }


def declared_models() -> set[str]:
    """Labels of the models that hold something about people."""
    return set(_declared("HOLDS"))


def _excused() -> set[str]:
    return set(_declared("NEEDS_NONE")) | set(NEED_NONE)


def reach_a_person(known: set[str]) -> dict[str, str]:
    """Models with a key to the user or to a model of people, or a field with a telling name."""
    return {
        model._meta.label: why
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, _pages())
        for why in [next(_reasons(model, known), "")]
        if why
    }


def _pages() -> type[models.Model]:
    from wagtail.models import Page

    return Page


def _reasons(model: type[models.Model], known: set[str]) -> Iterator[str]:
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if not field.concrete or (field.many_to_many and not field.remote_field):
            continue
        if target is User:
            yield f"{field.name} is a user"
        elif isinstance(target, type) and target._meta.label in known:
            yield f"{field.name} leads to {target._meta.label}"
        elif TELLING.search(field.name):
            yield f"{field.name} tells of somebody"


def test_every_model_that_reaches_a_person_is_in_a_module_of_personal_data() -> None:
    found = reach_a_person(declared_models())

    missing = {
        label: why for label, why in found.items() if label not in declared_models() | _excused()
    }

    assert missing == {}


def test_only_models_that_exist_are_declared() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert (declared_models() | _excused()) - labels == set()


def test_no_model_is_both_hers_and_excused() -> None:
    assert declared_models() & _excused() == set()


@pytest.mark.parametrize("name", ["HOLDS", "NEEDS_NONE"])
def test_every_declaration_says_what_becomes_of_her(name: str) -> None:
    assert all(reason.strip() for reason in _declared(name).values())


def test_a_model_with_a_telling_field_is_found_without_a_key_to_a_user() -> None:
    found = reach_a_person(set())

    assert {"events.Attendee", "events.ChangeNotice", "outbox.SentMail"} <= set(found)


def test_a_model_is_found_through_another_that_is_about_people() -> None:
    assert "careers.SpokenLanguage" not in reach_a_person(set())
    assert "careers.SpokenLanguage" in reach_a_person({"careers.CandidateProfile"})
