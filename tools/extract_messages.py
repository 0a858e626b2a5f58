"""Bring the catalogues up to date with the texts in code and templates (needs gettext)."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.console import Missing, say

LANGUAGES = ("da",)  # English is the keys themselves
WITHOUT_TEXTS = ("tests", "tools", "docs", "var", "node_modules", "static_collected")
# What changes with every run and says nothing.
NOISE = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.MULTILINE)


def catalogues(root: Path = Path()) -> list[Path]:
    """One for each folder of LOCALE_PATHS: a text is in that of the code that shows it."""
    return sorted(root.glob("*/locale/*/LC_MESSAGES/django.po"))


def extract(root: Path) -> None:
    """Run Django's makemessages in a checkout at `root`. Raises Missing without gettext."""
    if not shutil.which("xgettext"):
        raise Missing("gettext is not installed: apt-get install gettext")
    command = [sys.executable, "manage.py", "makemessages", "--verbosity=0"]
    command += ["--no-obsolete", "--add-location=file", "--no-wrap"]
    command += [f"--locale={language}" for language in LANGUAGES]
    command += [f"--ignore={folder}/*" for folder in WITHOUT_TEXTS]
    subprocess.run(command, cwd=root, check=True)
    for catalogue in catalogues(root):
        catalogue.write_bytes(NOISE.sub(b"", catalogue.read_bytes()))


def main() -> int:
    try:
        extract(Path())
    except Missing as reason:
        say(str(reason))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
