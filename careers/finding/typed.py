"""What the search form sends, as an address keeps it.

The form has two fields for "another language" and one in which a skill is typed by its name: they
are understood here, and become what a saved search and a link have.
"""

from collections.abc import Mapping
from typing import Protocol

from django.db.models import Q

from careers.models import Skill

MOST_TYPED = 60  # letters of a skill's name


class Given(Protocol):
    """A QueryDict."""

    def getlist(self, key: str) -> list[str]: ...
    def lists(self) -> Mapping[str, list[str]]: ...


def typed(given: Given) -> dict[str, list[str]]:
    params = {name: list(values) for name, values in dict(given.lists()).items()}
    code, level = _first(params, "other"), _first(params, "other_level")
    if code:
        params.setdefault("language", []).append(f"{code}:{level or 1}")
    pk = _skill(_first(params, "skill_name"))
    if pk:
        params.setdefault("skill", []).append(str(pk))
    return params


def _skill(name: str) -> int | None:
    """By its whole name in either language, or by a beginning that only one has."""
    name = " ".join(name.replace("\0", " ").split())[:MOST_TYPED]
    if not name:
        return None
    listed = Skill.objects.listed()
    exact = listed.filter(Q(name_en__iexact=name) | Q(name_da__iexact=name)).first()
    if exact is not None:
        return exact.pk
    begins = listed.filter(Q(name_en__istartswith=name) | Q(name_da__istartswith=name))[:2]
    return begins[0].pk if len(begins) == 1 else None


def _first(params: Mapping[str, list[str]], name: str) -> str:
    return next(iter(params.get(name, [])), "")
