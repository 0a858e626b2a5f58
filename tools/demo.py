"""`make demo`: a filled database, then the site with a worker beside it until Ctrl-C.

--reload     `make run`: Django's own server, which notices changed files; the data are left alone
"""

import argparse
import os
import socket
import subprocess
import sys

from tools.bytecode import keep_bytecode
from tools.console import say
from tools.together import leave_when_killed, run_together

HOST = "127.0.0.1"
FILL = [sys.executable, "-m", "tools.fill"]
MANAGE = [sys.executable, "manage.py"]
# One process: the demo's cache is in memory, and two processes would not see each other's.
GUNICORN = [sys.executable, "-m", "gunicorn", "--pythonpath", "site", "config.wsgi", "--threads=8"]
QUIET = ["--no-control-socket", "--log-level=warning", "--graceful-timeout=5"]
WHO = "Sign in as hr@ankomst.example (others: README.md), password ankomst-demo"


def main(options: argparse.Namespace) -> int:
    leave_when_killed()
    keep_bytecode()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    port = int(os.environ.get("PORT", "8000"))
    if not port_is_free(port):
        say(f"Port {port} is taken by another program. Stop it, or choose: make demo PORT=8080")
        return 1
    if not options.reload:  # as its visitors would see it, error pages included
        os.environ.setdefault("DEBUG", "false")
    fill = [*FILL, "--empty"] if options.reload else FILL
    return subprocess.run(fill).returncode or serve(port, reload=options.reload)


def serve(port: int, *, reload: bool) -> int:
    """Until Ctrl-C; the server and the worker stop together."""
    address = f"{HOST}:{port}"
    server = [*GUNICORN, f"--bind={address}", *QUIET]
    if reload:
        server = [*MANAGE, "runserver", address]
    worker = [*MANAGE, "work", "--sole", "--interval=0.5"]
    ready = f"\nAnkomst is at http://{address}  (Ctrl-C stops it)\n{WHO}\n"
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
    parser.add_argument("--reload", action="store_true")
    try:
        sys.exit(main(parser.parse_args()))
    except KeyboardInterrupt:
        sys.exit(130)
