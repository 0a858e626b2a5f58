"""What Nordvind's member has kept of her search: a search with mail, lists, and notes."""

from datetime import date

from careers.demo.people import People
from careers.employers import Acting, lists, notes, saved
from careers.employers.terms import accept
from careers.finding import look
from careers.finding.asked import read
from careers.models import ShortList
from companies.models import Company

NORDVIND = "Nordvind A/S"
ENGINEERS = {"occupation": ["21", "25"], "language": ["en:5"]}
CARE = {"occupation": ["22", "53"], "language": ["da:3"], "available": ["month"]}
NOTES = (
    "Fits the maintenance team in Esbjerg. Ask about work away from home.",
    "Has worked with energy before; the Danish can grow here.",
)


def load(today: date, people: People) -> None:
    """After the profiles. Called again it does nothing."""
    company = Company.objects.filter(name=NORDVIND, memberships__user=people.hr).first()
    if company is None or ShortList.objects.filter(company=company).exists():
        return
    accept(company, people.hr)
    acts = Acting(people.hr, company, (company,))
    saved.keep(acts, read(ENGINEERS), "Engineers and developers", by_mail=True)
    saved.keep(acts, read(CARE), "Care, can begin soon", by_mail=False)
    _put_together(acts)


def _put_together(acts: Acting) -> None:
    found = look.look(read({"q": ["wind"], "occupation": ["21"]}), acts.company.cvr).people
    wind = lists.begin(acts, "Wind farm, spring")
    for summary in found[:3]:
        lists.add(wind, summary, acts)
    for summary, text in zip(found, NOTES, strict=False):
        notes.write(acts, summary, text)
    later = lists.begin(acts, "For later")
    for summary in found[3:4]:
        lists.add(later, summary, acts)
