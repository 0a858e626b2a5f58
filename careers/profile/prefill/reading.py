"""A CV's text, as far as it tells what the closed lists know. Guesses, which she decides about."""

import re
from collections.abc import Iterator

from careers.closed_lists import EducationLevel
from careers.models import Skill
from careers.profile.prefill.found import Found
from careers.profile.prefill.languages import languages_in
from careers.profile.prefill.titles import occupation_in
from careers.profile.prefill.years import experience_in
from vocabulary.spelling import spelling_key

MOST_SKILLS = 15  # those that stand first

# Highest first: of two educations the higher one counts.
DEGREES: tuple[tuple[EducationLevel, str], ...] = (
    (EducationLevel.DOCTORATE, r"ph\.? ?d\.?|doctorate|doctor of|doktorgrad"),
    (
        EducationLevel.MASTER,
        r"master(?:'s|s)?(?: degree)? (?:of|in)|master(?:'s|s)? degree|m\.?sc\.?|m\.?b\.?a\.?"
        r"|cand\. ?\w+|kandidatgrad|kandidat i|magister|civilingeniør|m\.?a\.? in",
    ),
    (
        EducationLevel.BACHELOR,
        r"bachelor\w*(?:'s)?|b\.?sc\.?|b\.?eng\.?|b\.?a\.? in|diplomingeniør|licenciatura",
    ),
    (
        EducationLevel.SHORT_CYCLE,
        r"ap degree|academy profession|erhvervsakademi\w*|datamatiker|associate degree",
    ),
    (
        EducationLevel.UPPER_SECONDARY,
        r"vocational (?:training|education)|apprenticeship|erhvervsuddannelse|svendebrev"
        r"|gymnasium|high school|upper secondary|studentereksamen",
    ),
)


def read(text: str) -> Found:
    """Whatever the text is: of what is not understood, nothing is said."""
    return Found(
        occupation=occupation_in(text),
        experience=experience_in(text),
        education_level=education_in(text),
        languages=languages_in(text),
        skills=tuple(skills_in(text)),
    )


def education_in(text: str) -> int | None:
    """The highest that is named."""
    for level, words in DEGREES:
        if re.search(rf"(?<![\w.])(?:{words})(?!\w)", text, re.IGNORECASE):
            return int(level)
    return None


def skills_in(text: str) -> Iterator[int]:
    """Those of the list, in either language, in the order in which they stand in the text."""
    plain = f" {spelling_key(text)} "
    found: dict[int, int] = {}
    for skill in Skill.objects.listed():
        for name in filter(None, (skill.name_en, skill.name_da)):
            at = _place(name, text, plain)
            if at >= 0:
                found[skill.pk] = min(at, found.get(skill.pk, at))
    yield from sorted(found, key=lambda pk: found[pk])[:MOST_SKILLS]


def _place(name: str, text: str, plain: str) -> int:
    """As whole words; C++ and C# by their signs, which the plain spelling has lost."""
    if re.search(r"[+#]", name):
        match = re.search(rf"(?<!\w){re.escape(name)}(?![\w+#])", text)
        return match.start() if match else -1
    return plain.find(f" {spelling_key(name)} ")
