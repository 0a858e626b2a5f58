"""Staff close an account: what was mailed to it opens nothing, until they open it again."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from asking import handing
from careers.models.contact import request_link
from careers.publishing.links import token_of
from companies.models import Company
from events.models import Booking
from tests.asking.asked import asked as question_asked
from tests.careers.contact_people import asked, candidate
from tests.mentoring.access_world import mentoring

pytestmark = pytest.mark.django_db


def mailed_to(olena: User, nordvind: Company, coordinator: User, adviser: User) -> list[str]:
    """Every kind of link that shows or does something for an account."""
    profile = candidate(user=olena)
    wish, pair = asked(profile, nordvind), mentoring(coordinator, olena)
    mine = question_asked(asker=olena, email=olena.email)
    hers = question_asked("And she answers this one", asker=None)
    handing.hand_on(hers.pk, person=adviser, reason="Yours", seen=1)
    hers.refresh_from_db()
    return [
        reverse("mentoring:check_in", args=[pair.check_in_token]),
        reverse("mentoring:evaluation", args=[pair.evaluation_token]),
        reverse("mentoring:answer", args=[pair.answer_token]),
        reverse("mentoring:my_certificate", args=[pair.certificate_token]),
        reverse("cv:renew", args=[token_of(profile)]),
        reverse("cv:answer", args=[request_link.token(wish.pk, wish.link_version)]),
        mine.her_link,
        hers.owners_link,
    ]


def test_links_of_a_closed_account_open_nothing_and_those_of_a_booking_go_on(
    client: Client, stranger: User, adviser: User, coordinator: User, nordvind: Company
) -> None:
    links = mailed_to(stranger, nordvind, coordinator, adviser)
    booking = Booking.objects.create(
        kind=Booking.Kind.SIGN_UP,
        contact_name="Olena",
        contact_email=stranger.email,
        state=Booking.State.CONFIRMED,
    )
    both = User.objects.filter(pk__in=[stranger.pk, adviser.pk])

    both.update(is_active=False)
    closed = [client.get(link).status_code for link in links]
    both.update(is_active=True)
    opened = [client.get(link).status_code for link in links]
    both.update(is_active=False)

    assert closed == [404] * len(links)
    assert opened == [200] * len(links)
    assert client.get(booking.link).status_code == 200
