"""One pair as staff see it: what it did and said, and what to do about it.

Never what the two write to one another, nor notes that they keep to themselves.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog
from mentoring.forms.looking_after import EndForm, MeetingForm, NoteForm, OutcomeForm
from mentoring.models import CoordinatorNote, Match, MentoringOutcome, Programme
from mentoring.pairs import certificates, completing, ending, looking_after, notes, outcomes
from mentoring.pairs.health import health_of
from mentoring.views.hub import programme_screen, render_screen
from mentoring.views.pairs_admin import FOLDER, PEOPLE
from vocabulary.refused import Refused

Forms = dict[str, Any]
Act = Callable[[HttpRequest, Match, Forms], str]


def _pair(programme: Programme, pk: int) -> Match:
    rows = Match.objects.select_related(*PEOPLE, "programme__coordinator")
    return get_object_or_404(rows, pk=pk, programme=programme)


@require_safe
@programme_screen
def pair(request: HttpRequest, programme: Programme, pk: int) -> HttpResponse:
    """A proposal has a screen of its own until both have answered."""
    match = _pair(programme, pk)
    if match.state == Match.State.PROPOSED:
        return redirect("mentoring_admin:proposal", programme.pk, pk)
    for user in (match.student.user, match.mentor.user):
        AccessLog.add("mentoring.pair_read", match, by=request.user, about=user)  # type: ignore[arg-type]
    return _page(request, match, {})


@require_POST
@programme_screen
def act(request: HttpRequest, programme: Programme, pk: int, key: str) -> HttpResponse:
    match = _pair(programme, pk)
    if key not in ACTS:
        raise Http404
    make, deed = ACTS[key]
    form = make(request.POST)
    forms = {make.__name__: form, "bound": form, "key": key}
    if not form.is_valid():
        return _page(request, match, forms)
    try:
        messages.success(request, deed(request, match, form.cleaned_data))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, _pair(programme, pk), forms)
    return redirect("mentoring_admin:pair", programme.pk, pk)


@require_POST
@programme_screen
def take_outcome_back(
    request: HttpRequest, programme: Programme, pk: int, outcome: int
) -> HttpResponse:
    match = _pair(programme, pk)
    outcomes.take_back(match.student_id, outcome, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("That is taken away."))
    return redirect("mentoring_admin:pair", programme.pk, pk)


def _page(request: HttpRequest, match: Match, forms: Forms) -> HttpResponse:
    together = match.state == Match.State.ACTIVE
    context: dict[str, Any] = {
        "match": match,
        "health": health_of(match) if match.began_at else None,
        "together": together,
        "meetings": match.meetings.exclude(state="cancelled"),
        "goals": match.goals.all(),
        "check_ins": match.check_ins.filter(asked_at__isnull=False),
        "evaluations": match.evaluations.filter(asked_at__isnull=False),
        "shared_notes": notes.read_by_staff(match),
        "outcomes": MentoringOutcome.objects.filter(student=match.student_id),
        "certificates": match.certificates.all(),
        "meetings_needed": certificates.MEETINGS_NEEDED,
        "notes": looking_after.notes_of(match),
        "note_form": forms.get("NoteForm") or NoteForm(),
        "outcome_form": forms.get("OutcomeForm") or OutcomeForm(),
        "end_form": forms.get("EndForm") or EndForm(),
        "bound": forms.get("bound"),
        "key": forms.get("key"),
    }
    title = f"{match.student.user} – {match.mentor.user}"
    return render_screen(
        request, match.programme, "pairs", f"{FOLDER}/one.html", context, title=title
    )


# --- the deeds: each answers what to say --------------------------------------------------------


def _seen(request: Any, match: Match, told: Forms) -> str:
    looking_after.note(match.pk, CoordinatorNote.Kind.SEEN, told["words"], by=request.user)
    return _("Noted. The pair is marked again when something new happens.")


def _called(request: Any, match: Match, told: Forms) -> str:
    looking_after.note(match.pk, CoordinatorNote.Kind.CALLED, told["words"], by=request.user)
    return _("Noted that you have called.")


def _held(request: Any, match: Match, told: Forms) -> str:
    looking_after.took_place(match.pk, told["meeting"], by=request.user)
    return _("Counted as held.")


def _remind(request: Any, match: Match, told: Forms) -> str:
    sent = looking_after.remind(match.pk, by=request.user)
    words = ngettext("%(n)d reminder is on its way.", "%(n)d reminders are on their way.", sent)
    return words % {"n": sent}


def _outcome(request: Any, match: Match, told: Forms) -> str:
    outcomes.record(match.student_id, told["kind"], told["on"], by=request.user)
    return _("Recorded. It counts in the reports.")


def _complete(request: Any, match: Match, told: Forms) -> str:
    completing.complete(match.pk, by=request.user)
    return _("Completed. Both are thanked, and asked how it was.")


def _end(request: Any, match: Match, told: Forms) -> str:
    ending.end(match.pk, by=request.user, why=told["why"], words=told["words"])
    return _("Ended. Both get a mail; the student can be matched anew.")


class Form(NoteForm):
    """Of a deed that needs no words."""


ACTS: dict[str, tuple[Any, Act]] = {
    "seen": (NoteForm, _seen),
    "called": (NoteForm, _called),
    "held": (MeetingForm, _held),
    "remind": (Form, _remind),
    "outcome": (OutcomeForm, _outcome),
    "complete": (Form, _complete),
    "end": (EndForm, _end),
}
