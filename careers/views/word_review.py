"""Advisers read what candidates wrote, and decide about exactly that."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog
from careers import publishing
from careers.forms.reviewing import QueueFilter, SendBackForm
from careers.models import Submission
from careers.models.publishing import SubmissionQuerySet
from careers.publishing import as_shown, queue, reviewing
from careers.publishing.marked import changes, pieces, words_for
from careers.publishing.marks import held, marks
from careers.views.advisers import advisers_only, render_screen
from vocabulary.refused import Refused

ON_A_PAGE = 25
State = Submission.State


@require_safe
@advisers_only
def index(request: HttpRequest) -> HttpResponse:
    form = QueueFilter(request.GET)
    page = Paginator(_found(request, form), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {"form": form, "page": page, "is_narrowed": bool(form.wanted), "here": "waiting"}
    return render_screen(
        request,
        "careers/admin/words/queue.html",
        _("Texts to read"),
        with_tabs(context),
        icon="edit",
    )


@require_safe
@advisers_only
def again(request: HttpRequest) -> HttpResponse:
    """A second look at what was approved."""
    page = Paginator(queue.to_read_again(), ON_A_PAGE).get_page(request.GET.get("p"))
    context = with_tabs({"page": page, "here": "again"})
    return render_screen(
        request, "careers/admin/words/again.html", _("A second look"), context, icon="edit"
    )


@advisers_only
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One text with its marks; every look at it is in her log."""
    submission = get_object_or_404(_all(), pk=pk)
    profile = submission.profile
    AccessLog.add("candidate_words.read", profile, by=request.user, about=profile.user)  # type: ignore[arg-type]
    return _screen(request, submission, SendBackForm())


@require_POST
@advisers_only
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(_all(), pk=pk)
    if held(submission.findings) and "decided" not in request.POST:
        messages.error(
            request, _("Say that you have decided about each mark. Nothing was approved.")
        )
        return redirect("careers_words:one", pk)
    seen, revision = request.POST.get("seen", "-"), request.POST.get("revision", "")
    try:
        if submission.state == State.APPROVED:
            reviewing.read_again(pk, request.user, seen=seen)  # type: ignore[arg-type]
        else:
            publishing.approve(pk, revision, request.user, seen=seen)  # type: ignore[arg-type]
    except Refused as refusal:
        return _told(request, submission, refusal)
    messages.success(request, _tell_approved(submission))
    return _next(submission)


@require_POST
@advisers_only
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(_all(), pk=pk)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _screen(request, submission, form, status=422)
    act = reviewing.take_back if request.POST.get("was") == State.APPROVED else publishing.send_back
    try:
        act(pk, request.user, form.cleaned_data["reason"], reasons=form.cleaned_data["reasons"])  # type: ignore[arg-type]
    except Refused as refusal:
        return _told(request, submission, refusal)
    messages.success(request, _("Sent back. She gets a mail that leads her to your reasons."))
    return _next(submission)


def _all() -> SubmissionQuerySet:
    return Submission.objects.select_related("profile__user", "profile__municipality", "decided_by")


def _found(request: HttpRequest, form: QueueFilter) -> SubmissionQuerySet:
    wanted, found = form.wanted, queue.waiting()
    if cause := wanted.get("cause"):
        found = found.filter(cause=cause)
    if "mine" in wanted:
        found = found.filter(profile__adviser=request.user.pk)
    if marked := wanted.get("marked"):
        with_marks = [each.pk for each in found if held(each.findings)]
        found = (
            found.filter(pk__in=with_marks) if marked == "yes" else found.exclude(pk__in=with_marks)
        )
    return found


def with_tabs(context: dict[str, Any]) -> dict[str, Any]:
    counts = queue.counts()
    tabs = [
        ("waiting", _("Waiting"), reverse("careers_words:index"), counts.waiting),
        ("again", _("A second look"), reverse("careers_words:again"), counts.again),
        ("skills", _("Skills suggested"), reverse("careers_words:skills"), counts.skills),
    ]
    return context | {"tabs": tabs}


def _screen(
    request: HttpRequest, submission: Submission, form: SendBackForm, *, status: int = 200
) -> HttpResponse:
    found = _marks_of(submission)
    before = queue.approved_before(submission)
    context = {
        "submission": submission,
        "profile": submission.profile,
        "form": form,
        "headline": pieces(submission.headline, found, "headline"),
        "summary": pieces(submission.summary, found, "summary"),
        "legend": _legend(found),
        "held": held(found),
        "before": before,
        "beside": as_shown.lines(submission.profile),
        "is_open": submission.state == State.WAITING,
        "is_second_look": submission.state == State.APPROVED,
        "newer": _newer(submission),
    }
    if before is not None:
        context["headline_changes"] = changes(before.headline, submission.headline)
        context["summary_changes"] = changes(before.summary, submission.summary)
    within = (("careers_words:index", _("Texts to read")),)
    return render_screen(
        request,
        "careers/admin/words/one.html",
        str(submission.profile.user),
        context,
        within=within,
        icon="edit",
        status=status,
    )


def _marks_of(submission: Submission) -> list[dict[str, Any]]:
    """As they were kept; for approved words, those of the gate of today."""
    if submission.state != State.APPROVED:
        return list(submission.findings)
    return marks(submission.profile, submission.headline, submission.summary)


def _legend(found: list[dict[str, Any]]) -> list[tuple[Any, int]]:
    kinds = [mark["kind"] for mark in found]
    return [(words_for(kind), kinds.count(kind)) for kind in dict.fromkeys(kinds)]


def _newer(submission: Submission) -> Submission | None:
    """What waits instead of a text that was replaced."""
    if submission.state == State.WAITING:
        return None
    return submission.profile.submissions.waiting().first()


def _tell_approved(submission: Submission) -> str:
    if submission.state == State.APPROVED:
        return _("Noted. The text stays as it is.")
    return _("Approved. Employers read it now; she gets a mail.")


def _told(request: HttpRequest, submission: Submission, refusal: Refused) -> HttpResponse:
    """Why nothing happened, on the page of what is there now."""
    messages.error(request, str(refusal))
    submission.refresh_from_db()
    newer = _newer(submission)
    return redirect("careers_words:one", newer.pk if newer else submission.pk)


def _next(submission: Submission) -> HttpResponse:
    """The text that has waited longest, until none is left."""
    if submission.state == State.APPROVED:
        return redirect("careers_words:again")
    following = queue.waiting().exclude(pk=submission.pk).first()
    return (
        redirect("careers_words:one", following.pk)
        if following
        else redirect("careers_words:index")
    )
