"""What readers are told of a page that is not in their language (docs/decisions/0005)."""

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from accounts.models import User
from content.models import StandardPage
from content.reading_ease import in_one_language, written_pages
from content.translations import unfinished

NOTE = 'class="not-translated"'


def test_an_untranslated_page_is_shown_with_a_note(
    client: Client, untranslated: StandardPage
) -> None:
    html = client.get("/da/newcomers/finding-a-home/").content.decode()

    assert NOTE in html
    assert '<article lang="en">' in html
    assert "A lease decides a lot." in html


def test_search_engines_are_told_of_the_page_that_it_stands_in_for(
    client: Client, untranslated: StandardPage
) -> None:
    html = client.get(untranslated.url).content.decode()

    assert '<link rel="canonical" href="http://testserver/en/newcomers/finding-a-home/">' in html
    assert 'hreflang="da" href="http://testserver' not in html


@pytest.mark.django_db
@pytest.mark.parametrize("fixture", ["guide", "danish_guide"])
def test_a_page_in_its_own_language_has_no_note(
    client: Client, fixture: str, request: pytest.FixtureRequest
) -> None:
    page = request.getfixturevalue(fixture)

    assert NOTE not in client.get(page.url).content.decode()


def test_the_language_switch_leads_to_the_translation(
    client: Client, guide: StandardPage, danish_guide: StandardPage
) -> None:
    html = client.get(guide.url).content.decode()

    assert f'href="{danish_guide.url}" lang="da" hreflang="da"' in html


def test_without_a_translation_it_leads_to_the_nearest_page_above(
    client: Client, guide: StandardPage
) -> None:
    assert 'href="/da/" lang="da" hreflang="da"' in client.get(guide.url).content.decode()


@pytest.fixture
def begun(guide: StandardPage, untranslated: StandardPage) -> Translation:
    """An editor has begun to translate in the admin."""
    guide.body = [("heading", "Deposit"), ("paragraph", "<p>At most three months.</p>")]
    guide.save()
    translate_object(guide, [Locale.objects.get(language_code="da")])
    return Translation.objects.get(source__object_id=guide.translation_key)


def test_a_translation_that_is_only_begun_is_still_said_to_be_missing(
    client: Client, begun: Translation
) -> None:
    html = client.get("/da/newcomers/finding-a-home/").content.decode()

    assert NOTE in html
    assert "At most three months." in html


def test_a_text_of_blocks_can_be_translated_piece_by_piece(
    client: Client, begun: Translation
) -> None:
    translate(begun, "Deposit", "Depositum")

    html = client.get("/da/newcomers/finding-a-home/").content.decode()

    assert '<h2 id="depositum">Depositum</h2>' in html
    assert NOTE in html


def test_a_finished_translation_has_no_note(client: Client, begun: Translation) -> None:
    for segment in begun.source.stringsegment_set.select_related("string"):
        translate(begun, segment.string.data, segment.string.data)

    assert NOTE not in client.get("/da/newcomers/finding-a-home/").content.decode()


def test_an_editor_finds_what_is_begun_until_it_is_finished(
    client: Client, editor: User, begun: Translation
) -> None:
    client.force_login(editor)
    translate(begun, "Deposit", "Depositum")
    assert "begun, and not finished" in client.get("/admin/").content.decode()

    for segment in begun.source.stringsegment_set.exclude(string__data="Deposit"):
        translate(begun, segment.string.data, segment.string.data)

    assert "begun, and not finished" not in client.get("/admin/").content.decode()


def test_a_page_in_two_languages_is_not_measured(begun: Translation) -> None:
    assert unfinished().get() == begun

    measured = [page.pk for page in in_one_language(written_pages())]

    danish = begun.get_target_instance()
    assert danish.live
    assert danish.pk not in measured


def translate(translation: Translation, english: str, danish: str) -> None:
    segment = translation.source.stringsegment_set.filter(string__data=english).first()
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data=danish,
    )
    translation.save_target(publish=True)
