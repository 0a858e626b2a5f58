"""A page that is sent to translation is translated, or its editor reads why not."""

from wagtail_localize.models import Translation


def _send(client, page, danish):
    return client.post(
        f"/admin/localize/submit/page/{page.pk}/", {"locales": [danish.locale_id]}, follow=True
    )


def test_an_unfinished_page_is_not_said_to_be_sent(client, editor, add_page, danish):
    client.force_login(editor)
    page = add_page("Pets", live=False)
    page.title = ""
    page.save_revision(clean=False)

    answer = _send(client, page, danish)

    assert "This page is not finished" in answer.content.decode()
    assert not Translation.objects.exists()


def test_a_finished_draft_is_sent(client, editor, add_page, danish):
    client.force_login(editor)
    page = add_page("Pets", live=False)
    page.save_revision()

    _send(client, page, danish)

    assert Translation.objects.get().target_locale == danish.locale
