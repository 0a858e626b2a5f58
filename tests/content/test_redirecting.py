"""A redirect that an editor makes leads somewhere."""

import pytest
from wagtail.contrib.redirects.models import Redirect


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_one_that_leads_nowhere_is_refused(desk):
    answer = desk.post("/admin/redirects/add/", {"old_path": "/poster/"})

    assert "Choose a page, or write an address." in str(answer.context["form"].errors)
    assert not Redirect.objects.exists()


def test_one_to_a_page_is_made_and_changed(desk, guide):
    desk.post("/admin/redirects/add/", {"old_path": "/poster/", "redirect_page": guide.pk})
    made = Redirect.objects.get()

    typed = {"old_path": "/poster-2/", "redirect_link": "https://example.org/"}
    desk.post(f"/admin/redirects/{made.pk}/", typed)

    made.refresh_from_db()
    assert (made.old_path, made.redirect_page, made.redirect_link) == (
        "/poster-2",
        None,
        "https://example.org/",
    )
