"""The PostgreSQL that is thrown away."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tools.console import Missing
from tools.postgres import throw_away


@pytest.fixture
def url():
    try:
        with throw_away() as found:
            yield found
    except Missing as reason:
        pytest.skip(str(reason))


def _folder(url: str) -> Path:
    return Path(url.partition("@/")[2]).parent


def test_it_answers_on_a_socket_of_its_own_and_on_no_port(url: str) -> None:
    with psycopg.connect(host=str(_folder(url)), dbname="postgres") as connection:
        row = connection.execute("SHOW listen_addresses").fetchone()

    assert row == ("",)


def test_a_command_is_given_its_address_and_nothing_is_left(url: str) -> None:
    code = "import os; print(os.environ['DATABASE_URL'])"

    done = subprocess.run(
        [sys.executable, "-m", "tools.postgres", sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )

    assert done.stdout.strip() != url
    assert not _folder(done.stdout.strip()).exists()


def test_nothing_is_left_of_it_when_it_is_killed(url: str) -> None:
    code = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    tool = subprocess.Popen(
        [sys.executable, "-m", "tools.postgres", sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert tool.stdout is not None
    folder = _folder(tool.stdout.readline().strip())
    server = int((folder / "data/postmaster.pid").read_text().split()[0])

    tool.terminate()

    assert tool.wait(30) == 130
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_a_server_without_programs_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("tools.postgres.INSTALLED_AT", "/nowhere")

    with pytest.raises(Missing, match="apt-get install postgresql"), throw_away():
        pass
