"""Puts the skills that a new site begins with on the list that advisers keep."""

from careers.closed_lists.skills import skill_names
from careers.models import Skill


def load() -> int:
    """How many are new. What advisers have changed or declined stays as it is."""
    known = set(Skill.objects.values_list("name_en", flat=True))
    new = [
        Skill(name_en=english, name_da=danish)
        for english, danish in skill_names()
        if english not in known
    ]
    Skill.objects.bulk_create(new)
    return len(new)
