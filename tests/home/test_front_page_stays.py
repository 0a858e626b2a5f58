"""The site hangs on its front pages: no button takes one away."""

from urllib.parse import urlencode

import pytest

from home.models import HomePage


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def front(db) -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


@pytest.mark.parametrize("act", ["delete", "unpublish", "bulk/delete", "bulk/unpublish"])
def test_a_front_page_is_neither_deleted_nor_unpublished(desk, front, act):
    url = f"/admin/pages/{front.pk}/{act}/"
    if act.startswith("bulk/"):
        many = urlencode({"id": front.pk, "next": "/admin/"})
        url = f"/admin/bulk/wagtailcore/page/{act.removeprefix('bulk/')}/?{many}"

    answer = desk.post(url, {"confirm_site_name": "Ankomst"}, follow=True)

    assert "the whole site hangs on it" in answer.content.decode()
    front.refresh_from_db()
    assert front.live
