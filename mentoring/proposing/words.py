"""The matching's numbers as sentences for a coordinator: why not, what is short, at what price."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.matching.blocking import Blocking
from mentoring.matching.explaining import Change, WhyNot
from mentoring.matching.recruiting import Kind, Worth
from mentoring.models import Criterion, Industry, PairRule
from mentoring.proposing.freezing import SAME_PERSON

Names = Mapping[int, str]  # of people, by their number in the instance
Facts = dict[str, str]
NameOf = Callable[[str, str], str]

AT_LEAST = re.compile(
    r"(?P<kind>university|partner) (?P<id>\S+): at least (?P<lower>\d+), "
    r"but at most (?P<most>\d+)(?P<possible> possible)?"
)
TOGETHER = re.compile(
    r"(?P<kind>university|partner) (?P<id>\S+): at least (?P<lower>\d+); (?P<names>.+) need "
    r"(?P<needed>\d+) together, but at most (?P<most>\d+) are possible"
)
LOCKED = re.compile(
    r"(?P<kind>university|partner|mentor) (?P<id>\S+): (?P<locked>\d+) locked pairs, "
    r"but at most (?P<most>\d+)"
)
APART = re.compile(r"locked pair (?P<student>\S+) and (?P<mentor>\S+): .+")


def points(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def short(reason: str, name_of: NameOf) -> str:
    """A reason of ``matching.Infeasible``, with names for ids, in the reader's language.

    ``name_of`` takes what it is ("university", "partner", "student", "mentor") and the id.
    """
    for pattern, say in SHORT.items():
        if found := pattern.fullmatch(reason):
            facts = {key: value for key, value in found.groupdict().items() if value}
            return say(facts, name_of)
    return reason


def _at_least(facts: Facts, name_of: NameOf) -> str:
    words = (
        _("%(name)s: at least %(lower)s needed, at most %(most)s possible.")
        if "possible" in facts
        else _("%(name)s: a quota of at least %(lower)s and at most %(most)s.")
    )
    return words % (facts | {"name": name_of(facts["kind"], facts["id"])})


def _together(facts: Facts, name_of: NameOf) -> str:
    groups = [group.split(" ", 1) for group in facts["names"].split(", ")]
    names = ", ".join(name_of(kind, key) for kind, key in groups)
    return _(
        "%(name)s: at least %(lower)s needed. Together %(names)s need %(needed)s, at most %(most)s "
        "possible."
    ) % (facts | {"name": name_of(facts["kind"], facts["id"]), "names": names})


def _locked(facts: Facts, name_of: NameOf) -> str:
    return _("%(name)s: %(locked)s pairs locked, at most %(most)s possible.") % (
        facts | {"name": name_of(facts["kind"], facts["id"])}
    )


def _apart(facts: Facts, name_of: NameOf) -> str:
    return _("%(student)s and %(mentor)s are locked together, but a rule keeps them apart.") % {
        side: name_of(side, facts[side]) for side in ("student", "mentor")
    }


SHORT = {AT_LEAST: _at_least, TOGETHER: _together, LOCKED: _locked, APART: _apart}


def why_not(answer: WhyNot, students: Names, mentors: Names) -> list[str]:
    """Of two who may be paired; who may not is told which rule it is instead."""
    if answer.paired:
        return [_("They are a pair in this run.")]
    return [*_themselves(answer, mentors), *_others(answer, students), *_price(answer)]


def _themselves(answer: WhyNot, mentors: Names) -> Iterator[str]:
    facts = {"score": points(answer.score or 0)}
    if answer.has is None:
        yield _("Together they would have %(score)s points; the student has nobody now.") % facts
        return
    facts |= {"mentor": mentors[answer.has], "has": points(answer.has_score or 0)}
    if (answer.score or 0) > (answer.has_score or 0):
        yield (
            _("Together they would have %(score)s points, more than with %(mentor)s (%(has)s).")
            % facts
        )
    else:
        yield (
            _("Together they would have %(score)s points, not more than with %(mentor)s (%(has)s).")
            % facts
        )


def _others(answer: WhyNot, students: Names) -> Iterator[str]:
    if answer.locked:
        yield _("A lock stands against it: of the student, or of all the mentor's places.")
    free = answer.places - len(answer.taken)
    if free > 0:
        yield _("The mentor has a free place.")
    else:
        who = ", ".join(f"{students[s]} ({points(score)})" for s, score in answer.taken)
        yield ngettext(
            "The mentor's place goes to %(who)s.", "The mentor's places go to %(who)s.",
            answer.places,
        ) % {"who": who}  # fmt: skip
    if answer.partner_full:
        yield _("The mentor's organisation has as many pairs as it may have.")
    if answer.university_full:
        yield _("The student's university has as many pairs as it may have.")


def _price(answer: WhyNot) -> Iterator[str]:
    change = answer.exactly or answer.at_least
    if change is None:
        if not answer.locked:
            yield _("With this pair, a lower quota could not be kept.")
        return
    yield cost(change, exact=answer.exactly is not None)


def cost(change: Change, *, exact: bool) -> str:
    """The first aim that loses decides."""
    if change.fewer:
        return ngettext(
            "It would cost the programme a pair: %(n)s student fewer would have a mentor.",
            "It would cost the programme pairs: %(n)s students fewer would have a mentor.",
            change.fewer,
        ) % {"n": change.fewer}
    if change.worst is not None:
        return _("The worst pair of all would then have %(worst)s points.") % {
            "worst": points(change.worst)
        }
    poor = next((n for n in change.low if n), 0)
    if poor > 0:
        return ngettext(
            "There would be %(n)s poor pair more.", "There would be %(n)s poor pairs more.", poor
        ) % {"n": poor}
    if change.points <= 0:
        return _("It would cost the programme nothing: the order of the ids decided.")
    words = (
        _("It would cost the programme %(n)s points of the whole.")
        if exact
        else _("It would cost the programme at least %(n)s points of the whole.")
    )
    return words % {"n": points(change.points)}


def cause(code: str) -> str:
    """Of a ban, as frozen."""
    if code == SAME_PERSON:
        return _("They are the same person.")
    return _("They are not to be paired: %(why)s.") % {"why": PairRule.Cause(code).label}


def tempted(one: Blocking, has: str | None, instead_of: str | None) -> str:
    facts = {"score": points(one.score), "mentor": has, "student": instead_of}
    facts |= {"gain": points(one.student_gains), "more": points(one.mentor_gains)}
    if has is None and instead_of is None:
        return _("Nobody has the place, and the student has nobody.") % facts
    if has is None:
        return (
            _("The student has nobody; the mentor has %(student)s, %(more)s points less.") % facts
        )
    if instead_of is None:
        return (
            _("The student has %(mentor)s, %(gain)s points less; the mentor has a free place.")
            % facts
        )
    return (
        _(
            "The student has %(mentor)s, %(gain)s points less; the mentor has %(student)s, "
            "%(more)s points less."
        )
        % facts
    )


def worth(one: Worth, name: str) -> str:
    """What one more place would add, and where."""
    return f"{_where(one, name)} {_adds(one)}"


def _where(one: Worth, name: str) -> str:
    words = {
        Kind.MENTOR: _("One more mentor like %(name)s:"),
        Kind.PARTNER: _("One more pair allowed for %(name)s:"),
        Kind.UNIVERSITY: _("One more student allowed from %(name)s:"),
        Kind.PARTNER_LOWER: _("One pair fewer asked of %(name)s:"),
        Kind.UNIVERSITY_LOWER: _("One student fewer asked from %(name)s:"),
    }[one.kind]
    return words % {"name": name}


def _adds(one: Worth) -> str:
    if one.matches:
        return _("one more student would have a mentor.")
    if one.may_lift_worst:
        return _("the worst pair may become better.")
    poor = next((n for n in one.low if n), 0)
    if poor > 0:
        return ngettext("up to %(n)s poor pair fewer.", "up to %(n)s poor pairs fewer.", poor) % {
            "n": poor
        }
    return _("up to %(n)s points more in all.") % {"n": points(one.points)}


def changes(what_if: Mapping[str, Any], name_of: NameOf) -> Iterator[str]:
    """What a what-if has changed."""
    if more := what_if.get("more"):
        industry = Industry(what_if["industry"]).label
        yield ngettext(
            "%(n)s mentor more: %(industry)s", "%(n)s mentors more: %(industry)s", more
        ) % {"n": more, "industry": industry}
    if places := what_if.get("places"):
        yield ngettext(
            "%(n)s place more with each mentor", "%(n)s places more with each mentor", places
        ) % {"n": places}
    for side, kind in (("universities", "university"), ("partners", "partner")):
        for key, quota in what_if.get("quotas", {}).get(side, {}).items():
            limits = {"lower": quota["lower"], "upper": quota["upper"]}
            yield (
                _("%(name)s: at least %(lower)s, no upper limit")
                if quota["upper"] is None
                else _("%(name)s: at least %(lower)s, at most %(upper)s")
            ) % (limits | {"name": name_of(kind, key)})
    for criterion, weight in what_if.get("weights", {}).items():
        yield f"{Criterion(criterion).label}: {weight}"
