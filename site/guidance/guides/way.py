"""The way of somebody who moves here: the pages of a guide, leg by leg, as the steps follow."""

from dataclasses import dataclass

from wagtail.models import Locale

from content.models.pages import WRITTEN_IN
from guidance.chapters import Audience, Leg
from guidance.models import GuidePage
from guidance.profiles import Profile, Purpose, every_profile
from guidance.rulebook import Rulebook

# What the readers of a guide come for.
PURPOSES = {
    Audience.NEWCOMERS: (Purpose.WORK, Purpose.SELF_EMPLOYED, Purpose.JOBSEEKER, Purpose.FUNDS),
    Audience.SPOUSES: (Purpose.FAMILY,),
    Audience.STUDENTS: (Purpose.STUDY,),
}
FIRST, LAST = 0, 10_000  # where pages of no step stand among the positions of steps


@dataclass(frozen=True)
class LegOfWay:
    """``here``: the page that is read lies on it."""

    leg: Leg
    pages: tuple[GuidePage, ...]
    here: bool

    @property
    def title(self) -> str:
        return str(self.leg.label)


def way(
    audience: Audience, locale: Locale, rules: Rulebook | None, read: GuidePage | None = None
) -> list[LegOfWay]:
    """What lies on it in this language, without drafts and private pages; one query."""
    found = _pages(audience, locale)
    own = {page.step_id for page in found if page.audience == audience and page.step_id}
    steps = steps_of(audience, rules)
    shown = [p for p in found if p.audience == audience or p.step_id in steps - own]
    with_step = (page.path for page in found if page.step and page.audience == audience)
    begins = min(with_step, default="")
    shown.sort(key=lambda page: (_position(page, begins), page.path))
    legs = ((leg, tuple(page for page in shown if page.stage == leg)) for leg in Leg)
    return [LegOfWay(leg, pages, read in pages) for leg, pages in legs if pages]


def _position(page: GuidePage, begins: str) -> int:
    """What stands before the first step in the page tree leads into its leg, the rest ends it."""
    if page.step:
        return int(page.step.position)
    return FIRST if page.path < begins else LAST


def _pages(audience: Audience, locale: Locale) -> list[GuidePage]:
    pages = GuidePage.objects.live().filter(locale=locale, view_restrictions=None)
    pages = pages.filter(audience__in={audience, Audience.NEWCOMERS}, stage__in=Leg.values)
    pages = pages.select_related("step").annotate(written_in=WRITTEN_IN)
    return list(pages.defer_streamfields().order_by("path"))


def steps_of(audience: Audience, rules: Rulebook | None) -> set[int]:
    """The ids of what readers like these have on their checklists."""
    if rules is None:
        return set()
    return {pk for profile in profiles_of(audience) for pk in rules.list_for(profile)}


def profiles_of(audience: Audience) -> list[Profile]:
    purposes = PURPOSES.get(audience, ())
    return [profile for profile in every_profile() if profile.purpose in purposes]
