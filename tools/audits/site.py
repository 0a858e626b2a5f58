"""The site as production has it, with the demo's data; made anew each time, in its own folder."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tools.console import timed
from tools.together import answers, stop

FOLDER = Path("var/audit")
HOST = "127.0.0.1"
MANAGE = [sys.executable, "manage.py"]
GUNICORN = [sys.executable, "-m", "gunicorn", "config.wsgi", "--workers=1", "--threads=4"]
QUIET = ["--no-control-socket", "--log-level=warning"]
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tools.audits.settings",
    "PYTHONPATH": "site:.",
    "DATABASE_URL": f"sqlite:///{(FOLDER / 'audit.sqlite3').absolute()}",
    "SECRET_KEY": "for audits only " * 4,
    "ALLOWED_HOSTS": HOST,
    "LOG_LEVEL": "ERROR",
}


def set_up() -> None:
    """Database, pictures and compressed static files; and Django in this process."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ.update(SETTINGS)
    for text, command in (
        ("Making a database", ["migrate", "--verbosity=0"]),
        ("Filling it with the demo", ["seed", "--verbosity=0"]),
        ("Compressing the static files", ["collectstatic", "--no-input", "--verbosity=0"]),
    ):
        with timed(text):
            subprocess.run([*MANAGE, *command], check=True, stdout=subprocess.DEVNULL)
    sys.path[:0] = ["site"]
    import django

    django.setup()


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, until left."""
    port = _free_port()
    running = subprocess.Popen([*GUNICORN, f"--bind={HOST}:{port}", *QUIET], process_group=0)
    try:
        while not answers((HOST, port)):
            if running.poll() is not None:
                raise RuntimeError("The web process did not start.")
            sleep(0.1)
        yield f"http://{HOST}:{port}"
    finally:
        stop([running])


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port: int = attempt.getsockname()[1]
        return port
