"""Are the catalogues complete: every text translated, none fuzzy, none missing from the file?"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools.console import say
from tools.extract_messages import LANGUAGES, catalogues, extract

SHOWN = 20
PLACEHOLDER = re.compile(r"%\(\w+\)|{\w+}")


def main() -> int:
    """1 when something is left to translate. Raises Missing when only extraction is left out."""
    known = catalogues()
    found = {path: list(_faults(path)) for path in known}
    for language in LANGUAGES:
        of_language = [path for path in known if path.parts[-3] == language]
        found |= {Path(language): list(_told_twice(of_language))}
    for path, faults in found.items():
        _show(path, faults)
    if any(found.values()):
        return 1
    return _compare_with_code(known)


def _read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3])


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _faults(path: Path) -> Iterator[str]:
    for message in _texts(_read(path)):
        forms = _forms(message.string)
        if not all(forms):
            yield f"not translated: {_name(message)}"
        elif message.fuzzy:
            yield f"fuzzy: {_name(message)}"
        elif not all(_placeholders_fit(message, form) for form in forms):
            yield f"other placeholders: {_name(message)}"


def _told_twice(paths: Sequence[Path]) -> Iterator[str]:
    """A text of several folders that is told differently: Django shows the first, everywhere."""
    told: dict[str, tuple[str, Path]] = {}
    for path in paths:
        for message in _texts(_read(path)):
            singular = _forms(message.string)[0]
            first, where = told.setdefault(_name(message), (singular, path))
            if first != singular:
                yield f"told differently in {where} and {path}: {_name(message)}"


def _forms(text: str | Sequence[str] | None) -> list[str]:
    """Singular and plural of a text, or of a translation; "" where there is none."""
    return [text or ""] if isinstance(text, str | None) else list(text)


def _placeholders_fit(message: Message, form: str) -> bool:
    """A name the code does not give is an error 500; a lost one is allowed in "one seat" only."""
    given = {name for text in _forms(message.id) for name in PLACEHOLDER.findall(text)}
    used = set(PLACEHOLDER.findall(form))
    return used <= given if message.pluralizable else used == given


def _name(message: Message) -> str:
    text = _forms(message.id)[0]
    return repr(f"{message.context}|{text}" if message.context else text)


def _compare_with_code(known: list[Path]) -> int:
    """Extract again in a copy of the checkout: nothing may be new, nothing left over."""
    with tempfile.TemporaryDirectory(prefix="ankomst-messages-") as folder:
        _copy_checkout(Path(folder))
        extract(Path(folder))
        problems = 0
        for path in known:
            before = {_name(message) for message in _texts(_read(path))}
            after = {_name(message) for message in _texts(_read(Path(folder) / path))}
            faults = [f"not in the catalogue: {text}" for text in sorted(after - before)]
            faults += [f"no longer in the code: {text}" for text in sorted(before - after)]
            _show(path, faults)
            problems += len(faults)
    return 1 if problems else 0


def _copy_checkout(to: Path) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        source, target = Path(name), to / name
        if source.suffix in {".py", ".html", ".txt", ".po"} and source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def _show(path: Path, faults: list[str]) -> None:
    for fault in faults[:SHOWN]:
        say(f"{path}: {fault}")
    if len(faults) > SHOWN:
        say(f"{path}: and {len(faults) - SHOWN} more")
    if faults:
        say("`make messages` brings the file up to date; then translate what is empty or fuzzy.")


if __name__ == "__main__":
    sys.exit(main())
