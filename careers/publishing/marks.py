"""What in her words could give her away: the gate's findings, and what only this bank knows.

A mark is ``{"field", "start", "end", "kind"}``; start and end count the characters of that field.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from careers.identity import Profile, check
from careers.identity.finding import SHOWN_ONLY
from careers.identity.names import words_of
from careers.identity.plain import plain
from careers.models import CandidateProfile
from companies.models import Company

FIELDS = ("headline", "summary")
COMPANY, PLACE = "company", "place"  # kinds that the gate itself cannot know
LEGAL = {"a", "s", "aps", "as", "ivs", "ab", "gmbh", "ltd", "inc", "of", "and", "og", "the"}
SHORT = 2  # letters of a first word that says nothing alone
Mark = dict[str, Any]
Names = tuple[str, ...]


def identity_of(profile: CandidateProfile) -> Profile:
    user = profile.user
    return Profile(user.first_name, user.last_name, user.email, profile.phone, profile.address)


def print_of(profile: CandidateProfile) -> str:
    """Changes when her name, mail, number or address does; tells nothing of them."""
    who = identity_of(profile)
    told = (who.first_name, who.last_name, who.email, who.phone, who.address)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def marks(profile: CandidateProfile, headline: str, summary: str) -> list[Mark]:
    """Everything that an adviser is to look at, in the order of the text."""
    who, known = identity_of(profile), list(_known(profile))
    found: list[Mark] = []
    for field, text in zip(FIELDS, (headline, summary), strict=True):
        of_gate = [(each.start, each.end, str(each.kind)) for each in check(who, text).findings]
        places = sorted({*of_gate, *_told(text, known)})
        found += [
            {"field": field, "start": start, "end": end, "kind": kind}
            for start, end, kind in places
        ]
    return found


def held(found: Iterable[Mark]) -> list[Mark]:
    """Those for which a text is taken down until somebody has decided."""
    return [mark for mark in found if mark["kind"] not in SHOWN_ONLY]


def _known(profile: CandidateProfile) -> Iterator[tuple[Names, str]]:
    """Her partner's employer and others she has blocked, and the place where she lives."""
    blocked = profile.blocked.values("cvr")
    for company in Company.objects.filter(cvr__in=blocked).values_list("name", flat=True):
        name = _bare(company)
        yield name, COMPANY
        if len(name) > 1 and len(name[0]) > SHORT:
            yield name[:1], COMPANY  # "Vestas" for "Vestas Wind Systems"
    if home := profile.municipality:
        yield from ((words_of(name), PLACE) for name in {home.name, home.english_name} if name)


def _bare(name: str) -> Names:
    """``Vestas Wind Systems A/S``: without what every company's name has."""
    words = words_of(name)
    return tuple(word for word in words if word not in LEGAL) or words


def _told(text: str, known: list[tuple[Names, str]]) -> Iterator[tuple[int, int, str]]:
    """A name's words one after another, the first with a capital: some are ordinary words."""
    words = plain(text).words
    for name, kind in known:
        for at in range(len(words) - len(name) + 1 if name else 0):
            there = words[at : at + len(name)]
            if text[there[0].start].isupper() and _are(name, [each.plain for each in there]):
                yield there[0].start, there[-1].end, kind


def _are(name: Names, words: list[str]) -> bool:
    """The same, whoever's: ``Aarhus'``, ``Odenses``, ``Vestas's``."""
    last = words[-1].replace("’", "'")
    same = last in (name[-1], *(name[-1] + ending for ending in ("s", "'", "'s")))
    return same and tuple(words[:-1]) == name[:-1]
