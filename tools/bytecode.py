"""Compiled modules are kept, even where Python is told to write nothing beside the sources.

Containers like to set PYTHONDONTWRITEBYTECODE. Every server, worker, check and test process would
then compile Django, Wagtail and the site anew, for seconds of a core each.
"""

import os
import sys
from pathlib import Path

FOLDER = Path("var/bytecode")


def keep_bytecode() -> None:
    """In var/, if not where it belongs; for this process and for those that it starts."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        prefix = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(FOLDER.resolve()))
        sys.dont_write_bytecode, sys.pycache_prefix = False, prefix
