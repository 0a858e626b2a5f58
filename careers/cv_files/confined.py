"""Reading in a process of its own, with little time and memory: it may fail, the site does not."""

import json
import resource
import subprocess
import sys
from typing import Any

from django.conf import settings

from careers.cv_files import limits
from careers.cv_files.reading import Code

MODULE = "careers.cv_files.inside"


def read(data: bytes) -> dict[str, Any]:
    """``code``, and of an accepted file ``pages`` and ``text``.

    A process that dies of its limits has met a file that no CV is: ``too_complex``.
    """
    process = subprocess.Popen(  # noqa: S603 - our own program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={},
        preexec_fn=_confine,
    )
    try:
        said, _errors = process.communicate(data[: limits.FILE + 1], timeout=limits.PATIENCE)
        answer: dict[str, Any] = json.loads(said)
    except (subprocess.TimeoutExpired, ValueError):
        answer = {"code": Code.TOO_COMPLEX}
    finally:
        process.kill()
        process.wait()
    return answer


def _command() -> list[str]:
    """With our compiled modules, if they are kept elsewhere than beside the sources."""
    kept = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
    return [sys.executable, *kept, "-m", MODULE]


def _confine() -> None:
    """Processor time is limited from inside, when the libraries have been imported."""
    for what, limit in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.PATIENCE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
