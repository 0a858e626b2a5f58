"""Her CV: checked, scanned, kept under a random name; and gone from the disk when it is replaced.

A file belongs to exactly one row. What becomes of the row becomes of the file, once the transaction
is committed (``connect``); what a stopped process leaves behind without a row, ``sweep`` finds.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from careers.cv_files.scan import Scanned, scan
from careers.cv_files.verdict import Verdict, check
from careers.models import CandidateProfile, CVFile
from careers.models.files import private_storage
from vocabulary.refused import Refused

FOLDER = "cv"
LEFT_BEHIND = timedelta(days=1)
AT_ONCE = 20  # files that one run of the clock has scanned

STATES = {
    Scanned.NONE: CVFile.Scan.NONE,
    Scanned.UNKNOWN: CVFile.Scan.WAITING,
    Scanned.CLEAN: CVFile.Scan.CLEAN,
}


class NotKept(Refused):
    """The words of the check: what is wrong, and what to do."""


class Infected(Refused):
    message = _(
        "The virus scanner has found a virus in this file, so we have not kept it. Have your "
        "computer checked, make the CV anew, and upload that."
    )


def keep(profile: CandidateProfile, data: bytes) -> Verdict:
    """Instead of the file before, if there was one. A refused file leaves that as it was.

    Raises NotKept, Infected.
    """
    verdict = check(data)
    if not verdict.accepted:
        raise NotKept(verdict.message)
    scanned = scan(data)
    if scanned == Scanned.INFECTED:
        raise Infected
    _write(profile.pk, data, verdict, STATES[scanned])
    return verdict


@transaction.atomic
def _write(profile_id: int, data: bytes, verdict: Verdict, state: CVFile.Scan) -> None:
    """The row first loses its old file, then points at the new one."""
    profile = CandidateProfile.objects.locked(profile_id)
    CVFile.objects.filter(profile=profile).delete()
    cv_file = CVFile(
        profile=profile,
        kind=CVFile.Kind.PDF if data.startswith(b"%PDF-") else CVFile.Kind.DOCX,
        size=len(data),
        pages=verdict.pages,
        text=verdict.text.replace("\0", ""),
        scan=state,
    )
    cv_file.file.save("", ContentFile(data), save=False)
    try:
        cv_file.save()
    except BaseException:
        cv_file.file.delete(save=False)
        raise


@transaction.atomic
def remove(profile_id: int) -> None:
    """Twice is fine."""
    profile = CandidateProfile.objects.locked(profile_id)
    CVFile.objects.filter(profile=profile).delete()


def connect() -> None:
    """However a row goes, also with its person: its file goes with it."""
    post_delete.connect(_row_is_gone, sender=CVFile, dispatch_uid="careers.cv_files.keeping")


def _row_is_gone(instance: CVFile, **_kwargs: Any) -> None:
    name, storage = instance.file.name, instance.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def scan_waiting(tell: Callable[[int], object]) -> int:
    """Ask the scanner again about files that it has not seen; how many it has now.

    One with a virus is removed, and its person told: ``tell`` is given the profile's id.
    """
    waiting = CVFile.objects.filter(scan__in=_unseen()).order_by("uploaded_at", "pk")
    seen = 0
    for cv_file in waiting[:AT_ONCE]:
        said = _scan_again(cv_file)
        if said == Scanned.UNKNOWN:
            break
        _scanned(cv_file.pk, said, tell)
        seen += 1
    return seen


def _unseen() -> list[CVFile.Scan]:
    """With a scanner, those of the time before it as well."""
    return [CVFile.Scan.WAITING, CVFile.Scan.NONE] if settings.CLAMD else [CVFile.Scan.WAITING]


def _scan_again(cv_file: CVFile) -> Scanned:
    try:
        with cv_file.file.open("rb") as opened:
            data = opened.read()
    except FileNotFoundError:  # replaced in this moment
        return Scanned.NONE
    return scan(data)


@transaction.atomic
def _scanned(pk: int, said: Scanned, tell: Callable[[int], object]) -> None:
    cv_file = CVFile.objects.filter(pk=pk, scan__in=_unseen()).first()
    if cv_file is None:
        return
    if said == Scanned.INFECTED:
        tell(cv_file.profile_id)
        cv_file.delete()
    else:
        cv_file.scan = STATES[said]
        cv_file.save(update_fields=["scan"])


def sweep() -> int:
    """Remove files that belong to no row, a day after they were written; how many there were."""
    storage: Any = private_storage()
    folder = Path(storage.path(FOLDER))
    names = {f"{FOLDER}/{path.name}" for path in folder.glob("*") if _is_old(path)}
    lost = names - set(CVFile.objects.filter(file__in=names).values_list("file", flat=True))
    for name in lost:
        storage.delete(name)
    return len(lost)


def _is_old(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > LEFT_BEHIND.total_seconds()
    return False
