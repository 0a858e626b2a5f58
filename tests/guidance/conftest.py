"""The rules as they are seeded, on the day on which their sources were looked at."""

from collections.abc import Callable
from datetime import date

import pytest

from guidance.models import Centre, Municipality
from guidance.requirements import Requirements, Rulebook
from guidance.seed.rows import LOOKED_AT
from tests.rules import load_rules


@pytest.fixture
def today() -> date:
    return LOOKED_AT


@pytest.fixture
def guidance(db: None) -> None:
    load_rules()


@pytest.fixture
def centre(guidance: None) -> Callable[[str], Centre]:
    return lambda key: Centre.objects.get(key=key)


@pytest.fixture
def resident(guidance: None) -> Callable[[str], Municipality]:
    return lambda name: Municipality.objects.get(name=name)


@pytest.fixture
def rulebook(guidance: None, today: date) -> Rulebook:
    """Odense's, which registers residents of Odense only."""
    return Rulebook.load(Centre.objects.get(key="odense"), on=today)


@pytest.fixture
def at(guidance: None, today: date) -> Callable[..., Requirements]:
    """What a person needs at a centre: ``at("aarhus", "DE", "work", lives_in="Randers")``."""

    def ask(
        key: str,
        citizenship: str,
        purpose: str,
        *,
        lives_in: str = "",
        family: bool = False,
        on: date = today,
    ) -> Requirements:
        municipality = Municipality.objects.get(name=lives_in) if lives_in else None
        return Rulebook.load(Centre.objects.get(key=key), on).requirements_for(
            citizenship=citizenship, purpose=purpose, family=family, municipality=municipality
        )

    return ask
