"""Who moves a page or takes it away reads what became of it in the other language."""

import pytest
from wagtail.models import Page


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_the_translation_that_stays_is_named(desk, guide, danish_guide, act):
    answer = desk.post(f"/admin/pages/{guide.pk}/{act}/", follow=True)

    assert f"“{danish_guide.title}” (Dansk) is still on the site" in answer.content.decode()
    assert Page.objects.get(pk=danish_guide.pk).live


def test_nothing_is_said_of_a_translation_that_nobody_reads(desk, guide, danish_guide):
    danish_guide.unpublish()

    answer = desk.post(f"/admin/pages/{guide.pk}/delete/", follow=True)

    assert "is still on the site" not in answer.content.decode()


def test_moving_one_language_alone_says_so(desk, guide, danish_guide, add_page):
    elsewhere = add_page("Spouses")

    url = f"/admin/pages/{guide.pk}/move/{elsewhere.pk}/confirm/"
    answer = desk.post(url, {"slug": "moved"}, follow=True)

    assert f"“{danish_guide.title}” (Dansk) has not moved" in answer.content.decode()
