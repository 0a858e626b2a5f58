"""How far a change of a date can go: which scopes there are, with their dates and people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.editing.effect import Scope, in_scope
from events.models import Session
from events.telling import concerned_by


@dataclass(frozen=True)
class Reach:
    scopes: Sequence[str]
    dates: Mapping[str, int]
    people: Mapping[str, int]  # who come, hold seats or wait: who would have to know


def reach_of(session: Session) -> Reach:
    """The scopes that differ: a date that stands alone has one."""
    ids = {scope: list(in_scope(session, scope).values_list("pk", flat=True)) for scope in Scope}
    later, every = len(ids[Scope.LATER]), len(ids[Scope.ALL])
    scopes = [Scope.ONE]
    if 1 < later < every:
        scopes.append(Scope.LATER)
    if every > 1:
        scopes.append(Scope.ALL)
    return Reach(
        scopes=scopes,
        dates={scope: len(ids[scope]) for scope in scopes},
        people={scope: len(concerned_by(session.event, ids[scope])) for scope in scopes},
    )
