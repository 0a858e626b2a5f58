"""What somebody shows coarser than it is, or not at all, because few others are like her.

``CandidateProfile.shown_coarser`` holds these; each is the name of its field. What becomes of it is
``careers.publishing.copying.shown``.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Coarser(TextChoices):
    OCCUPATION = "occupation", _("Show only the wide group of my occupation")
    EXPERIENCE = "experience", _("Leave out my years of experience")
    EDUCATION_LEVEL = "education_level", _("Leave out how long my education is")
    EDUCATION_FIELD = "education_field", _("Leave out the field of my education")
    REGION = "region", _("Leave out my region")
