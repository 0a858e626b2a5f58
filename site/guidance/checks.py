"""What is wrong with the rules: circles, steps that nobody can reach, gaps, old facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey

from guidance.lists import Listed, Rule, Rules
from guidance.models import DocumentRule, Reviewed, Step
from guidance.models.dated import InBothLanguages
from guidance.models.drafts import Drafted
from guidance.ordering import circle
from guidance.profiles import Profile, every_profile
from guidance.timeline import Timeline

SHOWN = 3
"""So many kinds of people are named in one problem; the others are counted."""


class Kind(TextChoices):
    CIRCLE = "circle", gettext_lazy("Steps that wait for each other")
    MISSING = "missing", gettext_lazy("Steps that wait for one that never comes")
    UNREACHABLE = "unreachable", gettext_lazy("Steps on nobody's list")
    PLACE = "place", gettext_lazy("Steps without a place")
    PAPERS = "papers", gettext_lazy("Papers that are missing")
    TRANSLATION = "translation", gettext_lazy("Texts in one language only")
    REVIEW = "review", gettext_lazy("Facts to look at again")


@dataclass(frozen=True)
class Problem:
    """``row``: what to open to put it right; None where it is several rules together."""

    kind: Kind
    words: str
    row: Model | None = field(default=None, compare=False)


def problems(on: date) -> list[Problem]:
    """Everything that is wrong on this day, or will be when a rule begins or ends."""
    timeline = Timeline.load()
    rules = [timeline.at(*point) for point in timeline.points(on)]
    found = [problem for each in rules for problem in _of_rules(each)]
    rows = [*_nowhere(), *_without_papers(on), *_untranslated(), *_overdue(on)]
    return list(dict.fromkeys([*found, *rows]))


def new_problems(candidate: Rule, on: date) -> list[Problem]:
    """What publishing this rule at its hour would break, then or at any later hour or day.

    With what is scheduled beside it; old problems are not told.
    """
    found: dict[Problem, None] = {}
    timeline = Timeline.load()
    before, after = timeline.without(candidate), timeline.publishing(candidate)
    for point in after.points(on, since=candidate.rule.go_live_at):
        known = set(_of_order(before.at(*point)))
        found |= dict.fromkeys(each for each in _of_order(after.at(*point)) if each not in known)
    return list(found)


def _of_rules(rules: Rules) -> Iterator[Problem]:
    yield from _of_order(rules)
    used = {each.rule.step_id for each in rules.rules}
    for step in (step for pk, step in rules.steps.items() if step.live and pk not in used):
        words = _("“%(step)s” is on nobody's list. Make a rule for it, or delete the step.")
        yield Problem(Kind.UNREACHABLE, words % {"step": step}, step)


def _of_order(rules: Rules) -> Iterator[Problem]:
    lists = {profile: rules.list_for(profile) for profile in every_profile()}
    yield from _circles(rules, lists)
    yield from _missing(rules, lists)


def _circles(rules: Rules, lists: dict[Profile, dict[int, Listed]]) -> Iterator[Problem]:
    whom: dict[frozenset[int], list[Profile]] = {}
    paths: dict[frozenset[int], list[int]] = {}
    for profile, listed in lists.items():
        found = circle({pk: each.requires & listed.keys() for pk, each in listed.items()})
        if found:
            whom.setdefault(frozenset(found), []).append(profile)
            paths.setdefault(frozenset(found), found)
    for key, path in paths.items():
        waits = [
            _("“%(step)s” waits for “%(other)s”")
            % {"step": rules.steps[step], "other": rules.steps[other]}
            for step, other in pairwise(path)
        ]
        words = _("%(circle)s. Nobody can begin. It concerns %(whom)s.")
        whose = {"circle": ", ".join(waits), "whom": _names(whom[key])}
        yield Problem(Kind.CIRCLE, words % whose)


def _missing(rules: Rules, lists: dict[Profile, dict[int, Listed]]) -> Iterator[Problem]:
    whom: dict[tuple[int, int], list[Profile]] = {}
    for profile, listed in lists.items():
        for pk, each in listed.items():
            for other in each.requires - listed.keys():
                whom.setdefault((pk, other), []).append(profile)
    for (pk, other), profiles in whom.items():
        words = _("“%(step)s” waits for “%(other)s”, which is not on the list of %(whom)s.")
        names = {"step": rules.steps[pk], "other": rules.steps[other], "whom": _names(profiles)}
        yield Problem(Kind.MISSING, words % names)


def _names(profiles: Iterable[Profile]) -> str:
    names = [str(profile) for profile in profiles]
    shown = "; ".join(names[:SHOWN])
    rest = len(names) - SHOWN
    return (
        shown if rest <= 0 else _("%(shown)s; and %(rest)d more") % {"shown": shown, "rest": rest}
    )


def _untranslated() -> Iterator[Problem]:
    for model in (m for m in _own_models() if issubclass(m, InBothLanguages)):
        for row in _published(model):
            for name in row.untranslated():
                label = model._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                words = _("%(what)s “%(row)s” has no %(field)s.")
                names = {"what": model._meta.verbose_name, "row": row, "field": label}
                yield Problem(Kind.TRANSLATION, words % names, _opened_at(row))


def _overdue(on: date) -> Iterator[Problem]:
    for model in (m for m in _own_models() if issubclass(m, Reviewed)):
        for row in _published(model).filter(review_on__lt=on).order_by("review_on"):
            words = _("%(what)s “%(row)s” was to be looked at on %(day)s.")
            day = date_format(row.review_on, "SHORT_DATE_FORMAT")
            names = {"what": model._meta.verbose_name, "row": row, "day": day}
            yield Problem(Kind.REVIEW, words % names, _opened_at(row))


def _nowhere() -> Iterator[Problem]:
    """Said to be done at a centre, and no centre does it."""
    done = Q(centre_services__offered=True)
    steps = Step.objects.published().filter(place=Step.Place.CENTRE)
    for step in steps.exclude(pk__in=Step.objects.filter(done).values("pk")):
        words = _("“%(step)s” is done at a centre, but no centre does it. Add it to one.")
        yield Problem(Kind.PLACE, words % {"step": step}, step)


def _without_papers(on: date) -> Iterator[Problem]:
    """Nobody comes to a desk with nothing; and a draft of a paper is on no list."""
    asked_for = DocumentRule.objects.on(on).filter(step__live=True)
    visits = Step.objects.published().filter(place=Step.Place.CENTRE)
    for step in visits.exclude(pk__in=asked_for.values("step")):
        words = _("“%(step)s” is done at a centre, but with no paper. Say what to bring.")
        yield Problem(Kind.PAPERS, words % {"step": step}, step)
    for rule in asked_for.filter(document__live=False).select_related("step", "document"):
        words = _("“%(paper)s” is asked for in “%(step)s”, but it is not published.")
        names = {"paper": rule.document, "step": rule.step}
        yield Problem(Kind.PAPERS, words % names, rule.document)


def _opened_at(row: Model) -> Model:
    """Papers and deadlines are changed on their step, services and hours on their centre."""
    parents = (f for f in row._meta.concrete_fields if isinstance(f, ParentalKey))
    parent = next(parents, None)
    return row if parent is None else getattr(row, parent.name)


def _published(model: type[Model]) -> Any:
    """A queryset of all rows, but for drafts that nobody is told yet."""
    rows: Any = model._default_manager.all()
    return rows.published() if issubclass(model, Drafted) else rows


def _own_models() -> list[type]:
    return list(apps.get_app_config("guidance").get_models())
