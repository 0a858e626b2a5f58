"""All that is looked for, put together."""

from collections.abc import Iterable, Iterator

from careers.identity import names, shapes, spelled, telling
from careers.identity.finding import SHOWN_ONLY, Finding, Judgement, Kind
from careers.identity.plain import not_latin, plain, unseen
from careers.identity.profile import Profile

VERSION = "2026-11-21"  # the day on which it last learned something: approved texts are read again


def check(profile: Profile, text: str) -> Judgement:
    """What an adviser is to look at before anybody else reads this text."""
    found = tuple(_without_doubles(_findings(profile, text)))
    return Judgement(any(each.kind not in SHOWN_ONLY for each in found), found)


def _findings(profile: Profile, text: str) -> Iterator[Finding]:
    told = plain(text)
    yield from names.find(profile, told)
    yield from shapes.find(told)
    yield from spelled.find(told)
    yield from telling.find(text, told)
    yield from (Finding(*place, Kind.HIDDEN) for place in unseen(text))
    yield from (Finding(*place, Kind.FOREIGN) for place in not_latin(text))


def _without_doubles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of one kind, the longest of those that overlap; in the order of the text."""
    longest_first = sorted(set(findings), key=lambda each: (each.start, -each.end))
    reached: dict[Kind, int] = {}
    for each in longest_first:
        if each.end > reached.get(each.kind, 0):
            reached[each.kind] = each.end
            yield each
