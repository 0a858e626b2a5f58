"""What she changes is kept at once, and the public copy follows."""

import pytest

from careers.closed_lists import Experience, LanguageLevel
from careers.models import CandidateProfile, Skill
from careers.profile import save, save_languages, save_name, show_coarser, skill_list, skills
from tests.careers.people import draft_profile, listed, live_profile, municipality, published

pytestmark = pytest.mark.django_db


def test_the_region_is_that_of_her_municipality() -> None:
    profile = draft_profile(municipality=municipality("København", "Region Hovedstaden"))
    assert profile.region == "Region Hovedstaden"

    save(profile.pk, {"municipality": None})

    assert CandidateProfile.objects.get(pk=profile.pk).region == ""


def test_only_what_is_hers_to_fill_in_can_be_saved() -> None:
    profile = draft_profile()

    with pytest.raises(ValueError, match="state"):
        save(profile.pk, {"state": "live"})


def test_the_copy_follows_a_change() -> None:
    profile = live_profile()

    save(profile.pk, {"experience": Experience.NONE})
    save_languages(profile.pk, {"pl": LanguageLevel.NATIVE})
    skills.add(profile.pk, listed("Linux").pk)

    copy = published(profile)
    assert copy.experience == Experience.NONE
    assert list(copy.languages.values_list("code", "level")) == [("pl", LanguageLevel.NATIVE)]
    assert {skill.name_en for skill in copy.skills.all()} == {"Linux", "Python"}


def test_what_she_shows_coarser_is_coarser_in_the_copy() -> None:
    profile = live_profile()

    show_coarser(profile.pk, ["region", "occupation", "no such field"])

    copy = published(profile)
    assert (copy.occupation, copy.region) == ("2", "")
    assert CandidateProfile.objects.get(pk=profile.pk).shown_coarser == ["occupation", "region"]


def test_her_name_is_kept_with_her_account() -> None:
    profile = draft_profile()

    save_name(profile.pk, first_name="Ana", last_name="Ivić")

    profile.user.refresh_from_db()
    assert profile.user.get_full_name() == "Ana Ivić"


def test_a_suggested_skill_is_hers_alone_until_it_is_listed() -> None:
    profile = live_profile(skill_names=[])

    skill = skills.suggest(profile.pk, "  Glass\u200b blowing ")

    assert (skill.name_en, skill.state) == ("Glass blowing", Skill.State.SUGGESTED)
    assert list(profile.skills.all()) == [skill]
    assert not published(profile).skills.exists()


def test_suggesting_what_is_listed_already_chooses_it() -> None:
    profile = draft_profile(skill_names=[])
    Skill.objects.create(name_en="Bookkeeping", name_da="Bogføring")

    skills.suggest(profile.pk, "BOGFOERING")

    assert [each.name_en for each in profile.skills.all()] == ["Bookkeeping"]
    assert not Skill.objects.to_review().exists()


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "x" * 61, "Call 010190-1234"])
def test_what_is_no_skill_is_refused_in_words(typed: str) -> None:
    profile = draft_profile(skill_names=[])

    with pytest.raises(skills.NotASkill):
        skills.suggest(profile.pk, typed)


def test_a_declined_skill_is_not_suggested_again() -> None:
    profile = draft_profile(skill_names=[])
    Skill.objects.create(name_en="Best friend", state=Skill.State.DECLINED)

    with pytest.raises(skills.NotOnTheList):
        skills.suggest(profile.pk, "best friend")


def test_nobody_lists_more_skills_than_thirty() -> None:
    profile = draft_profile(skill_names=[])
    profile.skills.set([listed(f"Skill {number}") for number in range(skills.MOST)])

    with pytest.raises(skills.TooMany):
        skills.add(profile.pk, listed("One more").pk)


def test_nobody_fills_the_advisers_list_with_suggestions() -> None:
    profile = draft_profile(skill_names=[])
    for number in range(skills.MOST_SUGGESTED):
        skills.suggest(profile.pk, f"Craft {number}")

    with pytest.raises(skills.TooManySuggestions):
        skills.suggest(profile.pk, "Another craft")


def test_skills_are_found_as_one_types_in_either_language() -> None:
    profile = draft_profile(skill_names=[])
    for english, danish in (("Bookkeeping", "Bogføring"), ("Nursing", "Sygepleje")):
        Skill.objects.create(name_en=english, name_da=danish)

    def found(typed: str) -> list[str]:
        return [skill.name_en for skill in skills.offered(profile, typed)]

    assert found("boo") == found("bogf") == found("bokkeeping") == ["Bookkeeping"]
    assert found("sygepl") == ["Nursing"]
    assert found("zzzz") == []


def test_before_she_types_she_is_offered_what_her_trade_has() -> None:
    profile = draft_profile(skill_names=["Python"], occupation="25")
    for name in ("SQL", "Nursing"):
        listed(name)

    assert [skill.name_en for skill in skills.offered(profile)] == ["SQL"]


def test_the_list_that_a_site_begins_with_is_loaded_once() -> None:
    Skill.objects.create(name_en="Bookkeeping", state=Skill.State.DECLINED)

    assert skill_list.load() > 150
    assert skill_list.load() == 0
    assert Skill.objects.get(name_en="Bookkeeping").state == Skill.State.DECLINED
