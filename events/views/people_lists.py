"""The people of an event to take along: as a spreadsheet, and on paper."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from events.forms.people import PeopleFilter
from events.models import Event, Question
from events.sign_up.people_list import Group, grouped, people_of
from events.views.hub import event_screen
from events.views.people import check_may_see
from vocabulary.spreadsheets import XLSX, Value, spreadsheet


def _groups(request: HttpRequest, event: Event, act: str) -> tuple[PeopleFilter, list[Group]]:
    """As the screen shows them; that they were taken along is in the access log."""
    check_may_see(request, event)
    form = PeopleFilter(event, request.GET)
    wanted = form.wanted
    AccessLog.add(act, event, by=request.user, reason=request.GET.urlencode()[:200])  # type: ignore[arg-type]
    return form, grouped(people_of(event, wanted))


@require_safe
@never_cache
@event_screen
def export(request: HttpRequest, event: Event) -> HttpResponse:
    _form, groups = _groups(request, event, "event.people_exported")
    questions = _answered(groups)
    columns = [
        (_("Date"), 17),
        (_("Given name"), 18),
        (_("Family name"), 22),
        (_("E-mail address"), 34),
        (_("State"), 24),
        (_("Signed up by"), 26),
        (_("Organisation"), 26),
        (_("Sign-up"), 12),
        (_("Ticket code"), 14),
        *((str(question.text), 30) for question in questions),
    ]
    response = HttpResponse(
        spreadsheet(str(event), columns, _rows(groups, questions)), content_type=XLSX
    )
    response["Content-Disposition"] = f'attachment; filename="people-{event.slug}.xlsx"'
    return response


def _answered(groups: Sequence[Group]) -> list[Question]:
    """What has answers that are still kept: a column each."""
    found = {one.question_id: one.question for group in groups for one in group.answers}
    return sorted(found.values(), key=lambda question: (question.position, question.pk))


def _rows(groups: Sequence[Group], questions: Sequence[Question]) -> Iterator[Sequence[Value]]:
    for group in groups:
        answers = {one.question_id: one.value for one in group.answers}
        for person in group.people:
            yield [
                timezone.localtime(group.session.starts),
                person.given_name,
                person.family_name,
                person.email,
                person.get_state_display(),
                group.booking.contact_name,
                group.booking.organisation,
                group.booking.reference,
                person.ticket_code,
                *(answers.get(question.pk, "") for question in questions),
            ]


@require_safe
@never_cache
@event_screen
def printed(request: HttpRequest, event: Event) -> HttpResponse:
    """A list for the table at the door, with a box to tick for everybody."""
    form, groups = _groups(request, event, "event.people_printed")
    dates: dict[int, list[Group]] = {}
    for group in groups:
        dates.setdefault(group.session.pk, []).append(group)
    context = {
        "event": event,
        "form": form,
        "dates": [(each[0].session, each) for each in dates.values()],
        "query": request.GET.urlencode(),
    }
    return render(request, "events/admin/people/print.html", context)
