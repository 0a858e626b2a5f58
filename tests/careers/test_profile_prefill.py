"""What a CV tells is put before her, and nothing is taken without her."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from careers.closed_lists import Experience, LanguageLevel
from careers.models import CandidateProfile, Skill
from careers.profile import prefill, save, skills
from careers.profile.json_resume import NotAResume, TooLarge, read_resume, resume_of
from tests.careers.people import draft_profile, listed

pytestmark = pytest.mark.django_db

YEAR = timezone.localdate().year
CV = f"""Ana Ivić
Registered nurse
Work experience
{YEAR - 3} – present  Registered nurse, City Hospital
{YEAR - 8} - {YEAR - 3}  Nurse, County Hospital. I speak English with doctors.
Education
{YEAR - 30} – {YEAR - 9} Bachelor of Science in Nursing
Languages
Croatian: native
English (C1)
German
Dansk – B2
Skills
First aid, patient records
"""


@pytest.fixture(autouse=True)
def _skills() -> None:
    for english, danish in (("First aid", "Førstehjælp"), ("Patient records", ""), ("C++", "")):
        Skill.objects.create(name_en=english, name_da=danish)


def empty_profile(**fields: Any) -> CandidateProfile:
    nothing = {"occupation": "", "experience": None, "education_level": None}
    return draft_profile(languages={}, skill_names=[], **nothing | fields)


def test_a_cv_is_read_as_its_writer_meant_it() -> None:
    found = prefill.read(CV)

    assert found.occupation == "22"
    assert found.experience == Experience.MANY
    assert found.education_level == 6
    assert found.languages == {"hr": 7, "en": 5, "de": None, "da": 4}
    names = [Skill.objects.get(pk=pk).name_en for pk in found.skills]
    assert names == ["First aid", "Patient records"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Sprog\nEngelsk flydende\nTysk grundlæggende", {"en": 5, "de": 2}),
        ("I read Danish novels", {}),
        ("Languages: English fluent, French basic; Spanish B1", {"en": 5, "fr": 2, "es": 3}),
        ("Modersmål: polsk. Dansk: C2", {"da": 6}),
        ("LANGUAGES\nArabic\nMother tongue", {"ar": 7}),
    ],
)
def test_languages_are_read_with_how_well(text: str, languages: dict[str, int]) -> None:
    assert prefill.read(text).languages == languages


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("PhD in chemistry, after a master's degree", 8),
        ("cand.merc. fra CBS", 7),
        ("MSc Computer Science", 7),
        ("Bachelor of Arts", 6),
        ("Erhvervsuddannelse som kok", 3),
        ("Scrum master, and mastered it", None),
        ("nothing of the kind", None),
    ],
)
def test_the_highest_education_counts(text: str, level: int | None) -> None:
    assert prefill.read(text).education_level == level


@pytest.mark.parametrize(
    ("text", "group"),
    [("Nursing assistant", "32"), ("Softwareudvikler", "25"), ("I nursed my plans", "")],
)
def test_an_occupation_is_guessed_by_titles(text: str, group: str) -> None:
    assert prefill.read(text).occupation == group


def test_only_years_of_work_are_counted() -> None:
    studies = f"Education\n{YEAR - 20} - {YEAR}"

    assert prefill.read(studies).experience is None
    assert prefill.read(f"Experience\n{YEAR - 2} - now\n{studies}").experience == Experience.SOME
    assert prefill.read("Experience\n1900 - 2099 and 3000 - 1").experience is None


@pytest.mark.parametrize("text", ["", "\0", "🦊" * 9999, "(" * 5000, "English " * 20_000])
def test_whatever_the_text_is_reading_ends(text: str) -> None:
    assert prefill.read(text).occupation == ""


def test_nothing_is_taken_without_her() -> None:
    profile = empty_profile()

    prefill.offer(profile.pk, prefill.read(CV))

    profile = CandidateProfile.objects.get(pk=profile.pk)
    assert (profile.occupation, profile.experience) == ("", None)
    assert not profile.languages.exists()
    assert not profile.skills.exists()
    assert len(prefill.suggestions_of(profile)) == 9


def test_what_she_has_filled_in_herself_is_not_asked_about() -> None:
    profile = draft_profile(languages={"en": 3}, skill_names=["First aid"], occupation="25")

    prefill.offer(profile.pk, prefill.read(CV))

    profile = CandidateProfile.objects.get(pk=profile.pk)
    keys = {each.key for each in prefill.suggestions_of(profile)}
    records = Skill.objects.get(name_en="Patient records")
    assert keys == {"language-hr", "language-de", "language-da", f"skill-{records.pk}"}


def test_each_thing_is_taken_or_thrown_away(client: Client) -> None:
    profile = empty_profile()
    prefill.offer(profile.pk, prefill.read(CV))
    client.force_login(profile.user)
    address = reverse("cv:suggestions")

    client.post(address, {"accept": "occupation"})
    client.post(address, {"accept": "language-de", "level-language-de": "2"})
    client.post(address, {"discard": "education_level", "step": "education"})

    profile = CandidateProfile.objects.get(pk=profile.pk)
    assert (profile.occupation, profile.education_level) == ("22", None)
    assert dict(profile.languages.values_list("code", "level")) == {"de": LanguageLevel.A2}
    left = {each.key for each in prefill.suggestions_of(profile)}
    assert not left & {"occupation", "language-de", "education_level"}


@pytest.mark.parametrize("key", ["occupation", "skill-999", "language-xx", "state", "", "\0", "-"])
def test_what_is_not_offered_cannot_be_taken(client: Client, key: str) -> None:
    profile = empty_profile()
    client.force_login(profile.user)

    answer = client.post(reverse("cv:suggestions"), {"accept": key})

    assert answer.status_code == 302
    assert CandidateProfile.objects.get(pk=profile.pk).state == "draft"
    assert CandidateProfile.objects.get(pk=profile.pk).occupation == ""


def test_all_of_it_is_taken_at_once_as_far_as_there_is_room(client: Client) -> None:
    profile = empty_profile()
    profile.skills.set([listed(f"Skill {n}") for n in range(skills.MOST - 1)])
    prefill.offer(profile.pk, prefill.read(CV))
    client.force_login(profile.user)

    client.post(reverse("cv:suggestions"), {"accept_all": ""})

    profile = CandidateProfile.objects.get(pk=profile.pk)
    assert profile.occupation == "22"
    assert profile.skills.count() == skills.MOST
    assert prefill.suggestions_of(profile) == []


def test_all_of_it_is_thrown_away_at_once(client: Client) -> None:
    profile = empty_profile()
    prefill.offer(profile.pk, prefill.read(CV))
    client.force_login(profile.user)

    client.post(reverse("cv:suggestions"), {"discard_all": ""})

    profile = CandidateProfile.objects.get(pk=profile.pk)
    assert prefill.suggestions_of(profile) == []
    assert profile.occupation == ""


def test_each_step_shows_what_belongs_to_it(client: Client) -> None:
    profile = empty_profile()
    prefill.offer(profile.pk, prefill.read(CV))
    client.force_login(profile.user)

    page = client.get(reverse("cv:step", args=["languages"])).content.decode()

    assert "Croatian" in page
    assert 'value="language-hr"' in page
    assert 'value="occupation"' not in page


# --- JSON Resume ------------------------------------------------------------------------------

RESUME = {
    "basics": {
        "name": "Ana Marija Ivić",
        "label": "Software engineer",
        "phone": "+45 20 20 20 20",
        "summary": "Line one.\nLine two.",
    },
    "work": [{"position": "Developer", "startDate": f"{YEAR - 4}-02", "endDate": ""}],
    "education": [{"studyType": "Master", "area": "Informatics"}],
    "languages": [{"language": "Croatian", "fluency": "Native speaker"}],
    "skills": [{"name": "Languages", "keywords": ["C++", "Cobol"]}],
}


def test_a_json_resume_is_read() -> None:
    found = read_resume(json.dumps(RESUME).encode())

    assert (found.occupation, found.experience, found.education_level) == ("25", 3, 7)
    assert found.languages == {"hr": 7}
    assert found.skills == (Skill.objects.get(name_en="C++").pk,)
    assert found.texts == {
        "first_name": "Ana Marija",
        "last_name": "Ivić",
        "headline": "Software engineer",
        "summary": "Line one.\nLine two.",
        "phone": "+4520202020",
    }


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a": 1}', b"%PDF-1.7", b"NaN"],
)
def test_what_is_no_json_resume_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NotAResume, match="PDF or DOCX"):
        read_resume(data)


def test_halves_of_characters_are_left_out() -> None:
    found = read_resume(rb'{"basics": {"label": "Nurse \ud83d", "summary": "\udfff"}}')

    assert found.texts == {"headline": "Nurse"}


def test_a_huge_json_resume_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_resume(b" " * 1_000_001)


@pytest.mark.parametrize("strange", [None, 7, "x", [], {}, [None, 7, "x", [[]], {"name": {}}]])
def test_a_json_resume_with_other_shapes_tells_nothing(strange: Any) -> None:
    resume = dict.fromkeys(RESUME, strange)

    assert not read_resume(json.dumps(resume).encode()).texts


def test_no_cpr_number_comes_in_with_a_resume() -> None:
    resume = {"basics": {"summary": "I am 010190-1234", "label": "Baker"}}

    assert set(read_resume(json.dumps(resume).encode()).texts) == {"headline"}


def test_a_json_resume_is_uploaded_and_offered(client: Client) -> None:
    profile = empty_profile()
    client.force_login(profile.user)
    file = SimpleUploadedFile("cv.json", json.dumps(RESUME).encode())

    page = client.post(reverse("cv:import"), {"resume": file}, follow=True).content.decode()
    assert "Software engineer" in page

    bad = SimpleUploadedFile("cv.json", b"no")
    page = client.post(reverse("cv:import"), {"resume": bad})
    assert page.status_code == 422
    assert "not a JSON Resume" in page.content.decode()


def test_what_goes_out_as_json_resume_comes_in_again() -> None:
    profile = draft_profile(occupation="25", skill_names=["First aid"])
    save(profile.pk, {"headline": "Developer", "summary": "Good at it.", "phone": "+4520202020"})
    profile = CandidateProfile.objects.get(pk=profile.pk)

    found = read_resume(json.dumps(resume_of(profile, with_contact=True)).encode())

    assert found.languages == dict(profile.languages.values_list("code", "level"))
    assert found.skills == (Skill.objects.get(name_en="First aid").pk,)
    assert found.education_level == profile.education_level
    assert found.texts["summary"] == "Good at it."
    assert found.texts["phone"] == "+4520202020"
