"""The closed lists that both sides choose from; the score of a pair is made of these alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from vocabulary.education import LanguageLevel
from vocabulary.languages import language_choices


class Degree(TextChoices):
    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    PHD = "phd", _("PhD")


class StudyKind(TextChoices):
    FULL = "full", _("Full degree in Denmark")
    EXCHANGE = "exchange", _("Exchange")


class Industry(TextChoices):
    """Where mentors work, and where students would like to: NACE in plain words."""

    FOOD = "food", _("Food and farming")
    MANUFACTURING = "manufacturing", _("Manufacturing")
    ENERGY = "energy", _("Energy, climate and environment")
    BUILDING = "building", _("Building and architecture")
    TRADE = "trade", _("Trade and retail")
    TRANSPORT = "transport", _("Transport and shipping")
    TOURISM = "tourism", _("Hotels, restaurants and tourism")
    IT = "it", _("IT and telecommunications")
    MEDIA = "media", _("Media, design and culture")
    FINANCE = "finance", _("Finance and insurance")
    LIFE_SCIENCE = "life_science", _("Life science and pharma")
    CONSULTING = "consulting", _("Law and consulting")
    PUBLIC = "public", _("Public administration")
    EDUCATION = "education", _("Education and research")
    HEALTH = "health", _("Health and care")
    CIVIL_SOCIETY = "civil_society", _("Associations and humanitarian work")


class Goal(TextChoices):
    """What a student wants of the six months, and what a mentor likes to help with."""

    STUDENT_JOB = "student_job", _("Find a student job")
    FIRST_JOB = "first_job", _("Find a first job after the degree")
    THESIS = "thesis", _("A thesis or project with a company")
    CULTURE = "culture", _("Understand Danish working life")
    NETWORK = "network", _("Get a network")
    LANGUAGE = "language", _("Use Danish at work")
    CAREER = "career", _("Find out what to become")
    OWN_BUSINESS = "own_business", _("Start something of my own")
    SETTLING = "settling", _("Settle in, with or without a family")


class Time(TextChoices):
    """When two people can meet."""

    MORNINGS = "mornings", _("Weekdays before work")
    DAYTIME = "daytime", _("Weekdays, daytime")
    EVENINGS = "evenings", _("Weekdays, evening")
    WEEKENDS = "weekends", _("Weekends")


class Meets(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    EITHER = "either", _("Either way")


class Criterion(TextChoices):
    """What the score of a pair is made of; docs/matching.md says how each is worked out."""

    FIELD = "field", _("The student's field and the mentor's")
    INDUSTRY = "industry", _("Where the student wants to work, and where the mentor works")
    GOALS = "goals", _("What the student wants, and what the mentor likes to help with")
    LANGUAGE = "language", _("How well they speak a language together")
    TIMES = "times", _("When both can meet, and how")
    STUDENT_WISH = "student_wish", _("Mentors whom the student has asked for")


class Side(TextChoices):
    STUDENT = "student", _("Student")
    MENTOR = "mentor", _("Mentor")

    @property
    def other(self) -> "Side":
        return Side.MENTOR if self is Side.STUDENT else Side.STUDENT


def check_list(value: Any, allowed: set[str]) -> None:
    """A list of these, none of them twice. Raises ValidationError."""
    if not isinstance(value, list) or len(set(map(str, value))) != len(value):
        raise ValidationError(_("Choose from the list."))
    if not allowed.issuperset(value):
        raise ValidationError(_("Choose from the list."))


def check_degrees(value: Any) -> None:
    check_list(value, set(Degree.values))


def check_study_kinds(value: Any) -> None:
    check_list(value, set(StudyKind.values))


def check_industries(value: Any) -> None:
    check_list(value, set(Industry.values))


def check_goals(value: Any) -> None:
    check_list(value, set(Goal.values))


def check_times(value: Any) -> None:
    check_list(value, set(Time.values))


def check_languages(value: Any) -> None:
    """CEFR level by ISO 639 code: ``{"da": 2, "en": 5}``. Raises ValidationError."""
    known = {code for code, _name in language_choices("en")}
    if not isinstance(value, dict) or not set(value) <= known:
        raise ValidationError(_("Choose from the list."))
    if not set(value.values()) <= set(LanguageLevel.values):
        raise ValidationError(_("Choose a level for each language."))


def check_weights(value: Any) -> None:
    """Weight by criterion, 0 (does not count) to 5. Raises ValidationError."""
    if not isinstance(value, dict) or not set(value) <= set(Criterion.values):
        raise ValidationError(_("Choose from the list."))
    if not all(isinstance(weight, int) and 0 <= weight <= MOST_WEIGHT for weight in value.values()):
        raise ValidationError(_("A weight is a whole number from 0 to 5."))
    if not any(value.values()):
        raise ValidationError(_("Give at least one thing a weight above 0."))


MOST_WEIGHT = 5


def usual_weights() -> dict[str, int]:
    return {
        Criterion.FIELD.value: 3,
        Criterion.INDUSTRY.value: 3,
        Criterion.GOALS.value: 4,
        Criterion.LANGUAGE.value: 1,
        Criterion.TIMES.value: 2,
        Criterion.STUDENT_WISH.value: 2,
    }
