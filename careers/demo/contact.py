"""Nordvind and a brewery have asked: one waits, one was answered yes, one ran out."""

from datetime import date, timedelta

from accounts.models import User
from careers.contact import answering, asking, blocking, closing, showing
from careers.demo.people import People
from careers.employers.terms import accept
from careers.models import CandidateProfile, ContactRequest, CVFile, Field, PublishedSummary
from companies.models import Company

NORDVIND, BREWERY = "Nordvind A/S", "Vesterbro Bryghus A/S"
PARTNERS_EMPLOYER = "Havnens Robotter ApS"

WIND = (
    "Data engineer for wind turbines",
    "You know the tools that we use every day, and you speak English with our people in Esbjerg. "
    "You would build the pipelines that tell us how 400 turbines are doing.\n\n"
    "The first step is a talk of half an hour, online.",
)
BEER = (
    "Planner of production",
    "We brew more than our spreadsheets can plan. Your experience fits, and Danish is not needed "
    "to begin with. Come and see the brewery, and stay for a glass.",
)


def load(today: date, people: People) -> None:
    """After the profiles. Called again it does nothing."""
    her = CandidateProfile.objects.filter(user=people.spouse, published__hidden=False).first()
    companies = {one.name: one for one in Company.objects.filter(memberships__user=people.hr)}
    if her is None or ContactRequest.objects.exists() or not {NORDVIND, BREWERY} <= {*companies}:
        return
    for company in companies.values():
        accept(company, people.hr)
    _block_partners_employer(her)
    _run_out(her.pk, companies[NORDVIND], people.hr, days=130)
    _said_yes(her.pk, companies[BREWERY], people.hr, BEER)
    showing.read(her.pk, companies[BREWERY], by=people.hr)
    _ask(her.pk, companies[NORDVIND], people.hr, WIND)
    _with_others(her, companies[NORDVIND], people.hr)


def _with_others(her: CandidateProfile, company: Company, by: User) -> None:
    """Everything an employer can read in the list, about people who have no account to sign in."""
    visible = PublishedSummary.objects.visible_to_company(company.cvr).exclude(profile=her)
    others = visible.filter(occupation=her.occupation)
    ids = list(others.order_by("pk").values_list("profile_id", flat=True)[:2])
    if len(ids) == 2:
        _said_yes(ids[0], company, by, WIND)
        _run_out(ids[1], company, by, days=20)


def _block_partners_employer(her: CandidateProfile) -> None:
    company = Company.objects.filter(name=PARTNERS_EMPLOYER).first()
    if company is not None:
        blocking.block(her.pk, company.cvr)


def _ask(profile_id: int, company: Company, by: User, words: tuple[str, str]) -> ContactRequest:
    handle = PublishedSummary.objects.get(profile=profile_id).handle
    job, reason = words
    return asking.ask(company_id=company.pk, handle=handle, by=by, job=job, reason=reason)


def _said_yes(profile_id: int, company: Company, by: User, words: tuple[str, str]) -> None:
    request = _ask(profile_id, company, by, words)
    fields = [Field.NAME, Field.EMAIL]
    if CVFile.objects.filter(profile=profile_id).exists():
        fields.append(Field.CV)
    answering.say_yes(request.pk, fields)


def _run_out(profile_id: int, company: Company, by: User, *, days: int) -> None:
    """Asked so many days ago and never answered."""
    request = _ask(profile_id, company, by, WIND)
    back = timedelta(days=days)
    ContactRequest.objects.filter(pk=request.pk).update(
        asked_at=request.asked_at - back, expires_at=request.expires_at - back
    )
    closing.close_overdue()
