"""An address is given up, or an account erased: what was mailed there opens nothing any more."""

import pytest
from django.test import Client

from asking import handing, personal_data
from asking.models import Question
from tests.asking.asked import asked, rule, team, told, topic

pytestmark = pytest.mark.django_db


def test_what_she_asked_signed_in_goes_on_by_her_new_address(client: Client, stranger):
    was = stranger.email
    hers = asked(email=was, asker=stranger)
    from_work = asked("And from work?", email="me@work.example", asker=stranger)
    somebodys = asked("By whoever used that mailbox", email=was)

    stranger.email = "new@quillfeather.example"
    stranger.save()

    assert client.get(hers.her_link).status_code == 410
    assert [client.get(each.her_link).status_code for each in (from_work, somebodys)] == [200] * 2
    addresses = [Question.objects.get(pk=each.pk).email for each in (hers, from_work, somebodys)]
    assert addresses == [stranger.email, "me@work.example", was]
    hers.refresh_from_db()
    assert client.get(hers.her_link).status_code == 200


def test_a_team_with_another_mailbox_is_told_there_and_the_old_links_are_dead(
    client: Client, mailoutbox
):
    school, about = team("The school"), topic("danish")
    rule(about, school)
    question = asked(topic=about)
    old = question.owners_link
    told(mailoutbox)

    school.email = "office@ankomst.example"
    school.save()
    school.save()

    assert [line.partition(":")[0] for line in told(mailoutbox)] == ["office"]
    assert client.get(old).status_code == 410
    question.refresh_from_db()
    assert client.get(question.owners_link).status_code == 200


def test_what_a_colleague_had_is_her_team_s_when_her_address_or_she_goes(
    client: Client, editor, mailoutbox
):
    question = asked()
    handing.hand_on(question.pk, person=editor, reason="Yours", seen=1)
    question.refresh_from_db()
    first = question.owners_link
    editor.email = "new@ankomst.example"
    editor.save()
    question.refresh_from_db()
    second = question.owners_link
    told(mailoutbox)

    editor.groups.clear()
    personal_data.erase(type(editor).objects.get(pk=editor.pk))

    assert [client.get(at).status_code for at in (first, second)] == [410, 410]
    question.refresh_from_db()
    assert (question.person, len(told(mailoutbox))) == (None, 1)
