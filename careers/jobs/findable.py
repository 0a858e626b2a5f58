"""Jobs as a kind of thing that the site's search and the sitemap find."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.jobs.facets import misses
from careers.jobs.looking import Chosen
from careers.jobs.plain_text import in_one_line
from careers.jobs.rows import Row, rows_of
from careers.models import Job, JobLanguage
from companies.models import Company
from content import changes, search, sitemaps
from content.search import LIMIT, Hit, SearchKind
from content.sitemaps import Entry, in_every_language


def find_jobs(query: str, language: str) -> Sequence[Row]:
    """Every word must be in it; those with all words in the title first."""
    words = query.casefold().split()
    found = [row for row in rows_of(Job.objects.open()) if not misses(row, Chosen(q=query))]
    found.sort(key=lambda row: not all(word in row.title.casefold() for word in words))
    return found[:LIMIT]


def job_hits(rows: Sequence[Row]) -> Iterable[Hit]:
    texts = Job.objects.in_bulk([row.pk for row in rows])
    for row in rows:
        text = in_one_line(texts[row.pk].description) if row.pk in texts else ""
        yield Hit(f"{row.title}, {row.company}", row.url, text, kind=JOBS.key)


def sitemap_entries() -> Iterable[Entry]:
    """The list, and each open job in both languages of the page around it."""
    yield in_every_language(reverse("jobs:index"))
    for job in Job.objects.open():
        yield in_every_language(job.get_absolute_url(), job.opened_at)


JOBS = SearchKind("jobs", _("Jobs"), find_jobs, job_hits, order=20, same=attrgetter("pk"))


def connect() -> None:
    """Found by the site's search and by search engines; a new edition with each change."""
    changes.follow(Job, JobLanguage, Company)
    search.register(JOBS)
    sitemaps.register("jobs", sitemap_entries)
