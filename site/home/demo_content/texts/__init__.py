"""Reads the texts of the demo's pages."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.kept_texts import read_texts

FOLDER = Path(__file__).parent
LINES_COUNT = {"address", "opening_hours_en", "opening_hours_da"}


@dataclass(frozen=True)
class PageText:
    """A page in its languages; without Danish it stands untranslated in the Danish tree."""

    key: str
    words: dict[str, dict[str, Any]]
    below: list["PageText"] = field(default_factory=list)
    kind: str = ""  # one of ``building.KINDS``; else an ordinary page
    facts: dict[str, Any] = field(default_factory=dict)
    picture: str = ""
    review_in: int = 180  # days; due already where it is negative


def read_page(key: str) -> PageText:
    """A page and those below it."""
    kept = _read(key)
    return PageText(
        key,
        words={language: kept[language] for language in ("en", "da") if language in kept},
        below=[read_page(below) for below in kept.get("pages", [])],
        kind=kept.get("kind", ""),
        facts=kept.get("meta", {}),
        picture=kept.get("picture", ""),
        review_in=kept.get("review_in", PageText.review_in),
    )


def read_front() -> dict[str, Any]:
    return _read("front")


def _read(key: str) -> dict[str, Any]:
    return read_texts(FOLDER / f"{key}.toml", lines_count=LINES_COUNT)
