"""Editors at work: checks beside the page, described pictures, translations that are missing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.tests.utils import get_test_image_file

from content.models import StandardPage


@pytest.fixture
def page(add_page) -> StandardPage:
    return add_page("Tax for beginners")


def test_the_preview_brings_the_checks_and_the_public_page_does_not(page, client, editor, rf):
    client.force_login(editor)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    beside = page.make_preview_request(
        rf.get("/", HTTP_COOKIE=cookie), extra_request_attrs={"in_preview_panel": True}
    )

    assert "wagtail-userbar" in beside.rendered_content
    assert "identical-links-same-purpose" in beside.rendered_content
    assert "wagtail-userbar" not in client.get(page.url).content.decode()


def test_a_picture_is_not_saved_without_a_description(db):
    form = get_image_form(get_image_model())(data={"title": "Harbour"})

    assert "description" in form.errors


def test_the_first_page_of_the_admin_names_what_is_not_translated(
    page, danish, client: Client, editor
):
    page.copy_for_translation(danish.locale, alias=True)
    client.force_login(editor)

    shown = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Tax for beginners</a> (Dansk is missing)" in shown
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown


def test_many_pictures_are_uploaded_at_once_and_described_one_by_one(client, editor):
    client.force_login(editor)
    picture = SimpleUploadedFile("harbour.png", get_test_image_file().file.getvalue())
    sent = {"files[]": picture, "title": "Harbour", "collection": 1}

    answer = client.post(reverse("wagtailimages:add_multiple"), sent).json()

    assert answer["success"]
    assert "read aloud to those who cannot see it" in answer["form"]
    assert not get_image_model().objects.exists()
