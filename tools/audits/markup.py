"""The Nu HTML checker, which knows the rules of HTML and ARIA, on every page of the walk."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.audits.programs import CHECKER, java, package
from tools.audits.site import FOLDER
from tools.audits.walk import Page

PAGES = FOLDER / "pages"
OPTIONS = ["--format", "json", "--stdout", "--errors-only"]


def check(pages: Sequence[Page]) -> dict[str, list[str]]:
    """Each error in words, with the pages that have it. Raises Missing."""
    names = _write(pages)
    command = [*java(), package(CHECKER), *OPTIONS, str(PAGES)]
    said = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(said.stdout)["messages"]
    if said.returncode and not messages:
        raise RuntimeError(said.stderr)
    return _by_words(messages, names)


def _write(pages: Iterable[Page]) -> dict[str, str]:
    """The name of the page in each file."""
    PAGES.mkdir(parents=True, exist_ok=True)
    names = {}
    for number, page in enumerate(pages):
        file = PAGES / f"{number:04}.html"
        file.write_text(page.html)
        names[file.name] = page.name
    return names


def _by_words(
    messages: Iterable[Mapping[str, str]], names: Mapping[str, str]
) -> dict[str, list[str]]:
    found = defaultdict(list)
    for message in messages:
        where = " ".join(message.get("extract", "").split())
        page = names.get(Path(message.get("url", "")).name, "")
        found[message["message"]].append(f"{page}: {where}")
    return found
