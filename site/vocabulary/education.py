"""How far and in what somebody is educated, and how well she speaks a language."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class EducationLevel(IntegerChoices):
    """ISCED 2011, what people call each step; 0 and 1 are one step here."""

    PRIMARY = 1, _("Primary school")
    LOWER_SECONDARY = 2, _("Lower secondary school")
    UPPER_SECONDARY = 3, _("Upper secondary school or vocational training")
    POST_SECONDARY = 4, _("Further vocational training")
    SHORT_CYCLE = 5, _("Short higher education (about two years)")
    BACHELOR = 6, _("Bachelor's degree")
    MASTER = 7, _("Master's degree")
    DOCTORATE = 8, _("Doctorate (PhD)")


class EducationField(TextChoices):
    """ISCED-F 2013, the broad fields."""

    GENERAL = "00", _("General education")
    EDUCATION = "01", _("Education and teaching")
    ARTS = "02", _("Arts and humanities")
    SOCIAL = "03", _("Social sciences, journalism and information")
    BUSINESS = "04", _("Business, administration and law")
    SCIENCE = "05", _("Natural sciences, mathematics and statistics")
    ICT = "06", _("Information technology")
    ENGINEERING = "07", _("Engineering, manufacturing and construction")
    AGRICULTURE = "08", _("Agriculture, forestry, fisheries and veterinary")
    HEALTH = "09", _("Health and welfare")
    SERVICES = "10", _("Services: hospitality, transport, safety")


class LanguageLevel(IntegerChoices):
    """CEFR; whoever grew up with a language is above its scale."""

    A1 = 1, "A1"
    A2 = 2, "A2"
    B1 = 3, "B1"
    B2 = 4, "B2"
    C1 = 5, "C1"
    C2 = 6, "C2"
    NATIVE = 7, _("Mother tongue")
