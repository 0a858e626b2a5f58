"""Reads the texts; a line break in them is a blank, as in HTML."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LINES_COUNT = {"address", "opening_hours_en", "opening_hours_da"}


@dataclass(frozen=True)
class PageText:
    """A page in its languages; without Danish it stands untranslated in the Danish tree."""

    key: str
    words: dict[str, dict[str, Any]]
    below: list["PageText"] = field(default_factory=list)
    picture: str = ""
    review_in: int = 180  # days; due already where it is negative


def read_page(key: str) -> PageText:
    """A page and those below it."""
    kept = _read(key)
    return PageText(
        key,
        words={language: kept[language] for language in ("en", "da") if language in kept},
        below=[read_page(below) for below in kept.get("pages", [])],
        picture=kept.get("picture", ""),
        review_in=kept.get("review_in", PageText.review_in),
    )


def read_front() -> dict[str, Any]:
    return _read("front")


def _read(key: str) -> dict[str, Any]:
    kept: dict[str, Any] = tomllib.loads((FOLDER / f"{key}.toml").read_text("utf-8"))
    return _joined(kept)  # type: ignore[no-any-return]


def _joined(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _joined(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_joined(part) for part in value]
    if isinstance(value, str):
        return value.strip() if name in LINES_COUNT else " ".join(value.split())
    return value
