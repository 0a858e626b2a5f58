"""The job bank for everybody: the list, a job, its feed, and what became of one that is gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.closed_lists import occupation_name
from careers.jobs import applying
from careers.jobs.facets import find
from careers.jobs.facts import of_job, of_profile
from careers.jobs.json_ld import json_ld
from careers.jobs.looking import PARAMETERS, JobFilter
from careers.jobs.matching import match
from careers.jobs.page import jobs_page
from careers.jobs.plain_text import as_html, in_one_line
from careers.jobs.reasons import InWords, in_words
from careers.jobs.rows import Row, language_words, rows_of, work_form_words
from careers.jobs.similar import similar
from careers.models import Application, CandidateProfile, Job
from content.page_cache import keep
from content.search import around
from content.social import SocialCard, card_of_view
from events.calendar_files import domain
from outbox.letters import absolute
from vocabulary.labels import in_a_row
from vocabulary.typed import without_controls

IN_ATOM = 50

View = Callable[..., HttpResponse]


def her_profile(request: HttpRequest) -> CandidateProfile | None:
    """Of whoever asks, if she is in the CV bank."""
    if not request.user.is_authenticated:
        return None
    mine = CandidateProfile.objects.filter(user=request.user)
    return (
        mine.select_related("user", "municipality").prefetch_related("languages", "skills").first()
    )


@require_safe
@keep(*PARAMETERS)
def index(request: HttpRequest) -> HttpResponse:
    profile = her_profile(request)
    page = jobs_page(request.GET, profile)
    # For links to the same thing in another language: without the form's empty fields.
    request.META["QUERY_STRING"] = urlsplit(page.address).query
    context = {"jobs": page, "profile": profile} | _hers(profile)
    fragment = bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "careers/jobs/fragment.html" if fragment else "careers/jobs/index.html"
    response = render(request, template, context)
    if fragment:
        response["HX-Push-Url"] = page.address
    return _private(response) if profile else response


def _hers(profile: CandidateProfile | None) -> dict[str, set[int]]:
    """The ids of the jobs that she has applied for, and saved."""
    if profile is None:
        return {}
    sent = profile.applications.exclude(state=Application.State.TAKEN_BACK)
    saved = profile.saved_jobs.values_list("job_id", flat=True)
    return {"applied": set(sent.values_list("job_id", flat=True)), "saved": set(saved)}


@require_safe
@keep()
def job(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """An open one at its own address; 410 for what was open, 404 for all else."""
    found = get_object_or_404(Job.objects.select_related("company", "municipality"), pk=pk)
    if not found.is_open:
        return _gone(request, found)
    if slug != found.slug:
        return redirect(found, permanent=True)
    profile = her_profile(request)
    social = _social(request, found)
    context = job_context(found) | {
        "profile": profile,
        "why": why(found, profile),
        "application": applying.standing(profile.pk, found.pk) if profile else None,
        "is_saved": bool(profile) and profile.saved_jobs.filter(job=found).exists(),
        "similar": similar(found),
        "social": social,
        "address": social.url,
        "json_ld": json_ld(found, url=social.url),
    }
    response = render(request, "careers/jobs/job.html", context)
    return _private(response) if request.user.is_authenticated else response


def job_context(found: Job) -> dict[str, object]:
    """What ``careers/jobs/_job.html`` shows of a job, in whatever state it is."""
    return {
        "job": found,
        "description": as_html(found.description),
        "occupation": occupation_name(found.occupation),
        "forms": in_a_row(work_form_words(found)),
        "asked_languages": language_words({one.code: one.level for one in found.languages.all()}),
        "skills": list(found.skills.all()),
    }


def why(found: Job, profile: CandidateProfile | None) -> InWords | None:
    """What fits her and what does not; None for whom there is nothing to compare."""
    if profile is None or not profile.occupation:
        return None
    names = {skill.pk: str(skill) for skill in found.skills.all()}
    return in_words(match(of_profile(profile), of_job(found)), names)


def _gone(request: HttpRequest, found: Job) -> HttpResponse:
    """Search engines forget a 410 at once. What nobody has read was never there."""
    if not Job.objects.was_open().filter(pk=found.pk).exists():
        raise Http404
    context = {"job": found, "similar": similar(found)}
    return render(request, "careers/jobs/gone.html", context, status=410)


def _social(request: HttpRequest, found: Job) -> SocialCard:
    text = around(in_one_line(found.description), "")
    title = f"{found.title}, {found.company.name}"
    return replace(card_of_view(request), title=title, description=text)


def _private(response: HttpResponse) -> HttpResponse:
    """What was compared with somebody's profile stays in her own browser only while she looks."""
    add_never_cache_headers(response)
    return response


@require_safe
@keep(*PARAMETERS)
def feed(request: HttpRequest) -> HttpResponse:
    """For feed readers: the newest that the same filters find."""
    rows = find(rows_of(Job.objects.open()), JobFilter(request.GET).chosen).fitting[:IN_ATOM]
    writer = Atom1Feed(
        title=_("Jobs for newcomers"),
        link=absolute(request.path.replace("feed.atom", "")),
        feed_url=absolute(request.get_full_path()),
        description=_("Jobs for newcomers"),
        language=get_language(),
    )
    for row in rows:
        _write(writer, row)
    return HttpResponse(writer.writeString("utf-8"), content_type=writer.content_type)


def _write(writer: Atom1Feed, row: Row) -> None:
    place = f", {row.place}" if row.place else ""
    languages = ", ".join(row.languages)
    writer.add_item(
        title=without_controls(f"{row.title} – {row.company}{place}"),
        link=absolute(row.url),
        description=without_controls(" · ".join(filter(None, (row.occupation, languages)))),
        unique_id=f"tag:{domain()},2026:job-{row.pk}",
        updateddate=timezone.make_aware(datetime.combine(row.opened_on, time()), UTC),
    )
