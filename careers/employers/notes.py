"""What a company's members note about somebody: read by them all, taken back by who wrote it."""

from django.db import transaction
from django.db.models import QuerySet

from careers.employers.refusals import TooManyNotes
from careers.employers.standing import Acting
from careers.models import EmployerNote, PublishedSummary
from companies.models import Company

MOST = 50  # on one person


def notes_on(summary: PublishedSummary, company: Company) -> QuerySet[EmployerNote]:
    """The newest first."""
    theirs = EmployerNote.objects.filter(company=company, summary=summary)
    return theirs.select_related("author")


@transaction.atomic
def write(acting: Acting, summary: PublishedSummary, text: str) -> EmployerNote:
    """The same words again are the same note. Raises TooManyNotes."""
    Company.objects.locked(acting.company.pk)
    theirs = EmployerNote.objects.filter(company=acting.company, summary=summary)
    same = theirs.filter(author=acting.user, text=text).first()
    if same is not None:
        return same
    if theirs.count() >= MOST:
        raise TooManyNotes
    return EmployerNote.objects.create(
        company=acting.company, summary=summary, author=acting.user, text=text
    )


def take_back(acting: Acting, note_id: int) -> None:
    """One of her own for this company; anything else is left as it is."""
    EmployerNote.objects.filter(company=acting.company, author=acting.user, pk=note_id).delete()
