"""A new rule is kept as a draft from its first word on, and nobody has to think of a key."""

import pytest
from django.utils import timezone

from guidance.models import Document, GlossaryTerm, Step

ROWS = ("deadlines", "document_rules")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def _rows() -> dict[str, str]:
    counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    return {f"{rows}-{count}": "0" for rows in ROWS for count in counts}


def test_a_step_is_kept_once_it_has_a_title(desk):
    page = desk.get("/admin/guidance_steps/add/")
    form = page.context["form"]
    typed = {"title_da": "Registrér din ø", "place": "no_visit", "position": "500"}
    typed |= {name: form[name].value() for name in ("review_on", "confidence")}

    response = desk.post("/admin/guidance_steps/add/", typed | _rows())

    assert response.status_code == 302, response.context["form"].errors
    step = Step.objects.get()
    assert (step.live, step.key) == (False, "registrer-din-o")
    assert 150 < (step.review_on - timezone.localdate()).days < 190


def test_two_papers_of_one_name_have_keys_of_their_own(db):
    keys = [Document.objects.create(name_en="Lease", name_da="Kontrakt").key for _ in range(2)]

    assert keys == ["lease", "lease-2"]


@pytest.mark.parametrize(
    "screen", ["guidance_steps", "guidance_papers", "guidance_plan", "guidance_glossary"]
)
def test_no_screen_asks_for_a_key(desk, screen):
    new = "new" if screen == "guidance_glossary" else "add"

    assert "key" not in desk.get(f"/admin/{screen}/{new}/").context["form"].fields


def test_a_word_keeps_its_address_when_it_is_called_otherwise(db):
    word = GlossaryTerm.objects.create(word_en="yellow card", word_da="gult kort")

    word.word_en = "health card"
    word.save()

    assert word.key == "yellow-card"
