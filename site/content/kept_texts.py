"""Reads texts that are kept in TOML files; a line break in them is a blank, as in HTML."""

import tomllib
from collections.abc import Container
from pathlib import Path
from typing import Any


def read_texts(path: Path, *, lines_count: Container[str] = ()) -> dict[str, Any]:
    """``lines_count``: names whose values keep their line breaks."""
    kept: dict[str, Any] = _joined(tomllib.loads(path.read_text("utf-8")), "", lines_count)
    return kept


def _joined(value: Any, name: str, lines_count: Container[str]) -> Any:
    if isinstance(value, dict):
        return {key: _joined(part, key, lines_count) for key, part in value.items()}
    if isinstance(value, list):
        return [_joined(part, "", lines_count) for part in value]
    if isinstance(value, str):
        return value.strip() if name in lines_count else " ".join(value.split())
    return value
