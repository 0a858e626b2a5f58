"""A second start has nothing to fill; anything that changed is noticed."""

from pathlib import Path

import pytest

from tools import fill


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled one: its database, its stamp, and one file of code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "var").mkdir()
    (tmp_path / "events").mkdir()
    (tmp_path / "events/demo.py").write_text("SESSIONS = 8")
    fill.DATABASE.write_bytes(b"filled")
    fill.STAMP.write_text(fill.state())
    return tmp_path


def test_what_is_filled_is_left_alone() -> None:
    assert fill.is_filled()


def test_changed_code_fills_again(checkout: Path) -> None:
    (checkout / "events/demo.py").write_text("SESSIONS = 9")

    assert not fill.is_filled()


def test_a_new_file_of_the_same_name_is_filled() -> None:
    fill.DATABASE.rename("var/old.sqlite3")
    fill.DATABASE.write_bytes(b"empty")

    assert not fill.is_filled()


def test_another_database_is_never_taken_for_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://demo@/demo")

    assert not fill.is_filled()
