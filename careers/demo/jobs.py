"""The demo's job bank: advertisements in every state, at five companies, and who applied."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.people import add_person
from careers.contact.reveals import DEFAULT_DAYS
from careers.demo.people import People
from careers.employers.terms import accept
from careers.jobs import applying, moderating, running, saving, weekly, writing
from careers.jobs.writing import Advertisement
from careers.models import Application, CandidateProfile, CVFile, Field, Job, Skill
from companies import verification
from companies.models import Company, Membership
from companies.sign_up import sign_up
from guidance.models import Municipality

FILE = Path(__file__).with_name("jobs.toml")
OWNERS = {  # of the companies that are only here
    "Limfjord Data ApS": ("limfjord", "Lise", "Lauridsen"),
    "Fyns Sundhedshus": ("sundhedshus", "Frederik", "Frandsen"),
    "Aarhus Børneunivers": ("boerneunivers", "Bente", "Bach"),
}
WHY = (
    "I have worked with measurements from ships for six years, in Python, and I like it when "
    "somebody asks what a number means. I can come to you two days a week."
)


def load(today: date, people: People) -> None:
    """Called again it does nothing."""
    if Job.objects.exists():
        return
    with FILE.open("rb") as opened:
        found = tomllib.load(opened)
    companies = {name: _company(name, cvr, people) for name, cvr in found["companies"].items()}
    jobs = {
        row["title"]: _job(row, companies[row["company"]], today, people) for row in found["job"]
    }
    _applications(jobs, people)


def _company(name: str, cvr: str, people: People) -> Company:
    company = Company.objects.filter(cvr=cvr).first()
    if company is None:
        user = _owner(*OWNERS[name])
        company = sign_up(name=name, cvr=cvr, by=user)
        verification.verify(company, by=people.adviser)
    accept(company, _boss(company))
    return company


def _owner(name: str, first_name: str, last_name: str) -> User:
    email = f"{name}@ankomst.example"
    known = User.objects.filter(email=email).first()
    return known or add_person(
        email,
        first_name=first_name,
        last_name=last_name,
        password="ankomst-demo",  # noqa: S106 - printed in the README
        roles=(),
    )


def _boss(company: Company) -> User:
    return User.objects.get(memberships__company=company, memberships__role=Membership.Role.OWNER)


def _job(row: dict[str, Any], company: Company, today: date, people: People) -> Job:
    """Written, sent, and read by the adviser on the day it opened."""
    state = row.get("state", "open")
    last_day = today + timedelta(days=row["ends"])
    ad = _advertisement(row, max(last_day, today))
    job = writing.draft(company, ad, by=_boss(company))
    if state == "draft":
        return job
    job = moderating.send(job.pk)
    if state == "sent_back":
        return moderating.send_back(job.pk, row["reason"], by=people.adviser)
    if state == "waiting":
        return job
    job = moderating.approve(job.pk, job.revision, by=people.adviser)
    _as_if_opened(job, today - timedelta(days=row["opened"]), last_day)
    return running.close(job.pk) if state == "closed" else job


def _advertisement(row: dict[str, Any], last_day: date) -> Advertisement:
    return Advertisement(
        title=row["title"],
        description=row["text"],
        occupation=row["occupation"],
        valid_through=last_day,
        municipality=Municipality.objects.get(name=row["place"]),
        work_forms=tuple(row["forms"]),
        education_level=row.get("education"),
        experience=row.get("experience"),
        languages=row.get("languages", {}),
        skills=tuple(Skill.objects.listed().filter(name_en__in=row.get("skills", []))),
        salary=row.get("salary", ""),
    )


def _as_if_opened(job: Job, day: date, last_day: date) -> None:
    """As no use case can: nobody approves in the past, or for a past day."""
    job.opened_at = timezone.make_aware(datetime.combine(day, time(9, 30)))
    job.valid_through = last_day
    job.save(update_fields=["opened_at", "valid_through"])


def _applications(jobs: dict[str, Job], people: People) -> None:
    """The spouse has sent two, of which one is answered, and saved two; another person one."""
    spouse = CandidateProfile.objects.filter(user=people.spouse).first()
    if spouse is None:
        return
    weekly.begin(spouse.pk)
    for title in ("Front-end developer", "Work placement: project assistant"):
        saving.save(spouse.pk, jobs[title].pk)
    shown = [Field.NAME, Field.EMAIL]
    with_file = [*shown, Field.CV] if CVFile.objects.filter(profile=spouse).exists() else shown
    _apply(spouse, jobs["Data engineer for wind farm measurements"], with_file, WHY)
    second = _apply(spouse, jobs["Tour guide in the brewery"], shown)
    applying.answer(second.pk, Application.State.INTERVIEW, by=_boss(second.job.company))
    others = CandidateProfile.objects.live().exclude(pk=spouse.pk).order_by("pk")
    for other in others[:2]:
        _apply(other, jobs["Data engineer for wind farm measurements"], [Field.NAME, Field.EMAIL])


def _apply(profile: CandidateProfile, job: Job, fields: list[Field], text: str = "") -> Application:
    return applying.apply(profile.pk, job.pk, fields=fields, text=text, days=DEFAULT_DAYS)
