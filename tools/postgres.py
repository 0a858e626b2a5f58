"""A PostgreSQL of our own, thrown away afterwards.

`python -m tools.postgres COMMAND…` runs a command with DATABASE_URL pointing at a new cluster.
It is made from the system's programs (PATH, or Debian's /usr/lib/postgresql), reached by a
socket in a temporary folder only, and stopped with the command. No other server is touched.
"""

import getpass
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tools.console import Missing, say
from tools.together import leave_when_killed

START_WITHIN = 30  # seconds
INSTALLED_AT = "/usr/lib/postgresql"
# Nothing here outlives the run, so nothing waits for the disk.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Nor is a table of ten rows worth compiling a query or tidying up for.
CARELESS |= {"jit": "off", "autovacuum": "off"}
DURABLE: dict[str, str] = {}
SHARED = {"listen_addresses": "", "max_connections": "200", "shared_buffers": "256MB"}


def program(name: str) -> str:
    """Where initdb, postgres, … is; Debian keeps them out of PATH. Raises Missing."""
    found = shutil.which(name)
    if found:
        return found
    by_version = sorted(Path(INSTALLED_AT).glob(f"*/bin/{name}"), key=_version)
    if not by_version:
        raise Missing(f"PostgreSQL is not installed ({name} not found): apt-get install postgresql")
    return str(by_version[-1])


def _version(path: Path) -> float:
    return float(path.parts[-3])


@contextmanager
def throw_away(settings: dict[str, str] = CARELESS) -> Iterator[str]:
    """Yield the DATABASE_URL of a new, empty cluster. Raises Missing without PostgreSQL."""
    initdb, postgres = program("initdb"), program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="ankomst-pg-"))
    try:
        drop = _other_user(folder)
        _make_cluster(initdb, folder, drop)
        server = _start(postgres, folder, SHARED | settings, drop)
        try:
            _wait_until_ready(server, folder)
            yield f"postgres://{getpass.getuser()}@/{folder}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: its own user, or nobody, gets the folder."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make_cluster(initdb: str, folder: Path, drop: dict[str, Any]) -> None:
    command = [initdb, "--pgdata", str(folder / "data"), "--username", getpass.getuser()]
    command += ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **drop)
    if done.returncode:
        raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")


def _start(
    postgres: str, folder: Path, settings: dict[str, str], drop: dict[str, Any]
) -> subprocess.Popen[bytes]:
    command = [postgres, "-D", str(folder / "data"), "-c", f"unix_socket_directories={folder}"]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("wb") as log:
        # A group of its own: Ctrl-C reaches our command first, the server is stopped after it.
        return subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, process_group=0, **drop
        )


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    """The last line of postmaster.pid says when connections are taken."""
    deadline = monotonic() + START_WITHIN
    state = folder / "data" / "postmaster.pid"
    while monotonic() < deadline and server.poll() is None:
        if state.exists() and "ready" in state.read_text().rpartition("\n")[0].split("\n")[-1]:
            return
        sleep(0.05)
    server.kill()
    raise RuntimeError("PostgreSQL did not start:\n" + (folder / "log").read_text())


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(2)  # SIGINT is PostgreSQL's "fast" stop: sessions are ended, not waited for
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main(command: list[str]) -> int:
    if not command:
        say(__doc__ or "")
        return 2
    leave_when_killed()
    with throw_away() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Missing, RuntimeError) as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
