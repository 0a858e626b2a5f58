"""The closed lists from which a profile is put together: no text of a person is in them.

What employers may search and see of somebody before she has said yes comes from here alone, so it
cannot tell who she is by its words. That few others have the same is another matter.
"""

from careers.closed_lists.choices import (
    Availability,
    Experience,
    Region,
    WorkForm,
    check_work_forms,
)
from careers.closed_lists.coarser import Coarser
from careers.closed_lists.occupations import (
    check_occupation,
    group_choices,
    group_name,
    major_group_of,
    occupation_choices,
    occupation_codes,
    occupation_name,
)
from vocabulary.education import EducationField, EducationLevel, LanguageLevel

__all__ = [
    "Availability",
    "Coarser",
    "EducationField",
    "EducationLevel",
    "Experience",
    "LanguageLevel",
    "Region",
    "WorkForm",
    "check_occupation",
    "check_work_forms",
    "group_choices",
    "group_name",
    "major_group_of",
    "occupation_choices",
    "occupation_codes",
    "occupation_name",
]
