"""`make demo`, `make run` and `make seed`: migrate, fill, then serve with a worker beside.

--only-fill  stop before serving
--reload     Django's own server, which notices changed files; no seeding
"""

import argparse
import os
import socket
import subprocess
import sys

from tools.console import say, timed
from tools.together import run_together

HOST = "127.0.0.1"
MANAGE = [sys.executable, "manage.py"]
# One process: the demo's cache is in memory, and two processes would not see each other's.
GUNICORN = [sys.executable, "-m", "gunicorn", "--pythonpath", "site", "config.wsgi", "--threads=8"]
QUIET = ["--no-control-socket", "--log-level=warning", "--graceful-timeout=5"]


def main(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    port = int(os.environ.get("PORT", "8000"))
    if not options.only_fill and not port_is_free(port):
        say(f"Port {port} is taken by another program. Stop it, or choose: make demo PORT=8080")
        return 1
    prepare(seed=not options.reload)
    return 0 if options.only_fill else serve(port, reload=options.reload)


def prepare(*, seed: bool) -> None:
    with timed("Bringing the database up to date"):
        subprocess.run([*MANAGE, "migrate", "--verbosity=0"], check=True)
    if seed:
        subprocess.run([*MANAGE, "seed"], check=True)


def serve(port: int, *, reload: bool) -> int:
    """Until Ctrl-C; the server and the worker stop together."""
    address = f"{HOST}:{port}"
    server = [*GUNICORN, f"--bind={address}", *QUIET]
    if reload:
        server = [*MANAGE, "runserver", address]
    worker = [*MANAGE, "work", "--sole", "--interval=0.5"]
    ready = f"\nAnkomst is at http://{address}  (Ctrl-C stops it)\n"
    return run_together({"server": server, "worker": worker}, at=(HOST, port), ready=ready)


def port_is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-fill", action="store_true")
    parser.add_argument("--reload", action="store_true")
    try:
        sys.exit(main(parser.parse_args()))
    except subprocess.CalledProcessError as failed:
        sys.exit(failed.returncode)
    except KeyboardInterrupt:
        sys.exit(130)
