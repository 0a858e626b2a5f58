"""All rows that rules are made of, read again for the price of comparing them.

A change of the site is mostly one row of one table, or none of these at all. So the tables are read
as they lie in the database, without models; a row that is as it was stays the same object, and only
the others are made anew. What is worked out from rows can thus be kept by the rows themselves.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connection, models

from guidance.lists import Rule, Rules, requires_of_rules
from guidance.models import (
    Authority,
    Centre,
    CentreService,
    Document,
    DocumentRule,
    Municipality,
    MunicipalityAgreement,
    Step,
    StepDeadline,
    StepRule,
)
from guidance.rulebook import Rulebook

M = TypeVar("M", bound=models.Model)


class Rows(Generic[M]):
    """Every row of a table, by its key."""

    def __init__(self, model: type[M]) -> None:
        self.model = model
        self.rows: dict[int, M] = {}
        self._raw: dict[int, tuple[Any, ...]] = {}

    def read(self) -> bool:
        """Whether anything is another than it was."""
        raw = {row[0]: row for row in _every_row(self.model._meta)}
        if raw == self._raw:
            return False
        changed = [pk for pk, row in raw.items() if self._raw.get(pk) != row]
        rows = self.model._base_manager.all()
        fresh = (rows if len(changed) == len(raw) else rows.filter(pk__in=changed)).in_bulk()
        known = self.rows | fresh
        self.rows = {pk: known[pk] for pk in raw if pk in known}
        self._raw = raw
        return True


class Facts:
    """``number`` grows with every change; ``rulebook()`` asks the database nothing."""

    def __init__(self) -> None:
        self.number = 0
        self.requires: dict[int, frozenset[int]] = {}
        self.authorities = Rows(Authority)
        self.municipalities = Rows(Municipality)
        self.centres = Rows(Centre)
        self.steps = Rows(Step)
        self.step_rules = Rows(StepRule)
        self.papers = Rows(Document)
        self.document_rules = Rows(DocumentRule)
        self.services = Rows(CentreService)
        self.agreements = Rows(MunicipalityAgreement)
        self.deadlines = Rows(StepDeadline)

    def read(self) -> None:
        """Eleven queries, and one more for each table with rows that are not as they were."""
        tables = [table for table in vars(self).values() if isinstance(table, Rows)]
        changed = [table for table in tables if table.read()]
        requires = requires_of_rules()
        if changed or requires != self.requires:
            self.requires = requires
            self._join()
            self.number += 1

    def rulebook(self, centre: Centre, on: date) -> Rulebook:
        rules = [rule for rule in self.step_rules.rows.values() if _counts(rule, on)]
        steps = [rule for rule in rules if rule.step.live]
        steps.sort(key=lambda rule: (rule.step.position, rule.pk))
        papers = [rule for rule in _in_force(self.document_rules, on) if rule.document.live]
        papers.sort(key=lambda rule: (rule.document.position, rule.pk))
        agreements = [each for each in self.agreements.rows.values() if _counts(each, on)]
        deadlines = _in_force(self.deadlines, on)
        services = _in_force(self.services, on)
        return Rulebook(
            centre=self.centres.rows.get(centre.pk, centre),
            rules=Rules((rule.step for rule in steps), map(self._rule, steps)),
            document_rules=papers,
            services=[service for service in services if service.centre_id == centre.pk],
            agreements=sorted(agreements, key=lambda each: each.centre_id),
            deadlines=sorted(deadlines, key=lambda each: (each.step_id, each.number, each.pk)),
        )

    def _rule(self, rule: StepRule) -> Rule:
        return Rule(rule, self.requires.get(rule.pk, frozenset()))

    def _join(self) -> None:
        """Each to what it names, as it is now; what was added this moment is asked for later."""
        _link(self.steps, "authority", self.authorities)
        _link(self.centres, "host", self.municipalities)
        _link(self.step_rules, "step", self.steps)
        _link(self.document_rules, "document", self.papers)
        _link(self.services, "authority", self.authorities)
        _link(self.agreements, "centre", self.centres)
        _link(self.agreements, "municipality", self.municipalities)


def _every_row(meta: Any) -> list[tuple[Any, ...]]:
    """As the database has them, the key first."""
    quote = connection.ops.quote_name
    columns = (field.column for field in meta.concrete_fields if field is not meta.pk)
    names = ", ".join(map(quote, (meta.pk.column, *columns)))
    return _asked(f"SELECT {names} FROM {quote(meta.db_table)}")  # noqa: S608 - our own names


def _asked(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _link(rows: Rows[Any], name: str, others: Rows[Any]) -> None:
    field = rows.model._meta.get_field(name)
    for row in rows.rows.values():
        found = others.rows.get(getattr(row, field.attname))
        if found is not None:
            field.set_cached_value(row, found)


def _counts(row: Any, on: date) -> bool:
    return bool(row.live and row.in_force_on(on))


def _in_force(rows: Rows[Any], on: date) -> Iterable[Any]:
    return [row for row in rows.rows.values() if row.in_force_on(on)]
