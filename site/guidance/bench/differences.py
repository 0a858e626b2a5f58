"""What is another in one list of steps than in the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guidance.answers import RequiredStep
from guidance.arrival.checklist import PersonsStep
from guidance.models import StepDeadline

TEXTS = ("title", "advice", "lead_time", "employer")


class Mark(TextChoices):
    SAME = "same", gettext_lazy("as now")
    ADDED = "added", gettext_lazy("added")
    REMOVED = "removed", gettext_lazy("removed")
    MOVED = "moved", gettext_lazy("moved")
    CHANGED = "changed", gettext_lazy("changed")


@dataclass(frozen=True)
class Change:
    label: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One step beside itself; None where it is not on that list."""

    mark: Mark
    now: PersonsStep | None
    then: PersonsStep | None
    changes: tuple[Change, ...] = ()

    @property
    def title(self) -> str:
        found = self.then or self.now
        return str(found.needed.step.title) if found else ""


def compared(now: Sequence[PersonsStep], then: Sequence[PersonsStep]) -> list[Row]:
    """In the order of ``then``; what it has no more stands where it was."""
    old, new = _by_key(now), _by_key(then)
    titles = {key: str(each.needed.step) for key, each in (old | new).items()}
    rows = []
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, come = list(old)[i1:i2], list(new)[j1:j2]
        rows += [Row(Mark.REMOVED, old[key], None) for key in gone if key not in new]
        rows += [_row(old.get(key), new[key], titles, moved=tag != "equal") for key in come]
    return rows


def differ(now: Sequence[PersonsStep], then: Sequence[PersonsStep]) -> bool:
    return any(row.mark != Mark.SAME for row in compared(now, then))


def _by_key(listed: Sequence[PersonsStep]) -> dict[str, PersonsStep]:
    return {each.needed.step.key: each for each in listed}


def _row(
    now: PersonsStep | None, then: PersonsStep, titles: Mapping[str, str], *, moved: bool
) -> Row:
    if now is None:
        return Row(Mark.ADDED, None, then)
    same = _bare(now) == _bare(then)
    changes = () if same else tuple(_changes(_facts(now, titles), _facts(then, titles)))
    mark = Mark.MOVED if moved else Mark.CHANGED if changes else Mark.SAME
    return Row(mark, now, then, changes)


def _changes(now: Mapping[str, list[str]], then: Mapping[str, list[str]]) -> Iterator[Change]:
    for label, words in then.items():
        gone = tuple(each for each in now[label] if each not in words)
        come = tuple(each for each in words if each not in now[label])
        if gone or come:
            yield Change(label, gone, come)


def _bare(listed: PersonsStep) -> tuple[Any, ...]:
    """All that ``_facts`` has, not yet in words: most steps of most people are the same."""
    needed = listed.needed
    papers = [*needed.documents, *(each.document for each in needed.documents_if)]
    return (
        needed.place,
        needed.optional,
        needed.authority,
        [step.key for step in needed.requires],
        [*_texts(needed), *(each.only_if for each in needed.documents_if)],
        [(p.name_en, p.name_da, p.detail_en, p.detail_da, p.max_age_days) for p in papers],
        [(d.kind, d.number, d.unit, d.anchor, d.note_en, d.note_da) for d in listed.deadlines],
    )


def _facts(listed: PersonsStep, titles: Mapping[str, str]) -> dict[str, list[str]]:
    """What a reader would notice, in both languages, by what it is about.

    ``titles``: of steps that others wait for, so that a new title is told once, of its own step.
    """
    needed = listed.needed
    return {
        _("Papers"): list(_papers(needed)),
        _("What papers must be like"): list(_details(needed)),
        _("Deadlines"): [_when(deadline) for deadline in listed.deadlines],
        _("Where"): [needed.place],
        _("Only after"): [titles.get(step.key, str(step)) for step in needed.requires],
        _("Authority"): [str(needed.authority)] if needed.authority else [],
        _("For whom"): [_("not for everybody") if needed.optional else _("for everybody")],
        _("Text"): [text for text in _texts(needed) if text],
    }


def _papers(needed: RequiredStep) -> Iterator[str]:
    for paper in needed.documents:
        yield f"{paper.name_en} / {paper.name_da}"
    for each in needed.documents_if:
        yield f"{each.document.name_en} / {each.document.name_da} ({each.only_if})"


def _details(needed: RequiredStep) -> Iterator[str]:
    """Apart from the names, so that a long text is shown only where it is another."""
    for paper in (*needed.documents, *(each.document for each in needed.documents_if)):
        yield from filter(None, (paper.detail_en, paper.detail_da))
        if paper.max_age_days:
            age = _("%(paper)s: at most %(days)d days old")
            yield age % {"paper": paper, "days": paper.max_age_days}


def _when(deadline: StepDeadline) -> str:
    return f"{deadline.sentence} {deadline.note_en} {deadline.note_da}".strip()


def _texts(needed: RequiredStep) -> Iterator[str]:
    for field in TEXTS:
        for language in ("en", "da"):
            yield getattr(needed.step, f"{field}_{language}")
    yield needed.note
