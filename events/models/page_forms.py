"""The form behind an event's page: what must be there before it is published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from events.models.bookings import Attendee
from events.models.event import Event, EventQuerySet
from events.models.facts import AUDIENCES, SignUp


def events_to_follow() -> EventQuerySet:
    """What talks can follow on: whatever else people sign up for and everybody may know of."""
    edited = Event.objects.public().exclude(kind=Event.Kind.REGISTRATION)
    return edited.exclude(kind=Event.Kind.TALKS)


class EventPageForm(WagtailAdminPageForm):
    """A draft may lack anything but a title; see ``is_deferred_validation``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._use_organiser_of_folder()

    def _use_organiser_of_folder(self) -> None:
        """In a partner's folder every event is the partner's."""
        folder = self.parent_page.specific if self.parent_page else None
        partner = getattr(folder, "organiser", None)
        if partner is not None and "organiser" in self.fields:
            self.fields["organiser"].disabled = True
            self.initial["organiser"] = partner.pk

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if problem := self._problem_of_follows(cleaned.get("follows")):
            self.add_error("follows", ValidationError(problem))
        if not self.is_deferred_validation:
            for field, problem in self._problems(cleaned):
                self.add_error(field, ValidationError(problem))
        return cleaned

    def _problem_of_follows(self, event: Event | None) -> str:
        """The chooser lists these; by hand the number of another's draft can be sent."""
        if event is None or event.pk == self.instance.follows_id:
            return ""
        if events_to_follow().filter(pk=event.pk).exists():
            return ""
        return _("Choose an event of the list: a published one that people sign up for.")

    def _problems(self, cleaned: dict[str, Any]) -> list[tuple[str, str]]:
        """Only for fields that are on this form."""
        found = []
        if cleaned.get("sign_up") == SignUp.ELSEWHERE and not cleaned.get("sign_up_link"):
            missing = _("Where do people sign up? Give the address, or choose another way.")
            found.append(("sign_up_link", missing))
        if not any(cleaned.get(f"for_{key}") for key in AUDIENCES):
            nobody = _("Tick at least one, so that people find it by what they are.")
            found.append(("for_newcomers", nobody))
        if not cleaned.get("venue") and not cleaned.get("online_link"):
            nowhere = _("Where is it? Choose a venue, or give the link if it is online.")
            found.append(("venue", nowhere))
        if self._changes_kind_of_booked(cleaned.get("kind")):
            booked = _(
                "People have signed up already, so the kind cannot change any more. "
                "Make a new event, and cancel this one."
            )
            found.append(("kind", booked))
        return [(field, problem) for field, problem in found if field in self.fields]

    def _changes_kind_of_booked(self, kind: str | None) -> bool:
        """Seats of a course are taken for all its meetings, those of an event for one date."""
        if self.instance.event_id is None or kind is None:
            return False
        event = Event.objects.get(pk=self.instance.event_id)
        if event.is_draft or event.kind == kind:
            return False
        return Attendee.objects.filter(session__event=event).exists()
