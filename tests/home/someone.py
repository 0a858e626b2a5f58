"""One person in every part of the site, in words that nobody else has."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import AccessLog, Consent, User
from content.models import EmptySearch
from home import exporting
from outbox.models import Message, SentMail
from outbox.tasks import deliver_due
from tests.personas import person

MARK = "zqwyx"  # at the beginning of every word of hers
EMAIL = f"{MARK}mail@quillfeather.example"
PHONE = "+45 99 87 76 65"


class Words:
    """Her words, and whether she gets them when she asks for everything."""

    def __init__(self) -> None:
        self.given: set[str] = {EMAIL, PHONE}
        self.all: set[str] = {EMAIL, PHONE, "quillfeather"}

    def __call__(self, name: str) -> str:
        self.given.add(MARK + name)
        return self.not_given(name)

    def not_given(self, name: str) -> str:
        self.all.add(MARK + name)
        return MARK + name


def somebody(words: Words) -> User:
    """With an account, and nothing else."""
    return person(
        "any", first_name=words("first"), last_name=words("last"), password="a secret of hers"
    )


def account_of(user: User, words: Words) -> None:
    """What hangs on the account, of our own and of other packages."""
    User.objects.filter(pk=user.pk).update(email=EMAIL)
    user.refresh_from_db()
    address = EmailAddress.objects.get(user=user)
    EmailAddress.objects.filter(pk=address.pk).update(email=EMAIL)
    EmailConfirmation.objects.create(email_address=address, key=words.not_given("confirmation"))
    Authenticator.objects.create(
        user=user, type="totp", data={"secret": words.not_given("authenticator")}
    )
    Consent.objects.create(user=user, purpose="newsletter", wording_version=words("version"))
    UserProfile.objects.create(user=user)
    _sign_ins(user, words)
    _log(user, words)


def _sign_ins(user: User, words: Words) -> None:
    key = _session(_auth_user_id=str(user.pk), said=words.not_given("session"))
    UserSession.objects.create(
        user=user, ip="203.0.113.77", session_key=key, user_agent=words("browser")
    )
    _session(account_login_stash=EMAIL)


def _session(**data: str) -> str:
    store = SessionStore()
    store.update(data)
    store.create()
    return str(store.session_key)


def _log(user: User, words: Words) -> None:
    adviser = person("looker")
    AccessLog.add("looked", user, by=adviser, about=user, reason=words("reason"))
    AccessLog.add("did", adviser, by=user, reason=words.not_given("deed"))
    AccessLog.add("noted", adviser, by=adviser, reason=f"Wrote to {EMAIL}")
    AccessLog.add("noted", adviser, by=adviser, on_behalf_of=f"{user.get_full_name()} & Co.")


def left_behind(user: User, words: Words) -> None:
    """What others and the machinery have written about her."""
    name = user.get_full_name()
    SentMail.objects.create(
        sender="us@a.example", to=EMAIL, subject="Hello", text=words.not_given("letter")
    )
    SentMail.objects.create(
        sender="us@a.example", to="hr@nordvind.example", subject="News", text=f"{name} says yes"
    )
    error = f"SMTPRecipientsRefused: {{'{EMAIL}': (550, b'no such user')}}"
    Message.objects.create(kind="a", about=1, key="kept", failed_at=timezone.now(), error=error)
    deliver_due.enqueue()
    DBTaskResult.objects.update(traceback=f"KeyError: {EMAIL}", status="FAILED")
    ModelLogEntry.objects.log_action(user, "wagtail.edit", title=name)
    ModelLogEntry.objects.log_action(person("else"), "wagtail.edit", data={"written_to": EMAIL})
    Query.objects.create(query_string=f"who is {name.lower()}")
    EmptySearch.objects.create(query=f"where is {name.casefold()}", language="en")


def downloaded(user: User) -> None:
    """A file with everything lies there, made two days ago."""
    exporting.make(exporting.ask(user).pk)
    _earlier: Any = timezone.now() - timedelta(days=2)
    exporting.DataExport.objects.filter(user=user).update(ready_at=_earlier)
