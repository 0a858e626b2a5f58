"""What a newcomer needs: the public door to the rules.

>>> rules = rulebook(centre, on=visit_day)  # for many people
>>> rules.requirements_for(citizenship="DE", purpose=Purpose.WORK, municipality=vejle)
>>> requirements_for("DE", Purpose.WORK, False, vejle, centre, visit_day)  # for one
"""

from datetime import date

from guidance.answers import ConditionalDocument, NotHere, RequiredStep, Requirements
from guidance.in_force import rulebook
from guidance.models import Centre, Municipality
from guidance.profiles import Purpose
from guidance.rulebook import Rulebook

__all__ = [
    "ConditionalDocument",
    "NotHere",
    "Purpose",
    "RequiredStep",
    "Requirements",
    "Rulebook",
    "requirements_for",
    "rulebook",
]


def requirements_for(
    citizenship: str,
    purpose: str,
    family: bool,
    municipality: Municipality | None,
    centre: Centre,
    on: date,
) -> Requirements:
    """What this person needs at this centre, by the rules of this day."""
    return rulebook(centre, on).requirements_for(
        citizenship=citizenship, purpose=purpose, family=family, municipality=municipality
    )
