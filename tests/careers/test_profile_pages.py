"""Her pages: the steps save themselves, with and without script, and nothing typed is lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import Consent, User
from careers.closed_lists import Experience
from careers.models import CandidateProfile, CVFile, Skill
from careers.profile import skills, wording
from tests.careers.cv_files import pdf
from tests.careers.people import draft_profile, listed, live_profile, municipality, published
from tests.personas import person

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
FORMSET = {"languages-TOTAL_FORMS": "3", "languages-INITIAL_FORMS": "0"}


@pytest.fixture(scope="module")
def _profile(module_db: None) -> int:
    return draft_profile().pk


@pytest.fixture
def profile(_profile: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=_profile)


@pytest.fixture
def her(profile: CandidateProfile, client: Client) -> Client:
    client.force_login(profile.user)
    return client


def step(key: str) -> str:
    return reverse("cv:step", args=[key])


def fresh(profile: CandidateProfile) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=profile.pk)


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


# --- the way in -------------------------------------------------------------------------------


def test_everybody_may_read_what_happens_to_the_data(client: Client) -> None:
    page = client.get(reverse("cv:start")).content.decode()

    for clause in wording.WORDS:
        assert clause.title_en in page


def test_somebody_signed_in_begins_with_a_yes(client: Client) -> None:
    newcomer = person("newcomer")
    client.force_login(newcomer)

    refused = client.post(reverse("cv:start"), {"version": wording.VERSION})
    assert refused.status_code == 422
    assert not CandidateProfile.objects.filter(user=newcomer).exists()

    begun = client.post(reverse("cv:start"), {"version": wording.VERSION, "agreed": "on"})
    assert begun["Location"] == reverse("cv:file")
    assert Consent.objects.get(user=newcomer).wording_version == wording.VERSION


@pytest.mark.parametrize("version", ["2020-01", "", "x" * 500, "\0"])
def test_a_yes_to_other_words_is_asked_again(client: Client, version: str) -> None:
    newcomer = person("newcomer")
    client.force_login(newcomer)

    page = client.post(reverse("cv:start"), {"version": version, "agreed": "on"})

    assert page.status_code == 422
    assert not CandidateProfile.objects.filter(user=newcomer).exists()


def test_who_agreed_to_earlier_words_reads_the_new_ones_first(her: Client) -> None:
    Consent.objects.update(wording_version="2020-01")

    assert her.get(step("work"))["Location"] == reverse("cv:start")
    assert "The words have changed" in her.get(reverse("cv:start")).content.decode()


def test_pages_without_a_profile_lead_to_the_beginning(client: Client) -> None:
    client.force_login(person("newcomer"))

    assert client.get(step("work"))["Location"] == reverse("cv:start")
    assert client.get(reverse("cv:file_download"))["Location"] == reverse("cv:start")


def test_her_pages_are_for_no_cache_and_no_search_engine(her: Client) -> None:
    for address in (reverse("cv:start"), step("about"), reverse("cv:preview")):
        page = her.get(address)
        assert "no-store" in page["Cache-Control"]
        assert "private" in page["Cache-Control"]
        assert 'name="robots" content="noindex' in page.content.decode()
        assert "og:title" not in page.content.decode()


# --- the steps --------------------------------------------------------------------------------


def test_each_step_leads_to_the_next_and_the_last_to_a_look(her: Client) -> None:
    at, passed = step("work"), []
    while "/steps/" in at:
        passed.append(at.split("/")[-2])
        at = her.post(at, {"next": "", **FORMSET})["Location"]

    assert passed == ["work", "education", "languages", "skills", "where", "about", "words"]
    assert at == reverse("cv:preview")


def test_a_change_is_saved_at_once(her: Client, profile: CandidateProfile) -> None:
    answer = her.post(step("work"), {"occupation": "22", "experience": "1"}, headers=HTMX)

    assert "Saved" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert (fresh(profile).occupation, fresh(profile).experience) == ("22", Experience.SOME)


def test_what_is_right_is_saved_while_something_else_is_not(
    her: Client, profile: CandidateProfile
) -> None:
    typed = {"first_name": "Ana", "last_name": "Ivić", "phone": "call me", "address": "Here 1"}

    answer = her.post(step("about"), typed, headers=HTMX)

    assert "telephone number" in answer.content.decode()
    assert fresh(profile).user.first_name == "Ana"
    assert fresh(profile).address == "Here 1"
    assert fresh(profile).phone == ""


def test_after_a_mistake_everything_typed_is_still_there(her: Client) -> None:
    typed = {"headline": "Good with numbers", "summary": "word " * 150}

    page = her.post(step("words"), typed | {"next": ""})

    assert page.status_code == 422
    assert "Good with numbers" in page.content.decode()
    assert typed["summary"].strip() in page.content.decode()


def test_a_line_break_is_one_letter(her: Client, profile: CandidateProfile) -> None:
    typed = "\r\n".join("x" * 59 for _ in range(10))

    assert her.post(step("words"), {"summary": typed}).status_code == 302
    assert fresh(profile).summary.count("\n") == 9


@pytest.mark.parametrize("key", ["work", "education", "languages", "skills", "where", "words"])
@pytest.mark.parametrize("value", ["\0", "-1", "9" * 30, "🦊", "01'--", "<b>"])
def test_hostile_answers_are_met_with_words(her: Client, key: str, value: str) -> None:
    names = ["occupation", "experience", "education_level", "education_field", "municipality"]
    names += ["work_forms", "availability", "headline", "add", "remove", "q", "suggest"]
    rows = {"languages-0-code": value, "languages-0-level": value}
    sent = dict.fromkeys(names, value) | rows | FORMSET

    assert her.post(step(key), sent).status_code in (302, 422)
    assert her.post(step(key), sent, headers=HTMX).status_code == 200


def test_a_broken_list_of_languages_changes_nothing(her: Client, profile: CandidateProfile) -> None:
    assert her.post(step("languages"), {"languages-0-code": "pl"}).status_code == 422
    assert profile.languages.count() == 2


def test_somebody_signed_out_is_not_given_a_page_inside_the_page(
    her: Client, profile: CandidateProfile
) -> None:
    her.logout()

    assert her.post(step("work"), {"occupation": "22"}, headers=HTMX).status_code == 401
    assert "login" in her.post(step("work"), {"occupation": "22"})["Location"]
    assert fresh(profile).occupation == "25"


def test_she_may_go_on_later(her: Client, profile: CandidateProfile) -> None:
    answer = her.post(step("education"), {"education_level": "6", "later": ""}, follow=True)

    assert "You can go on whenever you want" in answer.content.decode()
    assert fresh(profile).reached_step == 2


def test_languages_come_and_go(her: Client, profile: CandidateProfile) -> None:
    rows = {
        **{"languages-TOTAL_FORMS": "4", "languages-INITIAL_FORMS": "2"},
        **{"languages-0-code": "en", "languages-0-level": "6"},
        **{"languages-1-code": "da", "languages-1-level": "3", "languages-1-DELETE": "on"},
        **{"languages-2-code": "vi", "languages-2-level": "7"},
    }

    her.post(step("languages"), rows)

    assert dict(profile.languages.values_list("code", "level")) == {"en": 6, "vi": 7}


def test_a_language_without_a_level_waits_for_it(her: Client, profile: CandidateProfile) -> None:
    rows = {**FORMSET, "languages-0-code": "vi"}

    assert "Saved" in her.post(step("languages"), rows, headers=HTMX).content.decode()
    page = her.post(step("languages"), rows)

    assert page.status_code == 422
    assert "Choose how well you know Vietnamese" in page.content.decode()


def test_a_language_that_stands_twice_is_said(her: Client) -> None:
    twice = {f"languages-{n}-{name}": value for n in (0, 1) for name, value in LANGUAGE.items()}

    page = her.post(step("languages"), FORMSET | twice)

    assert page.status_code == 422
    assert "Polish stands here twice" in page.content.decode()


LANGUAGE = {"code": "pl", "level": "7"}


def test_more_rows_are_there_for_the_asking(her: Client) -> None:
    asked = her.post(step("languages"), FORMSET | {"more": ""})

    page = her.get(asked["Location"]).content.decode()

    assert page.count("-level") > her.get(step("languages")).content.decode().count("-level")


def test_skills_are_chosen_without_script(her: Client, profile: CandidateProfile) -> None:
    sql = listed("SQL")

    found = her.get(step("skills"), {"q": "sq"}).content.decode()
    assert f'name="add" value="{sql.pk}"' in found

    her.post(step("skills"), {"add": sql.pk, "q": "sq"})
    her.post(step("skills"), {"remove": listed("Python").pk})
    assert [skill.name_en for skill in profile.skills.all()] == ["SQL"]


def test_skills_are_found_as_she_types(her: Client) -> None:
    listed("SQL")

    found = her.get(reverse("cv:skills"), {"q": "sq"}, headers=HTMX).content.decode()

    assert "SQL" in found
    assert "<html" not in found
    assert "q=sq" in her.get(reverse("cv:skills"), {"q": "sq"})["Location"]


def test_what_somebody_else_has_suggested_is_not_told(her: Client) -> None:
    skills.suggest(draft_profile("other").pk, "Kowalska weaving")

    page = her.get(step("skills"), {"q": "kowalska weaving"}).content.decode()

    assert 'name="suggest" value="kowalska weaving"' in page
    assert "Kowalska" not in page


def test_what_the_list_has_not_can_be_suggested(her: Client, profile: CandidateProfile) -> None:
    page = her.get(step("skills"), {"q": "Glass blowing"}).content.decode()
    assert 'name="suggest" value="Glass blowing"' in page

    her.post(step("skills"), {"suggest": "Glass blowing"})

    assert Skill.objects.to_review().get().suggested_by == profile.user


# --- looking it over --------------------------------------------------------------------------


def test_she_sees_both_sides_beside_each_other(client: Client) -> None:
    profile = live_profile("bea", phone="+4520202020", address="Secret Street 1")
    client.force_login(profile.user)

    page = client.get(reverse("cv:preview")).content.decode()
    seen, private = re.split(r'aria-labelledby="private"', page)

    assert "Secret Street 1" in private
    assert "Secret Street 1" not in seen
    assert "Information technology professionals" in seen


def test_what_she_shows_less_of_is_shown_less(client: Client) -> None:
    profile = live_profile("bea")
    client.force_login(profile.user)

    client.post(reverse("cv:preview"), {"coarser": ["region", "nonsense"]})
    assert published(profile).region == ""

    client.post(reverse("cv:preview"))
    assert published(profile).region == "Region Midtjylland"


def test_leaving_erases_the_profile_and_takes_the_consent_back(client: Client) -> None:
    profile = live_profile("bea")
    client.force_login(profile.user)

    assert "Take my consent back" in client.get(reverse("cv:leave")).content.decode()
    client.post(reverse("cv:leave"))

    assert not CandidateProfile.objects.filter(pk=profile.pk).exists()
    assert Consent.objects.get(user=profile.user_id).withdrawn_at is not None
    assert User.objects.filter(pk=profile.user_id).exists()


def test_her_profile_stands_on_my_page(her: Client) -> None:
    page = her.get(reverse("home:my")).content.decode()

    assert reverse("cv:start") in page
    assert "of 7 steps are filled in" in page


# --- the file ---------------------------------------------------------------------------------


def test_a_cv_is_uploaded_read_and_given_back(her: Client, profile: CandidateProfile) -> None:
    listed("Nursing")
    words = "Languages: Polish native, Danish B1. Nursing"

    answer = her.post(reverse("cv:file"), {"file": upload("a.pdf", pdf(words=words))}, follow=True)

    assert "We have your CV." in answer.content.decode()
    assert answer.request["PATH_INFO"] == reverse("cv:suggestions")
    given = her.get(reverse("cv:file_download"))
    assert given["Content-Disposition"] == 'attachment; filename="CV-own.pdf"'


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n123", b"PK\x03\x04 no"])
def test_a_file_that_is_no_cv_is_refused_in_words(her: Client, data: bytes) -> None:
    page = her.post(reverse("cv:file"), {"file": upload("‮cv.pdf", data)})

    assert page.status_code == 422
    assert 'id="id_file_error"' in page.content.decode()
    assert not CVFile.objects.exists()


def test_no_file_and_a_huge_file_are_refused(her: Client) -> None:
    assert her.post(reverse("cv:file")).status_code == 422
    huge = her.post(reverse("cv:file"), {"file": upload("a.pdf", b"%PDF-" + b"0" * 10_000_001)})
    assert "larger than 10 MB" in huge.content.decode()


@override_settings(ACCOUNT_RATE_LIMITS={"careers.cv_file": "5/h/key"})
def test_five_files_an_hour_are_enough(her: Client) -> None:
    for _attempt in range(5):
        her.post(reverse("cv:file"), {"file": upload("a.pdf", b"no")})

    page = her.post(reverse("cv:file"), {"file": upload("a.pdf", pdf())})

    assert page.status_code == 422
    assert "five files within an hour" in page.content.decode()
    assert not CVFile.objects.exists()


def test_her_file_is_deleted_when_she_says_so(her: Client) -> None:
    her.post(reverse("cv:file"), {"file": upload("a.pdf", pdf())})

    assert "Delete your CV file?" in her.get(reverse("cv:file_remove")).content.decode()
    her.post(reverse("cv:file_remove"))

    assert not CVFile.objects.exists()
    assert her.get(reverse("cv:file_download"))["Location"] == reverse("cv:file")


def test_nobody_gets_the_file_of_another(her: Client, client: Client) -> None:
    her.post(reverse("cv:file"), {"file": upload("a.pdf", pdf())})
    other = draft_profile("other", municipality=municipality())
    client.force_login(other.user)

    assert client.get(reverse("cv:file_download"))["Location"] == reverse("cv:file")


def test_she_is_told_what_in_her_words_could_give_her_away(her: Client) -> None:
    typed = {"headline": "Nurse", "summary": "I am Alice, call 20 30 40 50."}

    said = her.post(step("words"), typed, headers=HTMX).content.decode()

    assert "This could tell who you are" in said
    assert "20 30 40 50" in said
    calm = her.post(step("words"), {"summary": "I am good with people."}, headers=HTMX)
    assert "This could tell" not in calm.content.decode()
