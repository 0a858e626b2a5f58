"""Somebody's address is another one now: what was mailed to the old one is dead, hers only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentoring.agreeing import links
from mentoring.models import CheckIn, Evaluation, MentoringCertificate, Side
from mentoring.models.months import check_in_link, evaluation_link
from tests.mentoring.pair_people import together
from tests.mentoring.proposals import proposal

pytestmark = pytest.mark.django_db


def test_links_in_mails_to_a_given_up_address_are_dead_and_the_other_one_s_go_on(
    client: Client,
) -> None:
    match = proposal()
    asked = {"match": match, "due_on": timezone.localdate(), "asked_at": timezone.now()}
    at = {}
    for side in Side:
        check_in = CheckIn.objects.create(moment="week_2", side=side, **asked)
        evaluation = Evaluation.objects.create(moment="half", side=side, **asked)
        at[side] = [
            reverse("mentoring:answer", args=[links.token_of(match, side)]),
            reverse("mentoring:check_in", args=[check_in_link.token(check_in.pk, 1)]),
            reverse("mentoring:evaluation", args=[evaluation_link.token(evaluation.pk, 1)]),
        ]
    nina = match.student.user
    nina.last_login = timezone.now() - timedelta(hours=1)
    nina.save()
    assert [client.get(page).status_code for page in at[Side.STUDENT]] == [200] * 3

    nina.email = "new@ankomst.example"
    nina.save()

    answers = [client.get(page) for page in at[Side.STUDENT]]
    assert [each.status_code for each in answers] == [404] * 3
    assert not any(b"Bob" in each.content for each in answers)
    assert client.post(at[Side.STUDENT][0], {"answer": "yes"}).status_code == 404
    assert [client.get(page).status_code for page in at[Side.MENTOR]] == [200] * 3
    match.refresh_from_db()
    fresh = reverse("mentoring:answer", args=[links.token_of(match, Side.STUDENT)])
    assert client.get(fresh).status_code == 200


def test_a_certificate_s_link_in_a_mail_to_a_given_up_address_is_dead(client: Client) -> None:
    match = together(weeks=20)
    facts = {"match": match, "programme": match.programme, "meetings": 3}
    today = timezone.localdate()
    hers, his = (
        MentoringCertificate.objects.create(side=side, given_on=today, **facts) for side in Side
    )
    old = [reverse("mentoring:my_certificate", args=[each.token]) for each in (hers, his)]

    nina = match.student.user
    nina.email = "new@ankomst.example"
    nina.save()

    assert [client.get(page).status_code for page in old] == [404, 200]
    pdf = reverse("mentoring:certificate_pdf", args=[hers.token])
    assert client.get(pdf).status_code == 404
    hers.refresh_from_db()
    fresh = reverse("mentoring:my_certificate", args=[hers.token])
    assert client.get(fresh).status_code == 200
