"""A request that was mailed to an address she has given up is answered on the site only."""

from typing import Any

from django.db.models import F

from accounts.address_changes import address_changed
from accounts.models import User
from careers.models import ContactRequest


def connect() -> None:
    address_changed.connect(_links_die, dispatch_uid="careers.contact.old_links")


def _links_die(user: User, **_news: Any) -> None:
    requests = ContactRequest.objects.filter(profile__user=user)
    requests.update(link_version=F("link_version") + 1)
