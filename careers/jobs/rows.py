"""What lists know of an open job: read in three queries, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from careers.closed_lists import WorkForm, occupation_name
from careers.jobs import matching
from careers.jobs.facts import of_job, with_facts
from careers.jobs.looking import DANISH_CODE, NO_DANISH, danish_asked
from careers.jobs.matching import Facts
from careers.jobs.plain_text import in_one_line
from careers.jobs.reasons import InWords, in_words, level_name
from careers.models import Job
from careers.models.jobs import JobQuerySet
from vocabulary.languages import language_name

NEW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    title: str
    company: str
    cvr: str
    url: str
    place: str
    occupation: str
    forms: tuple[str, ...]
    languages: tuple[str, ...]
    salary: str
    opened_on: date
    last_day: date
    is_new: bool
    values: Mapping[str, tuple[str, ...]]  # by which it is found, for each kind of choice
    text: str  # that is searched, in small letters
    facts: Facts
    skills: Mapping[int, str]
    why: InWords | None = None  # for somebody with a profile

    @property
    def is_without_danish(self) -> bool:
        return NO_DANISH in self.values["danish"]


def rows_of(jobs: JobQuerySet, person: Facts | None = None) -> list[Row]:
    """The newest first. ``person``: whose reasons are wanted."""
    return [_row(job, person) for job in with_facts(jobs).order_by("-opened_at", "-pk")]


def _row(job: Job, person: Facts | None) -> Row:
    facts = of_job(job)
    skills = {skill.pk: str(skill) for skill in job.skills.all()}
    opened_on = timezone.localdate(job.opened_at)
    words = in_words(matching.match(person, facts), skills) if person else None
    return Row(
        pk=job.pk,
        title=job.title,
        company=job.company.name,
        cvr=job.company.cvr,
        url=job.get_absolute_url(),
        place=str(job.municipality) if job.municipality else "",
        occupation=occupation_name(job.occupation),
        forms=work_form_words(job),
        languages=language_words(facts.languages),
        salary=job.salary,
        opened_on=opened_on,
        last_day=job.valid_through,
        is_new=timezone.localdate() - opened_on < NEW,
        values={
            "group": (job.occupation,),
            "region": (job.region,) if job.region else (),
            "form": tuple(job.work_forms),
            "danish": (danish_asked(dict(facts.languages)),),
        },
        text=text_of(job, skills.values()),
        facts=facts,
        skills=skills,
        why=words,
    )


def work_form_words(job: Job) -> tuple[str, ...]:
    return tuple(str(form.label) for form in WorkForm if form in job.work_forms)


def language_words(languages: Mapping[str, int]) -> tuple[str, ...]:
    """Danish B2; Danish first, for it is what people look for."""
    ordered = sorted(languages.items(), key=lambda item: (item[0] != DANISH_CODE, item[0]))
    named = ((language_name(code), level_name(level)) for code, level in ordered)
    return tuple(f"{name[:1].upper()}{name[1:]} {level}" for name, level in named)


def text_of(job: Job, skills: Iterable[str]) -> str:
    """All that is searched, in small letters."""
    place = [job.municipality.name, job.municipality.english_name] if job.municipality else []
    words = [job.title, job.company.name, occupation_name(job.occupation), job.salary]
    return " ".join([*words, *place, *skills, in_one_line(job.description)]).casefold()
