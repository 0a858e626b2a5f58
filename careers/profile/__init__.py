"""Her own profile: what she says of herself, step by step, and what becomes of it.

Private. What employers see is the copy that ``careers.publishing`` makes of it.

>>> profile = begin(user, version=wording.VERSION)
>>> save(profile.pk, {"occupation": "25", "experience": Experience.MANY})
"""

from careers.profile import wording
from careers.profile.consent import begin, has_consented
from careers.profile.saving import reach, save, save_languages, save_name, show_coarser

__all__ = [
    "begin",
    "has_consented",
    "reach",
    "save",
    "save_languages",
    "save_name",
    "show_coarser",
    "wording",
]
