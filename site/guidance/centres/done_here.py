"""What is done at a centre, and what people look for there in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from guidance.models import Authority, Centre, CentreService, Step, StepRule


@dataclass(frozen=True)
class Service:
    """A step. ``here``: at the ``desk`` of this authority; else ``instead`` says where."""

    step: Step
    here: bool
    desk: Authority | None
    instead: str = ""

    @property
    def only_residents(self) -> bool:
        return self.here and self.step.needs_agreement


def services(centre: Centre, on: date) -> list[Service]:
    """In the order of the checklist, those done here first."""
    found = sorted(_services(centre, on), key=lambda each: not each.here)
    return list(found)


def _services(centre: Centre, on: date) -> Iterator[Service]:
    own = CentreService.objects.on(on).filter(centre=centre)
    said = {each.step_id: each for each in own.select_related("authority")}
    ruled = StepRule.objects.on(on).values("step_id")
    at_centres = Q(place=Step.Place.CENTRE) | Q(pk__in=said)
    for step in Step.objects.filter(at_centres, pk__in=ruled).select_related("authority"):
        each = said.get(step.pk)
        if each is None or each.offered:
            yield Service(step, True, (each and each.authority) or step.authority)
        else:
            yield Service(step, False, None, str(each.instead or step.where))
