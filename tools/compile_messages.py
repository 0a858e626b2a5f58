"""Compile the catalogues with Babel, so that no gettext need be installed to see Danish."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.console import say
from tools.extract_messages import catalogues


def main() -> int:
    for source in catalogues():
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compile_one(source, compiled)
            say(f"Compiled {source}")
    return 0


def compile_one(source: Path, compiled: Path) -> None:
    """Write beside and move into place: a running site never reads half a catalogue."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name)
    unfinished = compiled.with_suffix(".new")
    with unfinished.open("wb") as binary:
        write_mo(binary, catalogue)
    unfinished.replace(compiled)


if __name__ == "__main__":
    sys.exit(main())
