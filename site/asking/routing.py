"""Who gets a question: the rule that fits topic and place best; without any, who catches all."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from asking.first_rows import team_that_catches_all
from asking.models import Responsibility, Team, Topic
from asking.permissions import may_answer
from guidance.models import Centre, CentrePage, Municipality, MunicipalityAgreement


@dataclass(frozen=True)
class Owner:
    team: Team
    person: User | None = None


def centre_of(municipality: Municipality | None) -> Centre | None:
    """That registers its people today; the one in its own town first."""
    if municipality is None:
        return None
    own = Centre.objects.filter(host=municipality).first()
    if own is not None:
        return own
    agreements = MunicipalityAgreement.objects.on(timezone.localdate())
    found = agreements.filter(municipality=municipality).select_related("centre").first()
    centre: Centre | None = found.centre if found else None
    return centre


def centre_of_page(page: Page | None) -> Centre | None:
    """Whose page it is: who asks there asks that centre, wherever she lives."""
    if page is None:
        return None
    found = CentrePage.objects.filter(pk=page.pk).select_related("centre").first()
    centre: Centre | None = found.centre if found else None
    return centre


def owner_of(topic: Topic, municipality: Municipality | None, centre: Centre | None) -> Owner:
    """A person who has left or may not answer any more is passed over: her team has it."""
    rules = {rule.place: rule for rule in Responsibility.objects.select_related("team", "person")}
    places = _places(topic, municipality, centre)
    rule = next((rules[place] for place in places if place in rules), None)
    if rule is None:
        return Owner(team_that_catches_all())
    person = rule.person if rule.person and may_answer(rule.person) else None
    return Owner(rule.team, person)


def _places(
    topic: Topic, municipality: Municipality | None, centre: Centre | None
) -> Iterator[str]:
    """From the most to the least particular: a topic counts for more than a place."""
    for about in (topic, None):
        here = {"topic": about, "municipality": None, "centre": None}
        if municipality is not None:
            yield Responsibility(**here | {"municipality": municipality}).written_place()
        if centre is not None:
            yield Responsibility(**here | {"centre": centre}).written_place()
        if about is not None:
            yield Responsibility(**here).written_place()
