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
Mark = dict[str, Any]


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


def _known(profile: CandidateProfile) -> Iterator[tuple[tuple[str, ...], str]]:
    """Her partner's employer and others she has blocked, and the place where she lives."""
    blocked = profile.blocked.values("cvr")
    for name in Company.objects.filter(cvr__in=blocked).values_list("name", flat=True):
        yield _bare(name), COMPANY
    if profile.municipality is not None:
        yield words_of(profile.municipality.name), PLACE


def _bare(name: str) -> tuple[str, ...]:
    """``Vestas Wind Systems A/S``: without what every company's name has."""
    words = words_of(name)
    return tuple(word for word in words if word not in LEGAL) or words


def _told(text: str, known: list[tuple[tuple[str, ...], str]]) -> Iterator[tuple[int, int, str]]:
    """A name's words one after another, and a company also by its first word alone."""
    words = plain(text).words
    for name, kind in known:
        for at, word in enumerate(words):
            following = tuple(each.plain for each in words[at : at + len(name)])
            if name and following == name:
                yield word.start, words[at + len(name) - 1].end, kind
            elif name and kind == COMPANY and word.plain == name[0] and len(name[0]) > 2:
                yield word.start, word.end, kind
