"""What somebody shows coarser than it is, or not at all, because few others are like her.

``CandidateProfile.shown_coarser`` holds values of ``Coarser``; each is also the name of its field.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from careers.closed_lists.occupations import major_group_of

#: The fields of models.shown.ShownFields.
SHOWN = (
    *("occupation", "experience", "education_level", "education_field"),
    *("region", "work_forms", "availability"),
)


class Coarser(TextChoices):
    OCCUPATION = "occupation", _("Only the wide group of your occupation")
    EXPERIENCE = "experience", _("Leave out your years of experience")
    EDUCATION_LEVEL = "education_level", _("Leave out how long your education is")
    EDUCATION_FIELD = "education_field", _("Leave out the field of your education")
    REGION = "region", _("Leave out your region")


EMPTY: dict[str, Any] = {
    Coarser.EXPERIENCE: None,
    Coarser.EDUCATION_LEVEL: None,
    Coarser.EDUCATION_FIELD: "",
    Coarser.REGION: "",
}


def as_shown(profile: Any, coarser: Collection[str] | None = None) -> dict[str, Any]:
    """Her fields as the public copy has them, by name; ``coarser`` instead of her own choice."""
    chosen = profile.shown_coarser if coarser is None else coarser
    shown = {field: getattr(profile, field) for field in SHOWN}
    shown |= {field: EMPTY[field] for field in chosen if field in EMPTY}
    if Coarser.OCCUPATION in chosen:
        shown["occupation"] = major_group_of(profile.occupation)
    return shown
