"""She takes her profile with her, with or without who she is."""

import io

import pikepdf
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from careers.models import CandidateProfile
from careers.profile import save, save_name
from careers.profile.pdf import cv_of
from tests.careers.people import draft_profile, listed

pytestmark = pytest.mark.django_db

SECRETS = ("Ivić", "Anamarija", "alice@", "+4520202020", "Secret Street", "Aarhus Kommune")


@pytest.fixture
def profile() -> CandidateProfile:
    profile = draft_profile(phone="+4520202020", address="Secret Street 1")
    save_name(profile.pk, first_name="Anamarija", last_name="Ivić")
    save(profile.pk, {"headline": "Builds with care", "summary": "First.\nSecond *#_ $x$ <b>."})
    return CandidateProfile.objects.get(pk=profile.pk)


def words_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_the_pdf_is_in_either_language(profile: CandidateProfile) -> None:
    english = words_of(cv_of(profile, language="en", with_contact=True))
    danish = words_of(cv_of(profile, language="da", with_contact=True))

    assert "Information technology professionals" in english
    assert "Informations- og kommunikationsteknologi" in danish
    for text in (english, danish):
        assert "Anamarija Ivić" in text
        assert "Second *#_ $x$ <b>." in text


def test_without_contact_nothing_in_it_names_her(profile: CandidateProfile) -> None:
    pdf = cv_of(profile, language="en", with_contact=False)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        inside = words_of(pdf) + str(opened.docinfo) + str(opened.open_metadata())
    assert "Builds with care" in inside
    for secret in SECRETS:
        assert secret not in inside


def test_an_empty_profile_and_a_full_one_can_be_set() -> None:
    profile = draft_profile(
        languages={},
        skill_names=[],
        municipality=None,
        **{"occupation": "", "experience": None, "education_level": None},
        **{"education_field": "", "work_forms": [], "availability": ""},
    )
    assert cv_of(profile, language="da", with_contact=False).startswith(b"%PDF")

    profile.skills.set([listed(f"A skill with a long name, number {n}") for n in range(30)])
    save(profile.pk, {"headline": "W" * 80, "summary": "W" * 600})
    full = CandidateProfile.objects.get(pk=profile.pk)
    assert cv_of(full, language="en", with_contact=True).startswith(b"%PDF")


def test_she_chooses_what_stands_in_it(profile: CandidateProfile, client: Client) -> None:
    client.force_login(profile.user)

    assert "As a PDF" in client.get(reverse("cv:export")).content.decode()
    pdf = client.get(reverse("cv:pdf"), {"in": "da", "contact": "1"})
    assert pdf["Content-Disposition"] == 'attachment; filename="CV-da.pdf"'
    assert "Anamarija" in words_of(pdf.content)
    assert "Anamarija" not in words_of(client.get(reverse("cv:pdf"), {"in": "xx"}).content)


def test_json_without_contact_has_nothing_that_names_her(
    profile: CandidateProfile, client: Client
) -> None:
    client.force_login(profile.user)
    plain = client.get(reverse("cv:export_json"))
    full = client.get(reverse("cv:export_json"), {"contact": "1"}).json()

    for secret in (*SECRETS, "Aarhus"):
        assert secret not in plain.content.decode()
    assert plain.json()["basics"]["label"] == "Builds with care"
    assert full["basics"]["name"] == "Anamarija Ivić"
    assert full["basics"]["location"]["city"] == "Aarhus"
