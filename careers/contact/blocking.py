"""Companies that a person never wants to be seen by, such as her partner's employer.

They are known by their CVR number: the company need not be here (yet).
"""

from django.db.models import QuerySet

from careers.models import BlockedCompany


def blocked(cvr: str) -> QuerySet[BlockedCompany, int]:
    """The ids of the profiles that this company must not see: ``exclude(profile__in=…)``."""
    return BlockedCompany.objects.filter(cvr=cvr).values_list("profile_id", flat=True)


def has_blocked(profile_id: int, cvr: str) -> bool:
    return BlockedCompany.objects.filter(profile=profile_id, cvr=cvr).exists()
