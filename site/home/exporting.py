"""Everything we hold about somebody as one file: asked for, made by a job, fetched, deleted.

asked for ──job──► ready, and a mail ──clock──► deleted
"""

from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.models.files import private_storage
from home import personal_data, tasks
from home.archive import archive_of
from home.emails import export_ready
from home.models import DataExport
from outbox.mail import post
from vocabulary.refused import Refused

TOO_LONG = timedelta(hours=1)  # after which a job that is not done is taken to have been lost


class NothingThere(Refused):
    message = _("There is no file to fetch. Ask for one: it is made in a moment.")


def current(user: User) -> DataExport | None:
    """The one that is being made, or can be fetched."""
    found = DataExport.objects.filter(user=user).first()
    return None if found is None or _is_over(found) else found


def _is_over(export: DataExport) -> bool:
    return export.ready_at is not None and timezone.now() >= export.until


@transaction.atomic
def ask(user: User) -> DataExport:
    """Asked again while it is being made, or can be fetched, it is that one."""
    personal_data.locked(user)
    if known := current(user):
        return known
    DataExport.objects.filter(user=user).delete()
    export = DataExport.objects.create(user=user)
    AccessLog.add("export.asked", user, by=user, about=user)
    tasks.make_export.enqueue(export.pk)
    return export


@transaction.atomic
def throw_away(user: User) -> None:
    """She has it, or wants a new one. Twice is fine."""
    DataExport.objects.filter(user=user).delete()


def make(pk: int) -> None:
    """Run by the job, as often as it takes: whoever is killed in it leaves it to be made."""
    export = DataExport.objects.filter(pk=pk, ready_at=None).select_related("user").first()
    if export is None:
        return
    content = archive_of(export.user)
    with transaction.atomic():
        export = DataExport.objects.filter(pk=pk, ready_at=None).first()
        if export is not None:
            _put(DataExport.objects.locked(pk), content)


def _put(export: DataExport, content: bytes) -> None:
    if export.ready_at is not None:
        return
    storage = private_storage()
    storage.delete(export.name)
    storage.save(export.name, ContentFile(content))
    export.ready_at, export.size = timezone.now(), len(content)
    export.save()
    AccessLog.add("exported", export.user, by=export.user, about=export.user)
    post(export_ready, export.pk, key=f"home.export_ready/{export.pk}")


def file_of(user: User) -> DataExport:
    """To be handed to her alone. Raises NothingThere."""
    export = current(user)
    if export is None or export.ready_at is None or not private_storage().exists(export.name):
        raise NothingThere
    AccessLog.add("export.fetched", user, by=user, about=user)
    return export


def expire() -> None:
    """By the clock: what is over goes; what was asked for and forgotten gets a new job."""
    now = timezone.now()
    limit = now - settings.RETENTION["downloads"].period
    DataExport.objects.filter(ready_at__lte=limit).delete()
    lost = DataExport.objects.filter(ready_at=None, asked_at__lt=now - TOO_LONG)
    for pk in lost.values_list("pk", flat=True):
        if not tasks.is_queued(tasks.make_export, pk):
            tasks.make_export.enqueue(pk)
