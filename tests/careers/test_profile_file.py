"""Her file: kept only when checked and scanned, and gone from the disk when it is not hers."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from careers.cv_files import keeping
from careers.cv_files.handing_out import GoneMeanwhile, NotScannedYet, hand_out
from careers.cv_files.scan import Scanned, scan
from careers.models import CandidateProfile, CVFile
from careers.tasks import scan_waiting_files
from outbox.models import Message
from tests.careers.clamd import EICAR, clamd
from tests.careers.cv_files import docx, paragraph, pdf
from tests.careers.people import draft_profile

pytestmark = pytest.mark.django_db

NOWHERE = "tcp:127.0.0.1:9"


def files() -> set[str]:
    folder = Path(settings.PRIVATE_ROOT) / keeping.FOLDER
    return {f"cv/{path.name}" for path in folder.glob("*")}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings) -> None:
    settings.PRIVATE_ROOT = str(tmp_path)


@pytest.fixture(scope="module")
def _profile(module_db: None) -> int:
    return draft_profile().pk


@pytest.fixture
def profile(_profile: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=_profile)


def kept(profile: CandidateProfile) -> CVFile:
    return CVFile.objects.get(profile=profile)


def test_a_file_is_kept_under_a_name_that_tells_nothing(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="Ana, nurse"))

    cv_file = kept(profile)
    assert files() == {cv_file.file.name}
    assert (cv_file.kind, cv_file.pages, cv_file.scan) == ("pdf", 1, "none")
    assert "nurse" in cv_file.text
    mode = (Path(settings.PRIVATE_ROOT) / cv_file.file.name).stat().st_mode
    assert mode & 0o077 == 0


def test_a_refused_file_leaves_the_one_before(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="the first"))

    with pytest.raises(keeping.NotKept, match="picture"):
        keeping.keep(profile, b"\x89PNG\r\n\x1a\n" + b"0" * 100)

    assert "the first" in kept(profile).text
    assert len(files()) == 1


def test_a_replaced_file_leaves_the_disk(
    profile: CandidateProfile, django_capture_on_commit_callbacks
) -> None:
    keeping.keep(profile, pdf(words="the first"))
    first = files()

    with django_capture_on_commit_callbacks(execute=True):
        keeping.keep(profile, docx(body=paragraph("the second")))

    assert kept(profile).kind == "docx"
    assert len(files()) == 1
    assert not files() & first


def test_a_file_stays_when_its_removal_is_undone(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))

    keeping.remove(profile.pk)  # what runs on commit does not run here

    assert len(files()) == 1


def test_a_removed_file_leaves_the_disk(
    profile: CandidateProfile, django_capture_on_commit_callbacks
) -> None:
    keeping.keep(profile, pdf(words="mine"))

    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove(profile.pk)
        keeping.remove(profile.pk)

    assert files() == set()


def test_a_file_leaves_with_its_person(
    profile: CandidateProfile, django_capture_on_commit_callbacks
) -> None:
    keeping.keep(profile, pdf(words="mine"))

    with django_capture_on_commit_callbacks(execute=True):
        profile.user.delete()

    assert files() == set()


@pytest.mark.parametrize("over", ["tcp", "unix"])
def test_the_scanner_is_asked(over: str, tmp_path: Path) -> None:
    path = str(tmp_path / "s") if over == "unix" else ""
    with clamd(path=path) as address, override_settings(CLAMD=address):
        assert scan(b"harmless" * 20_000) == Scanned.CLEAN
        assert scan(b"x" * 100_000 + EICAR) == Scanned.INFECTED


@pytest.mark.parametrize("says", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff\n", b"OK"])
def test_what_a_scanner_cannot_tell_it_has_not_said(says: bytes) -> None:
    with clamd(says) as address, override_settings(CLAMD=address):
        assert scan(b"harmless") == Scanned.UNKNOWN


@pytest.mark.parametrize("address", [NOWHERE, "unix:/nowhere", "tcp:nothing", "rubbish"])
def test_a_scanner_that_is_not_there_has_not_said_clean(address: str) -> None:
    with override_settings(CLAMD=address):
        assert scan(b"harmless") == Scanned.UNKNOWN


def test_a_file_with_a_virus_is_not_kept(profile: CandidateProfile) -> None:
    with clamd() as address, override_settings(CLAMD=address), pytest.raises(keeping.Infected):
        keeping.keep(profile, pdf(words="mine") + b"\n%" + EICAR)

    assert files() == set()


@override_settings(CLAMD=NOWHERE)
def test_a_file_that_nobody_has_scanned_is_handed_to_nobody(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))

    assert kept(profile).scan == CVFile.Scan.WAITING
    with pytest.raises(NotScannedYet):
        hand_out(kept(profile), "ABCD2345")


def test_a_scanner_that_comes_later_sees_what_was_here_before(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))
    cv_file = kept(profile)
    assert cv_file.may_be_handed_out

    with clamd() as address, override_settings(CLAMD=address):
        assert not cv_file.may_be_handed_out
        scan_waiting_files()
        cv_file.refresh_from_db()
        assert cv_file.may_be_handed_out


@override_settings(CLAMD=NOWHERE)
def test_the_clock_has_waiting_files_scanned(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))

    scan_waiting_files()
    assert kept(profile).scan == CVFile.Scan.WAITING

    with clamd() as address, override_settings(CLAMD=address):
        scan_waiting_files()
    assert kept(profile).scan == CVFile.Scan.CLEAN


@override_settings(CLAMD=NOWHERE)
def test_a_virus_found_later_is_deleted_and_she_is_told(
    profile: CandidateProfile, django_capture_on_commit_callbacks
) -> None:
    keeping.keep(profile, pdf(words="mine") + b"\n%" + EICAR)

    committed = django_capture_on_commit_callbacks(execute=True)
    with clamd() as address, override_settings(CLAMD=address), committed:
        scan_waiting_files()

    assert not CVFile.objects.exists()
    assert files() == set()
    assert Message.objects.get().kind == "careers.virus_found"


def test_what_a_stopped_process_left_behind_is_swept(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))
    mine = files()
    fresh, old = (Path(settings.PRIVATE_ROOT) / "cv" / name for name in ("fresh", "old"))
    for path in (fresh, old):
        path.write_bytes(b"lost")
    long_ago = timezone.now().timestamp() - 2 * 24 * 3600
    for path in (old, Path(settings.PRIVATE_ROOT) / mine.copy().pop()):
        os.utime(path, (long_ago, long_ago))

    assert keeping.sweep() == 1
    assert files() == mine | {"cv/fresh"}


def test_it_is_handed_out_to_keep_and_not_to_run(profile: CandidateProfile) -> None:
    keeping.keep(profile, pdf(words="mine"))

    response = hand_out(kept(profile), "ABCD2345")

    assert response["Content-Disposition"] == 'attachment; filename="CV-ABCD2345.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_a_file_that_she_replaces_while_it_is_asked_for_is_refused_in_words(
    profile: CandidateProfile, django_capture_on_commit_callbacks
) -> None:
    keeping.keep(profile, pdf(words="the first"))
    asked_for = kept(profile)
    with django_capture_on_commit_callbacks(execute=True):
        keeping.keep(profile, pdf(words="the second"))

    with pytest.raises(GoneMeanwhile, match="replaced or deleted"):
        hand_out(asked_for, "ABCD2345")

    assert b"".join(hand_out(kept(profile), "ABCD2345").streaming_content).startswith(b"%PDF-")
