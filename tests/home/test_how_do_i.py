"""Short answers inside the admin, each with a link that leads somewhere."""

from django.urls import reverse

from home.how_do_i import ANSWERS


def test_every_answer_has_steps_and_leads_to_a_screen():
    answers = [answer for _title, answers in ANSWERS for answer in answers]

    assert len(answers) >= 10
    for answer in answers:
        assert answer.steps
        assert answer.url, answer.where


def test_an_editor_opens_it_from_the_menu(client, editor):
    client.force_login(editor)
    url = reverse("how_do_i:index")

    assert url in client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Go there" in client.get(url).content.decode()
