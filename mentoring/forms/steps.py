"""The steps of an application. While it is a draft every field may stay empty."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import NameField
from companies.phone import clean_phone
from content.forms import DayField, WordsField
from events.fields import OneLine
from mentoring.applying.sides import Either
from mentoring.applying.steps import needed_fields, questions_of
from mentoring.models import Degree, Goal, Industry, Meets, ProgrammeQuestion, StudyKind, Time
from mentoring.models import University as UniversityModel
from mentoring.models.applications import MOST_STUDENTS, WORDS
from vocabulary.cpr import reject_cpr
from vocabulary.education import EducationField

LONGEST_STUDIES = timedelta(days=12 * 365)
ANSWER = 600  # characters
Choices = Iterable[tuple[Any, Any]]


class StepForm(forms.Form):
    """What is right in it can be kept while something else is wrong: ``right``."""

    def __init__(self, application: Either, data: Any = None) -> None:
        self.application = application
        super().__init__(data, initial=self.initial_of(application))
        needed = needed_fields(application) if application.is_in_hand else set()
        for name, field in self.fields.items():
            field.required = field.widget.is_required = name in needed
            self._count(field)

    def _count(self, field: forms.Field) -> None:
        """Letters are counted aloud instead of being cut off silently."""
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["data-counted"] = field.widget.attrs.pop("maxlength")

    def initial_of(self, application: Either) -> dict[str, Any]:
        return {name: getattr(application, name, None) for name in self.base_fields}

    def right(self) -> dict[str, Any]:
        """The fields without a mistake, by name."""
        self.is_valid()
        return dict(self.cleaned_data)


def _with_none(choices: Choices) -> list[tuple[Any, Any]]:
    return [("", gettext_lazy("Not chosen yet")), *choices]


def _ticks(label: Any, choices: Choices, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def _one(label: Any, choices: Choices, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=help_text
    )


class AboutStep(StepForm):
    first_name = NameField(label=gettext_lazy("Given name"), autocomplete="given-name")
    last_name = NameField(label=gettext_lazy("Family name"), autocomplete="family-name")
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("If you like to be called: your pair and the coordinator see it."),
    )

    def initial_of(self, application: Either) -> dict[str, Any]:
        user = application.user
        names = {"first_name": user.first_name, "last_name": user.last_name}
        return names | {"phone": application.phone}

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


class StudiesStep(StepForm):
    university = forms.ModelChoiceField(
        label=gettext_lazy("University"),
        queryset=UniversityModel.objects.none(),
        empty_label=gettext_lazy("Not chosen yet"),
    )
    degree = _one(gettext_lazy("Degree"), Degree.choices)
    study_kind = _one(gettext_lazy("Studies"), StudyKind.choices)
    studies_until = DayField(
        label=gettext_lazy("Until when do you study?"),
        help_text=gettext_lazy("About: the last month of your degree, or of your exchange."),
    )
    field = forms.ChoiceField(
        label=gettext_lazy("Field"), choices=_with_none(EducationField.choices)
    )

    def __init__(self, application: Either, data: Any = None) -> None:
        super().__init__(application, data)
        programme = application.programme
        universities = UniversityModel.objects.filter(programmes__programme=programme)
        self.fields["university"].queryset = universities  # type: ignore[attr-defined]
        self.fields["university"].help_text = _("Those that take part in the programme.")
        self._narrow("degree", programme.takes_degrees)
        self._narrow("study_kind", programme.takes_study_kinds)

    def _narrow(self, name: str, taken: Sequence[str]) -> None:
        field: Any = self.fields[name]
        field.choices = [(value, label) for value, label in field.choices if value in taken]

    def clean_studies_until(self) -> date | None:
        day: date | None = self.cleaned_data["studies_until"]
        start = self.application.programme.starts_on
        if day and day < start:
            words = _("The programme begins on %(day)s: it is for those who study then.")
            raise forms.ValidationError(words % {"day": formats.date_format(start, "DATE_FORMAT")})
        if day and day > timezone.localdate() + LONGEST_STUDIES:
            raise forms.ValidationError(
                _("That is more than twelve years away. Is the year right?")
            )
        return day


class GoalsStep(StepForm):
    goals = _ticks(
        gettext_lazy("What do you want of the programme?"),
        Goal.choices,
        gettext_lazy("Two or three say more than all of them."),
    )
    industries = _ticks(gettext_lazy("Where would you like to work?"), Industry.choices)


class MeetingStep(StepForm):
    times = _ticks(gettext_lazy("When can you meet?"), Time.choices)
    meets = _one(gettext_lazy("How can you meet?"), Meets.choices)


def _words(label: Any, longest: int, help_text: Any = "", rows: int = 6) -> WordsField:
    widget = forms.Textarea(attrs={"rows": rows})
    return WordsField(
        label=label,
        max_length=longest,
        validators=[reject_cpr],
        widget=widget,
        help_text=help_text,
    )


class QuestionsForm(StepForm):
    """With the programme's own questions below: ``question-<id>``, kept as ``answers``."""

    def __init__(self, application: Either, data: Any = None) -> None:
        self.questions = questions_of(application)
        super().__init__(application, data)
        for question in self.questions:
            name = f"question-{question.pk}"
            self.fields[name] = field = _question_field(question)
            field.required = question.required and application.is_in_hand
            field.initial = application.answers.get(str(question.pk), "")
            self._count(field)

    def right(self) -> dict[str, Any]:
        told = super().right()
        answers = {name: told.pop(name) for name in list(told) if name.startswith("question-")}
        if answers:
            told["answers"] = {name.partition("-")[2]: told for name, told in answers.items()}
        return told


def _question_field(question: ProgrammeQuestion) -> forms.Field:
    if question.kind == ProgrammeQuestion.Kind.YES_NO:
        return _one(question.text, [("yes", _("Yes")), ("no", _("No"))], question.reason)
    return _words(question.text, ANSWER, question.reason, rows=3)


class MotivationStep(QuestionsForm):
    motivation = _words(
        gettext_lazy("Why do you apply?"),
        WORDS,
        gettext_lazy(
            "What do you hope for, and what do you bring? The mentor who is proposed to you reads "
            "it."
        ),
        rows=9,
    )


class WorkStep(StepForm):
    profession = OneLine(
        label=gettext_lazy("What do you do?"),
        max_length=120,
        validators=[reject_cpr],
        help_text=gettext_lazy("As you would say it to a student: “Engineer in wind energy”."),
    )
    industry = forms.ChoiceField(
        label=gettext_lazy("Industry"), choices=_with_none(Industry.choices)
    )
    field = forms.ChoiceField(
        label=gettext_lazy("Your own education, or the field nearest to your work"),
        choices=_with_none(EducationField.choices),
    )
    years = forms.IntegerField(
        label=gettext_lazy("Years of experience"),
        min_value=0,
        max_value=60,
        widget=forms.NumberInput(attrs={"class": "is-short"}),
        help_text=gettext_lazy("You may leave it empty."),
    )


class HelpingStep(StepForm):
    helps_with = _ticks(gettext_lazy("What do you like to help with?"), Goal.choices)
    capacity = forms.TypedChoiceField(
        label=gettext_lazy("How many students at the same time?"),
        choices=[(n, str(n)) for n in range(1, MOST_STUDENTS + 1)],
        coerce=int,
        empty_value=1,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("One is fine. Each takes about two hours a month."),
    )


class LimitsStep(StepForm):
    not_degrees = _ticks(gettext_lazy("Degrees that you would rather not take"), Degree.choices)
    not_study_kinds = _ticks(
        gettext_lazy("Studies that you would rather not take"), StudyKind.choices
    )
    cannot_take = WordsField(
        label=gettext_lazy("Anybody else?"),
        max_length=400,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Somebody you know or employ, for instance. Only the programme’s coordinator reads it."
        ),
    )


class MentorWordsStep(QuestionsForm):
    about = _words(
        gettext_lazy("About you"),
        600,
        gettext_lazy(
            "Students read it before they know your family name: leave out names, addresses and "
            "numbers."
        ),
    )


STEP_FORMS: dict[str, dict[str, type[StepForm]]] = {
    "student": {
        "about": AboutStep,
        "studies": StudiesStep,
        "goals": GoalsStep,
        "meeting": MeetingStep,
        "words": MotivationStep,
    },
    "mentor": {
        "about": AboutStep,
        "work": WorkStep,
        "helping": HelpingStep,
        "meeting": MeetingStep,
        "limits": LimitsStep,
        "words": MentorWordsStep,
    },
}
