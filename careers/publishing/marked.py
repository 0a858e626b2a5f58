"""Marks put into the text for whoever reads it, and what each kind means."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careers.identity import Kind
from careers.identity.finding import SHOWN_ONLY
from careers.publishing.marks import COMPANY, PLACE, Mark

WORD = re.compile(r"\w+|\s+|[^\w\s]")

#: Short, because it stands in the text beside what is marked.
KINDS: Mapping[str, str | Promise] = {
    Kind.NAME: _("name"),
    Kind.EMAIL: _("e-mail"),
    Kind.PHONE: _("telephone"),
    Kind.LINK: _("link"),
    Kind.HANDLE: _("account elsewhere"),
    Kind.ADDRESS: _("address"),
    Kind.NUMBER: _("personal number"),
    Kind.SPELLED: _("spelled out"),
    Kind.KIN: _("family"),
    Kind.INTRODUCTION: _("introduction"),
    Kind.UNIQUE: _("few people have it"),
    Kind.SENSITIVE: _("sensitive"),
    Kind.HIDDEN: _("hidden character"),
    Kind.FOREIGN: _("other alphabet"),
    Kind.MARKUP: _("code"),
    COMPANY: _("company that was shut out"),
    PLACE: _("home town"),
    Kind.CAPITAL: _("capital letter"),
}


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the same marks; ``kinds`` in words. ``is_reason``: not only shown."""

    text: str
    kinds: tuple[str | Promise, ...] = ()
    is_reason: bool = False


def pieces(text: str, marks: Sequence[Mark], field: str) -> list[Piece]:
    """The whole text, cut where marks begin or end; overlapping ones are one, of several kinds."""
    here = [mark for mark in marks if mark["field"] == field]
    reasons = list(_runs([mark for mark in here if mark["kind"] not in SHOWN_ONLY]))
    inside = {at for start, end, _kinds in reasons for at in range(start, end)}
    only_shown = [mark for mark in here if mark["kind"] in SHOWN_ONLY]
    shown = [m for m in only_shown if inside.isdisjoint(range(m["start"], m["end"]))]
    return list(_cut(text, sorted([*reasons, *_runs(shown)])))


Run = tuple[int, int, tuple[str, ...]]


def _runs(marks: Sequence[Mark]) -> Iterator[Run]:
    """Where marks overlap, from the first to the last of them."""
    start = end = 0
    kinds: dict[str, None] = {}
    for mark in sorted(marks, key=lambda each: (each["start"], each["end"])):
        if kinds and mark["start"] >= end:
            yield start, end, tuple(kinds)
            kinds = {}
        start = start if kinds else mark["start"]
        end = max(end, mark["end"]) if kinds else mark["end"]
        kinds[mark["kind"]] = None
    if kinds:
        yield start, end, tuple(kinds)


def _cut(text: str, runs: Sequence[Run]) -> Iterator[Piece]:
    at = 0
    for start, end, kinds in runs:
        if at < start:
            yield Piece(text[at:start])
        is_reason = any(kind not in SHOWN_ONLY for kind in kinds)
        yield Piece(text[max(at, start) : end], tuple(map(words_for, kinds)), is_reason)
        at = max(at, end)
    if at < len(text):
        yield Piece(text[at:])


def words_for(kind: str) -> str | Promise:
    return KINDS.get(kind, kind)


@dataclass(frozen=True)
class Change:
    """``kind``: same, added, removed."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Change]:
    """Word by word."""
    return list(_changes(WORD.findall(before), WORD.findall(after)))


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for act, b_start, b_end, a_start, a_end in matcher.get_opcodes():
        if act == "equal":
            yield Change("same", "".join(after[a_start:a_end]))
            continue
        if b_end > b_start:
            yield Change("removed", "".join(before[b_start:b_end]))
        if a_end > a_start:
            yield Change("added", "".join(after[a_start:a_end]))
