"""The site's fonts, fetched once by tools/fetch_vendor.py; without them the system's stand in."""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.console import say

FETCH = Path("tools/fetch_vendor.py")
LOCK = Path("package.json")
FETCHED = Path("static_vendor/fonts.css")


def main() -> int:
    """Never fails: the site stands on the system's fonts."""
    if not FETCH.exists() or _up_to_date():
        return 0
    if not shutil.which("npm"):
        say("Fonts skipped: npm is not installed; the site uses the system's fonts.")
        return 0
    if subprocess.run([sys.executable, str(FETCH)]).returncode:
        say("Fonts skipped: they could not be fetched; the site uses the system's fonts.")
    return 0


def _up_to_date() -> bool:
    made_from = [path.stat().st_mtime for path in (FETCH, LOCK) if path.exists()]
    return FETCHED.exists() and FETCHED.stat().st_mtime >= max(made_from)


if __name__ == "__main__":
    sys.exit(main())
