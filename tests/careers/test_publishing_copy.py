"""The copy that employers search has nothing of hers but what lists and advisers let through."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from careers import publishing
from careers.closed_lists import (
    Availability,
    Coarser,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    occupation_codes,
)
from careers.models import CandidateProfile, PublishedSummary, Skill, SpokenLanguage
from careers.profile import save, show_coarser, skills
from careers.publishing.copying import SHOWN, shown
from tests.careers.people import live_profile, municipality, published, with_words
from vocabulary.languages import language_choices

LISTS: dict[str, set[Any]] = {
    "occupation": {"", *occupation_codes()},
    "experience": {None, *Experience.values},
    "education_level": {None, *EducationLevel.values},
    "education_field": {"", *EducationField.values},
    "region": {"", *Region.values},
    "availability": {"", *Availability.values},
}
anything = st.one_of(st.none(), st.integers(), st.text(max_size=12))


def of_list(name: str) -> st.SearchStrategy[Any]:
    return st.one_of(st.sampled_from(sorted(LISTS[name], key=str)), anything)


def assert_of_lists(values: dict[str, Any]) -> None:
    for name, allowed in LISTS.items():
        assert values[name] in allowed
    assert set(values["work_forms"]) <= set(WorkForm.values)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    fields=st.fixed_dictionaries({name: of_list(name) for name in LISTS}),
    forms=st.lists(st.one_of(st.sampled_from(WorkForm.values), st.text(max_size=12))),
    coarser=st.lists(st.one_of(st.sampled_from(Coarser.values), st.text(max_size=12))),
)
def test_whatever_is_in_the_profile_only_values_of_lists_are_copied(fields, forms, coarser):
    profile = CandidateProfile(**fields, work_forms=forms, shown_coarser=coarser)

    copied = shown(profile)

    assert set(copied) == set(SHOWN)
    assert_of_lists(copied)
    for name in set(coarser) & set(LISTS) - {"occupation"}:
        assert not copied[name]
    if "occupation" in coarser:
        assert len(copied["occupation"]) <= 1


PRIVATE = {
    "first_name": "Quixandra",
    "last_name": "Zubrówka-Öztürk",
    "phone": "+45 31 41 59 26",
    "address": "Vinkelvej 77, 3. tv.",
    "place": "Ringkøbing-Skjern",
    "suggested": "ice carving of swans",
    "headline": "Wanderer between worlds",
    "summary": "Once I was the only lighthouse keeper of Fyr.",
    "in_detail": "2512",
    "odd_language": "qqq",
}


@pytest.fixture
def private(db: None) -> CandidateProfile:
    """Everything that must not get out, and nothing shown coarser."""
    profile = live_profile("secret.address", skill_names=("Python",))
    who = {"first_name": PRIVATE["first_name"], "last_name": PRIVATE["last_name"]}
    User.objects.filter(pk=profile.user_id).update(**who)
    place = municipality(PRIVATE["place"], "Region Midtjylland")
    names = ("phone", "address", "headline", "summary")
    save(profile.pk, {name: PRIVATE[name] for name in names} | {"municipality": place})
    skills.suggest(profile.pk, PRIVATE["suggested"])
    CandidateProfile.objects.filter(pk=profile.pk).update(
        occupation_in_detail=PRIVATE["in_detail"], prefilled={"name": PRIVATE["first_name"]}
    )
    SpokenLanguage.objects.create(profile=profile, code=PRIVATE["odd_language"], level=3)
    profile.blocked.create(cvr="27182818")
    publishing.refresh(profile.pk)
    return CandidateProfile.objects.get(pk=profile.pk)


def everything_in(copy: PublishedSummary) -> Iterator[str]:
    """All that is text in the copy and what belongs to it, as the database has it."""
    for field in copy._meta.concrete_fields:
        value = getattr(copy, field.attname)
        yield from value if isinstance(value, list) else [str(value)]
    for language in copy.languages.all():
        yield language.code
    for skill in copy.skills.all():
        yield from (skill.name_en, skill.name_da)


def test_no_private_string_is_in_the_copy(private):
    publishing.send_words(private.pk)

    told = "\n".join(everything_in(published(private))).casefold()

    secrets = [*PRIVATE.values(), private.user.email, "27182818", "secret", "Zubrówka", "Vinkelvej"]
    assert not [secret for secret in secrets if secret.casefold() in told]


def test_every_string_of_the_copy_is_of_a_list_a_skill_or_approved(private, adviser):
    with_words(private, "Nurse", "Ten years of night shifts.", adviser=adviser)
    copy = published(private)

    allowed = {str(value) for values in LISTS.values() for value in values} | set(WorkForm.values)
    allowed |= {code for code, _name in language_choices("en")}
    for skill in Skill.objects.listed():
        allowed |= {skill.name_en, skill.name_da}
    allowed |= {"Nurse", "Ten years of night shifts."}
    # What the site itself makes: keys, dates, flags, the letters, the print of the words.
    made = ("id", "profile_id", "hidden", "published_at", "refreshed_on", "expires_on")
    made += ("handle", "approved_revision")
    allowed |= {str(getattr(copy, name)) for name in made}

    assert set(everything_in(copy)) <= allowed
    assert {each.level for each in copy.languages.all()} <= set(LanguageLevel.values)


def test_what_somebody_wants_coarser_is_coarser_at_once(private):
    show_coarser(private.pk, ["occupation", "region"])

    copy = published(private)
    assert (copy.occupation, copy.region) == ("2", "")


def test_the_letters_tell_nothing_of_her_and_no_two_are_alike(db):
    handles = {published(live_profile(f"person{n}")).handle for n in range(5)}

    assert len(handles) == 5
    assert all(len(handle) == 8 for handle in handles)


def test_a_skill_that_leaves_the_list_leaves_the_copy(private):
    Skill.objects.filter(name_en="Python").update(state="declined")

    publishing.refresh(private.pk)

    assert not published(private).skills.exists()


def test_a_change_that_nobody_sees_does_not_make_her_newer(private):
    long_ago = published(private).refreshed_on.replace(year=2020)
    PublishedSummary.objects.update(refreshed_on=long_ago)

    save(private.pk, {"phone": "+45 99 99 99 99"})
    assert published(private).refreshed_on == long_ago

    save(private.pk, {"experience": Experience.NONE})
    assert published(private).refreshed_on > long_ago
