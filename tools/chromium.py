"""The system's Chromium; a browser that a test tool downloads for itself is never used."""

import os
import shutil

from tools.console import Missing

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Alone on the machine: no sandbox when root, no calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str:
    """Where it is: the CHROMIUM variable, or PATH. Raises Missing."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise Missing("Chromium is not installed: apt-get install chromium")
    return found
