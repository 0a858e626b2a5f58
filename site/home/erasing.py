"""Erasing a person: she asks, a job does it, a last mail says so, and that is forgotten too.

asked for (signed out, the account closed) ──job──► erased ──mail──► no row left
                                            └─ hindered ──► open again, and a mail says why
"""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from careers.models.files import private_storage
from home import emails, personal_data, tasks, traces
from home.models import Erasure
from home.personal_data import CannotBeErased
from outbox.mail import post
from outbox.models import Message, SentMail

TOO_LONG = timedelta(hours=1)  # after which a job that is not done is taken to have been lost
LAST_MAIL = timedelta(days=2)  # to be delivered in; then the address goes all the same
SHOWN_IN_THE_DEMO = timedelta(minutes=10)


@transaction.atomic
def ask(user: User) -> Erasure:
    """From here on nobody can sign in as her. Asked again it is the same request.

    Raises CannotBeErased.
    """
    user = personal_data.locked(user)
    if known := Erasure.objects.filter(user=user).first():
        return known
    if reasons := personal_data.hindrances(user):
        raise CannotBeErased(reasons)
    erasure = Erasure.objects.create(user=user, email=user.email, language=user.language)
    AccessLog.add("erasure.asked", user, by=user, about=user)
    _set_active(user, False)
    for session in UserSession.objects.filter(user=user):
        session.end()
    tasks.erase_person.enqueue(erasure.pk)
    return erasure


def _set_active(user: User, active: bool) -> None:
    User.objects.filter(pk=user.pk).update(is_active=active)


def carry_out(pk: int) -> None:
    """Run by the job, as often as it takes: first the rows, all or none; then their files."""
    if _erase_rows(pk):
        _erase_files(pk)


@transaction.atomic
def _erase_rows(pk: int) -> bool:
    """Whether they are gone."""
    erasure = Erasure.objects.filter(pk=pk).first()
    if erasure is None:
        return False
    user = erasure.user
    if erasure.erased_at is not None or user is None:
        return True
    erasure.files = personal_data.file_names(user)
    try:
        with transaction.atomic():
            personal_data.erase(user)
    except CannotBeErased:
        _open_again(erasure, user)
        return False
    erasure.user, erasure.erased_at = None, timezone.now()
    erasure.save()
    post(emails.erased, pk, key=f"home.erased/{pk}")
    return True


def _open_again(erasure: Erasure, user: User) -> None:
    """Somebody made her the only owner of a company meanwhile, or gave her a role."""
    _set_active(user, True)
    erasure.delete()
    post(emails.not_erased, user.pk)


def _erase_files(pk: int) -> None:
    """Also those that a worker left behind who died between the two."""
    erasure = Erasure.objects.get(pk=pk)
    for name in erasure.files.get("private", []):
        private_storage().delete(name)
    for name in erasure.files.get("media", []):
        default_storage.delete(name)
    Erasure.objects.filter(pk=pk).update(files={})


def finish() -> None:
    """By the clock: jobs that were lost begin anew, and who has had her last mail is forgotten."""
    now = timezone.now()
    left = Erasure.objects.exclude(erased_at__isnull=False, files={})
    for pk in left.filter(asked_at__lt=now - TOO_LONG).values_list("pk", flat=True):
        if not tasks.is_queued(tasks.erase_person, pk):
            tasks.erase_person.enqueue(pk)
    for erasure in Erasure.objects.filter(erased_at__isnull=False, files={}):
        if _has_been_told(erasure):
            _forget(erasure)


def _has_been_told(erasure: Erasure) -> bool:
    now = timezone.now()
    if erasure.erased_at is None or erasure.erased_at < now - LAST_MAIL:
        return True
    last = Message.objects.filter(key=f"home.erased/{erasure.pk}").first()
    sent = last.sent_at or last.failed_at if last else now
    return sent is not None and sent <= now - SHOWN_IN_THE_DEMO


@transaction.atomic
def _forget(erasure: Erasure) -> None:
    """The address with it, wherever the mail itself has left it."""
    Message.objects.filter(key=f"home.erased/{erasure.pk}").delete()
    SentMail.objects.filter(to__iexact=erasure.email).delete()
    traces.wipe_address(erasure.email)
    erasure.delete()
