"""Jobs as a kind of thing that the site's search and the sitemap find."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.jobs.plain_text import in_one_line
from careers.jobs.rows import text_of
from careers.models import Job, JobLanguage
from companies.models import Company
from content import changes, search, sitemaps
from content.search import LIMIT, Hit, SearchKind
from content.sitemaps import Entry, in_every_language


def find_jobs(ways: Sequence[str], language: str) -> list[list[int]]:
    """Every word must be in it; those with all words in the title first, then the newest."""
    jobs = Job.objects.open().select_related("company", "municipality").prefetch_related("skills")
    texts = {
        job.pk: (job.title.casefold(), text_of(job, map(str, job.skills.all())))
        for job in jobs.order_by("-opened_at", "-pk")
    }
    return [_with_words(way.casefold().split(), texts) for way in ways]


def _with_words(words: Sequence[str], texts: Mapping[int, tuple[str, str]]) -> list[int]:
    found = [pk for pk, (_title, text) in texts.items() if all(word in text for word in words)]
    found.sort(key=lambda pk: not all(word in texts[pk][0] for word in words))
    return found[:LIMIT]


def job_hits(pks: Sequence[int]) -> Iterable[Hit]:
    jobs = Job.objects.select_related("company").in_bulk(pks)
    for job in (jobs[pk] for pk in pks):
        text = in_one_line(job.description)
        yield Hit(f"{job.title}, {job.company.name}", job.get_absolute_url(), text, kind=JOBS.key)


def sitemap_entries() -> Iterable[Entry]:
    """The list, and each open job in both languages of the page around it."""
    yield in_every_language(reverse("jobs:index"))
    for job in Job.objects.open():
        yield in_every_language(job.get_absolute_url(), job.opened_at)


JOBS = SearchKind("jobs", _("Jobs"), find_jobs, job_hits, order=20)


def connect() -> None:
    """Found by the site's search and by search engines; a new edition with each change."""
    changes.follow(Job, JobLanguage, Company)
    search.register(JOBS)
    sitemaps.register("jobs", sitemap_entries)
