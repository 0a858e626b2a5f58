"""A worker that is killed while it gives out or erases somebody's data: the next one ends it."""

import shutil
import zipfile
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from accounts.models import User
from careers.models import CVFile
from careers.models.files import private_storage
from home import erasing, exporting
from home.models import DataExport, Erasure
from outbox.models import SentMail
from tests.careers.people import draft_profile
from tests.home import dump
from tests.programs import Programs
from tests.workers import WITHIN, worker

pytestmark = pytest.mark.race

SLOW = "tests.home.standing_still_working"


@pytest.fixture(autouse=True)
def _empty_folder() -> None:
    """The one that programs have from their start; other tests leave files there."""
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


@pytest.fixture
def her(transactional_db: None) -> User:
    profile = draft_profile("olena")
    file = CVFile(profile=profile, kind="pdf", size=20)
    file.file.save("", ContentFile(b"%PDF-1.7 hers"), save=True)
    return profile.user


def killed_in(place: str, programs: Programs, tmp_path: Path) -> None:
    """A worker gets as far as that function, and no further."""
    here = tmp_path / "here"
    still = {"STANDS_STILL_IN": place, "STANDS_STILL_AT": str(here)}
    with programs.start(SLOW, log=tmp_path / "killed", **still) as program:
        deadline = monotonic() + WITHIN
        while not here.exists():
            assert not program.ended(), program.log.read_text()
            assert monotonic() < deadline, "It never got to where it should be killed."
            sleep(0.02)
        program.kill()


@pytest.mark.parametrize(
    "place",
    [
        "home.exporting.archive_of",
        "careers.models.files.PrivateStorage._save",
        "home.exporting.AccessLog.add",
        "home.exporting.post",
    ],
)
def test_a_file_is_made_once_though_the_worker_was_killed(
    her: User, programs: Programs, tmp_path: Path, place: str
) -> None:
    export = exporting.ask(her)
    killed_in(place, programs, tmp_path)
    assert DataExport.objects.get().ready_at is None

    with worker(programs, tmp_path / "again") as running:
        running.wait_until(lambda: SentMail.objects.filter(to=her.email).exists())

    export.refresh_from_db()
    assert len(dump.private_files()) == 2
    assert "careers.json" in zipfile.ZipFile(private_storage().open(export.name)).namelist()
    assert SentMail.objects.count() == 1


@pytest.mark.parametrize(
    ("place", "is_there"),
    [
        ("home.erasing.personal_data.erase", True),
        ("home.traces.wipe", True),
        ("home.erasing.post", True),
        ("home.erasing._erase_files", False),
    ],
)
def test_a_person_is_erased_though_the_worker_was_killed(
    her: User, programs: Programs, tmp_path: Path, place: str, is_there: bool
) -> None:
    exporting.make(exporting.ask(her).pk)
    SentMail.objects.all().delete()
    erasing.ask(her)
    killed_in(place, programs, tmp_path)
    assert User.objects.filter(pk=her.pk).exists() == is_there

    with worker(programs, tmp_path / "again") as running:
        running.wait_until(lambda: SentMail.objects.filter(subject__contains="deleted").exists())
        running.wait_until(lambda: not Erasure.objects.exclude(files={}).exists())

    assert not User.objects.filter(pk=her.pk).exists()
    assert dump.private_files() == []
    assert SentMail.objects.filter(to=her.email, subject__contains="deleted").count() == 1
