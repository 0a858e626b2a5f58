"""What is left of a person in tables that belong to no app of ours, or in words of others.

Rows of other packages that hang on the account go with it. Here is what would not: mail kept by the
demo, errors that quote an address, jobs, sign-ins, Wagtail's history, what somebody searched for.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import ModelLogEntry, PageLogEntry, UploadedFile

from accounts.models import AccessLog, User
from content.models import EmptySearch
from outbox.models import Message, SentMail

M = TypeVar("M", bound=Model)

#: Tables of other packages that reach a person, and what becomes of her there.
HOLDS: dict[str, str] = {
    "content.EmptySearch": "deleted here where somebody searched for her",
    "account.EmailAddress": "goes with the account",
    "account.EmailConfirmation": "goes with the address",
    "admin.LogEntry": "hers go with the account, those about her here",
    "mfa.Authenticator": "goes with the account",
    "sessions.Session": "ended when she asks, and looked through here",
    "usersessions.UserSession": "goes with the account",
    "django_tasks_database.DBTaskResult": "deleted here where it quotes her address",
    "outbox.Message": "emptied here where it quotes her address",
    "outbox.SentMail": "deleted here where it is to her or names her",
    "wagtailsearchpromotions.Query": "deleted here where somebody searched for her",
    "wagtailcore.APIToken": "goes with the account",
    "wagtailcore.Comment": "goes with the account",
    "wagtailcore.CommentReply": "goes with the account",
    "wagtailcore.ModelLogEntry": "emptied here where it names her",
    "wagtailcore.PageLogEntry": "emptied here where it names her",
    "wagtailcore.PageSubscription": "goes with the account",
    "wagtailcore.UploadedFile": "deleted here: files on their way into the library",
    "wagtailadmin.EditingSession": "goes with the account",
    "wagtailadmin.FormState": "goes with the account",
    "wagtailusers.UserProfile": "goes with the account; the picture by its name",
}


@dataclass(frozen=True)
class Values:
    """What is unmistakably hers: addresses, and her name where it is more than one word."""

    emails: tuple[str, ...]
    name: str

    def within(self, rows: QuerySet[M], *fields: str) -> QuerySet[M]:
        """Those in which one of these fields has one of them, also as HTML and JSON write it."""
        found = Q(pk__in=[])
        for word in filter(None, (*self.emails, self.name)):
            for written in {word, escape(word), json.dumps(word)[1:-1]}:
                for field in fields:
                    found |= Q(**{f"{field}_words__icontains": written})
        words = {f"{field}_words": Cast(field, TextField()) for field in fields}
        quoting: QuerySet[M] = rows.alias(**words).filter(found)
        return quoting


def values_of(user: User) -> Values:
    addresses = user.emailaddress_set.values_list("email", flat=True)  # type: ignore[attr-defined]
    name = user.get_full_name() if user.first_name and user.last_name else ""
    return Values(tuple({user.email, *addresses}), name)


def files_of(user: User) -> list[str]:
    """In the public storage: her picture among the staff, and uploads that came to nothing."""
    from wagtail.users.models import UserProfile

    pictures = UserProfile.objects.filter(user=user).exclude(avatar="")
    uploads = UploadedFile.objects.filter(uploaded_by_user=user)
    names = [*pictures.values_list("avatar", flat=True), *uploads.values_list("file", flat=True)]
    return [name for name in names if name]


def wipe(user: User) -> None:
    """Before the account is deleted; again it finds nothing more."""
    values = values_of(user)
    log = AccessLog.objects.all()
    log.filter(Q(about=user) | Q(actor=user)).forget_words()
    for field in ("reason", "on_behalf_of"):
        log.filter(pk__in=_ids(values.within(log, field))).forget_words(field=field)
    UploadedFile.objects.filter(uploaded_by_user=user).delete()
    _wipe_mail_and_jobs(values)
    _wipe_histories(user, values)
    _end_sign_ins(user, values)


def wipe_address(email: str) -> None:
    """What the last mail may have left."""
    _wipe_mail_and_jobs(Values((email,), ""))


def _wipe_mail_and_jobs(values: Values) -> None:
    values.within(SentMail.objects.all(), "to", "subject", "text", "html").delete()
    values.within(Message.objects.all(), "error").update(error="")
    values.within(Message.objects.all(), "key").delete()
    values.within(DBTaskResult.objects.all(), "args_kwargs", "traceback", "return_value").delete()


def _wipe_histories(user: User, values: Values) -> None:
    kind = ContentType.objects.get_for_model(User)
    about = Q(content_type=kind, object_id=str(user.pk))
    ModelLogEntry.objects.filter(about).delete()
    LogEntry.objects.filter(about).delete()
    values.within(LogEntry.objects.all(), "object_repr", "change_message").delete()
    for model in (ModelLogEntry, PageLogEntry):
        values.within(model.objects.all(), "label").update(label="")
        values.within(model.objects.all(), "data").update(data={})
    values.within(Query.objects.all(), "query_string").delete()
    _wipe_searches(values)


def _wipe_searches(values: Values) -> None:
    """They are few, and written small, which not every database knows of all letters."""
    hers = [word.casefold() for word in (*values.emails, values.name) if word]
    searched = EmptySearch.objects.values_list("pk", "query")
    found = [pk for pk, query in searched if any(word in query for word in hers)]
    EmptySearch.objects.filter(pk__in=found).delete()


def _ids(rows: QuerySet[M]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _end_sign_ins(user: User, values: Values) -> None:
    """A session's data is signed and packed, so each is opened."""
    hers = [key for key, data in _opened() if _is_hers(data, user, values)]
    Session.objects.filter(session_key__in=hers).delete()


def _opened() -> Iterable[tuple[str, dict[str, object]]]:
    for session in Session.objects.iterator():
        yield session.session_key, session.get_decoded()


def _is_hers(data: dict[str, object], user: User, values: Values) -> bool:
    if data.get("_auth_user_id") == str(user.pk):
        return True
    written = repr(data).lower()
    return any(email.lower() in written for email in values.emails)
