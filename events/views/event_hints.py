"""What would make an event better, with the way to do it; nothing here stops anybody."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event, EventPage
from events.views.hub import screen_url


@dataclass(frozen=True)
class Hint:
    words: str
    action: str
    url: str


def hints_for(event: Event) -> list[Hint]:
    """In the order in which an editor would do it; three queries."""
    pages = list(EventPage.objects.filter(event=event).select_related("locale").order_by("pk"))
    if not pages:
        return []
    return [*_about_dates(event, pages[0]), *_about_pages(event, pages)]


def _about_dates(event: Event, page: EventPage) -> Iterator[Hint]:
    has_any, to_come = event.sessions.exists(), event.sessions.upcoming().exists()
    if not has_any:
        words = _("It has no dates yet, so nobody can come.")
        yield Hint(words, _("Add dates"), screen_url(event, "times"))
    elif not to_come and not page.report:
        words = _("It is over. Tell those who could not come how it was.")
        yield Hint(words, _("Write how it was"), _edit(page))


def _about_pages(event: Event, pages: list[EventPage]) -> Iterator[Hint]:
    page = pages[0]
    if not event.public:
        yield Hint(_("It is not published: nobody finds it."), _("Go on writing"), _edit(page))
    if page.image_id is None:
        words = _("It has no picture. People look at those with one first.")
        yield Hint(words, _("Choose one"), _edit(page))
    for twin in pages:
        if twin.alias_of_id and event.public:
            words = _("It is not translated: readers of %(language)s get it with a note.")
            told = words % {"language": twin.locale.language_name}
            yield Hint(told, _("Translate it"), _edit(twin))


def _edit(page: EventPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
