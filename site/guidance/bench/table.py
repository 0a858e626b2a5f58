"""All checklists as one table to read, in docs/checklists.md: ``manage.py checklists`` writes it.

Every kind of person at every centre, in agreement or not, with family or without. The order of the
steps does not depend on the centre, so a kind has one table, with a column for each centre.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from guidance.arrival.checklist import PersonsStep
from guidance.bench.effect import Case, cases
from guidance.models import Centre, Document
from guidance.person_types import PERSON_TYPES, PersonType
from guidance.rulebook import Rulebook

HERE, AGREED, AWAY = "●", "○", "–"
HEAD = f"""# Every checklist, to read

Made by `manage.py checklists` from the rules in `site/guidance/seed/`; a test says when it is out
of date. It is for whoever reviews the rules: the order of the steps, what each waits for, the
papers in both languages, and where each is done.

{HERE} at this centre, for everybody. {AGREED} at this centre for residents of municipalities that
it has an agreement with, else at the municipality's own Citizen Service (Borgerservice). {AWAY} not
at this centre. A step in *italics* is not for everybody; a step or paper with † is only for those
who come with family.
"""


@dataclass(frozen=True)
class Found:
    """One list of the table, with what it is the list of."""

    case: Case
    steps: tuple[PersonsStep, ...]

    def here(self, key: str) -> bool:
        return any(each.needed.here for each in self.steps if each.needed.step.key == key)


def every_list(on: date) -> Iterator[Found]:
    centres = list(Centre.objects.select_related("host"))
    books = {centre.pk: Rulebook.load(centre, on) for centre in centres}
    for case in cases(centres):
        yield Found(case, case.by(books[case.centre.pk]).steps)


def markdown(on: date) -> str:
    """In the words of the rules, which have both languages: no catalogue changes it."""
    with translation.override("en"):
        lists = list(every_list(on))
        parts = [HEAD, *(_of_kind(kind, lists) for kind in PERSON_TYPES)]
        return "\n".join(parts)


def _of_kind(kind: PersonType, lists: Iterable[Found]) -> str:
    own = [found for found in lists if found.case.kind == kind]
    alone = {e.needed.step.key for f in own if not f.case.profile.family for e in f.steps}
    longest = max(own, key=lambda found: len(found.steps))
    centres = list(dict.fromkeys(found.case.centre for found in own))
    heads = ["", "Step", "After", "Papers", "When", *(str(c.city) for c in centres), "Elsewhere"]
    numbers = {each.needed.step.pk: n for n, each in enumerate(longest.steps, start=1)}
    rows = [heads, ["---"] * len(heads)]
    for each in longest.steps:
        key = each.needed.step.key
        marks = [_mark([f for f in own if f.case.centre == centre], key) for centre in centres]
        rows.append(
            [
                str(numbers[each.needed.step.pk]),
                _title(each, family_only=key not in alone),
                ", ".join(str(numbers[step.pk]) for step in each.needed.requires),
                "<br>".join(_marked_papers(each, own)),
                "<br>".join(deadline.sentence for deadline in each.deadlines),
                *marks,
                _elsewhere(each, marks),
            ]
        )
    table = "\n".join("| " + " | ".join(map(_cell, row)) + " |" for row in rows)
    return f"## {kind.name}\n\n{table}\n"


def _title(each: PersonsStep, *, family_only: bool) -> str:
    step = each.needed.step
    title = f"{step.title_en}<br>{step.title_da}"
    title = f"*{step.title_en}*<br>*{step.title_da}*" if each.needed.optional else title
    return f"{title} †" if family_only else title


def _papers(each: PersonsStep) -> Iterator[str]:
    yield from map(_both, each.needed.documents)
    for paper in each.needed.documents_if:
        yield f"{_both(paper.document)} ({paper.only_if.rstrip('.')})"


def _marked_papers(each: PersonsStep, own: list[Found]) -> Iterator[str]:
    alone = {
        paper
        for found in own
        if not found.case.profile.family
        for other in found.steps
        if other.needed.step == each.needed.step
        for paper in _papers(other)
    }
    for paper in _papers(each):
        yield paper if paper in alone or not alone else f"{paper} †"


def _both(paper: Document) -> str:
    return f"{paper.name_en} / {paper.name_da}"


def _mark(found: list[Found], key: str) -> str:
    served = any(each.here(key) for each in found if each.case.served)
    others = any(each.here(key) for each in found if not each.case.served)
    return HERE if served and others else AGREED if served else AWAY


def _elsewhere(each: PersonsStep, marks: list[str]) -> str:
    """What is done at every centre for everybody needs no other place."""
    step = each.needed.step
    return "" if set(marks) == {HERE} else f"{step.where_en}<br>{step.where_da}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
