"""Employers find people here: by published copies alone, never by what is private."""

from careers.models import PublishedSummary
from careers.models.publishing import READABLE
from companies.models import Company


def candidate(handle: str, company: Company) -> PublishedSummary:
    """The published copy as this company may see it.

    Raises ``PublishedSummary.DoesNotExist``, the same for hidden, expired and unknown ones and for
    people who have blocked this company.
    """
    if not set(handle) <= set(READABLE):
        raise PublishedSummary.DoesNotExist
    shown = PublishedSummary.objects.visible_to_company(company.cvr)
    return shown.prefetch_related("languages", "skills").get(handle=handle)
