"""A CPR number in what editors write is refused, with the place where it stands."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from accounts.roles import Role
from content.models import StandardPage
from tests.personas import person

NUMBER = "010190-1234"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"title": f"About {NUMBER}"}, "Title"),
        ({"intro": f"Ask {NUMBER}."}, "Introduction"),
        ({"social_text": NUMBER}, "Text when shared"),
        ({"body": [("heading", "A"), ("paragraph", f"<p>It is {NUMBER}</p>")]}, "Text, block 2"),
        ({"body": [("paragraph", "<p>It is <b>010190</b>-<i>1234</i></p>")]}, "Text, block 1"),
        ({"body": [("paragraph", "<p>It is 010190&nbsp;1234</p>")]}, "Text, block 1"),
    ],
)
def test_it_is_refused_wherever_it_stands(guide: StandardPage, fields, where: str) -> None:
    for name, value in fields.items():
        setattr(guide, name, value)

    with pytest.raises(ValidationError, match=f"Leave out the CPR number.*{where}"):
        guide.save()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Call +45 33 00 00 00 before 12-12-2026.</p>",
        '<p>See <a href="https://example.org/0101901234">the form</a></p>',
        '<p>See <a linktype="page" id="0101901234">the form</a></p>',
    ],
)
def test_what_is_not_one_is_kept(guide: StandardPage, html: str) -> None:
    guide.body = [("paragraph", html)]
    guide.save()

    guide.refresh_from_db()
    assert len(guide.body) == 1


def test_a_draft_is_refused_too_and_what_was_typed_stays(
    client: Client, guide: StandardPage
) -> None:
    client.force_login(person("edith", Role.EDITOR))
    typed = {
        "title": guide.title,
        "slug": guide.slug,
        "intro": guide.intro,
        "body": streamfield([("paragraph", rich_text(f"<p>It is {NUMBER}</p>"))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[guide.pk]), nested_form_data(typed)
    )

    html = answer.content.decode()
    assert "Leave out the CPR number: we never write one. It is in: Text, block 1." in html
    assert NUMBER in html
    assert not guide.revisions.exists()


def test_a_translation_is_refused_too(guide: StandardPage, danish) -> None:
    translate_object(guide, [Locale.objects.get(language_code="da")])
    translation = Translation.objects.get(source__object_id=guide.translation_key)
    segment = translation.source.stringsegment_set.get(string__data=guide.intro)
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data=f"Spørg {NUMBER}",
    )

    with pytest.raises(ValidationError, match="Leave out the CPR number"):
        translation.save_target(publish=True)
    assert not StandardPage.objects.filter(intro__contains=NUMBER).exists()
