"""What a company types of a job, and what it says of an application."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.closed_lists import EducationLevel, Experience, LanguageLevel, WorkForm
from careers.closed_lists.occupations import group_choices, occupation_choices
from careers.jobs.writing import LONGEST, Advertisement
from careers.models import Application, Job, Skill
from content.forms import DateInput
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.languages import language_choices
from vocabulary.spelling import closest, spelling_key
from vocabulary.typed import can_be_reckoned, typed_line, without_controls

LANGUAGES = 4
SKILLS = 6
OPEN_FOR = timedelta(days=30)


class LineField(forms.CharField):
    def clean(self, value: Any) -> str:
        return super().clean(typed_line(value or ""))


def grouped_occupations() -> list[tuple[str, Any]]:
    """The 43 groups under their ten major groups."""
    groups = [
        (name, [(code, label) for code, label in occupation_choices() if code[0] == major])
        for major, name in group_choices()
    ]
    return [("", "–"), *groups]


def levels() -> list[tuple[str, str]]:
    return [("", "–"), *((str(value), str(label)) for value, label in LanguageLevel.choices)]


class LastDayField(forms.DateField):
    widget = DateInput

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not timezone.localdate() <= value <= timezone.localdate() + LONGEST:
            raise forms.ValidationError(_("Choose a day to come, at most 90 days from now."))


class JobForm(forms.Form):
    title = LineField(label=_("Title"), max_length=120, validators=[reject_cpr])
    occupation = forms.ChoiceField(
        label=_("Occupation"),
        choices=grouped_occupations,
        help_text=_("The group that comes closest. People are told about jobs in their own."),
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=6000,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "What one does, with whom, and what you offer. An empty line begins a new paragraph; "
            "lines that begin with “-” become a list."
        ),
    )
    municipality = forms.ModelChoiceField(
        label=_("Where"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("Anywhere in Denmark"),
    )
    work_forms = forms.MultipleChoiceField(
        label=_("Kinds of work"),
        choices=WorkForm.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All that can be agreed on."),
    )
    education_level = forms.TypedChoiceField(
        label=_("Education, at least"),
        required=False,
        choices=[("", _("Not decisive")), *EducationLevel.choices],
        coerce=int,
        empty_value=None,
    )
    experience = forms.TypedChoiceField(
        label=_("Experience, at least"),
        required=False,
        choices=[("", _("Not decisive")), *Experience.choices],
        coerce=int,
        empty_value=None,
    )
    salary = LineField(
        label=_("Salary in words"),
        max_length=120,
        required=False,
        validators=[reject_cpr],
        help_text=_("Such as: 32,000–36,000 kr. a month, by collective agreement."),
    )
    starts_on = forms.DateField(label=_("Begins on"), required=False, widget=DateInput)
    valid_through = LastDayField(label=_("Apply before the end of"))

    def __init__(self, data: Any = None, *, job: Job | None = None) -> None:
        super().__init__(data, initial=_initial(job))
        listed = list(Skill.objects.listed())
        self._skills = {spelling_key(name): skill for skill in listed for name in _names(skill)}
        self.skill_names = sorted({str(skill) for skill in listed})
        for n in range(1, LANGUAGES + 1):
            self.fields[f"language_{n}"] = forms.ChoiceField(
                label=_("Language"), required=False, choices=[("", "–"), *language_choices()]
            )
            self.fields[f"level_{n}"] = forms.ChoiceField(
                label=_("At least"), required=False, choices=levels()
            )
        for n in range(1, SKILLS + 1):
            box = forms.TextInput(attrs={"list": "skills-listed", "autocomplete": "off"})
            self.fields[f"skill_{n}"] = LineField(
                label=_("Skill %(n)d") % {"n": n}, max_length=60, required=False, widget=box
            )
        self.found: dict[str, Skill] = {}

    @property
    def languages(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"language_{n}"], self[f"level_{n}"]) for n in range(1, LANGUAGES + 1)]

    @property
    def skill_boxes(self) -> list[BoundField]:
        return [self[f"skill_{n}"] for n in range(1, SKILLS + 1)]

    def clean_description(self) -> str:
        return without_controls(self.cleaned_data["description"])

    def clean_starts_on(self) -> Any:
        day = self.cleaned_data["starts_on"]
        if day and not can_be_reckoned(day):
            raise forms.ValidationError(_("Look at the year again."))
        return day

    def clean(self) -> dict[str, Any]:
        for n in range(1, LANGUAGES + 1):
            self._clean_language(n)
        for n in range(1, SKILLS + 1):
            self._clean_skill(n)
        return self.cleaned_data

    def _clean_language(self, n: int) -> None:
        language = self.cleaned_data.get(f"language_{n}")
        level = self.cleaned_data.get(f"level_{n}")
        if language and not level:
            self.add_error(f"level_{n}", _("Choose how well one has to know it."))
        if level and not language:
            self.add_error(f"language_{n}", _("Choose which language that is."))

    def _clean_skill(self, n: int) -> None:
        typed = self.cleaned_data.get(f"skill_{n}")
        if not typed:
            return
        key = spelling_key(typed)
        if key in self._skills:
            self.found[f"skill_{n}"] = self._skills[key]
            return
        near = closest(key, {known: str(skill) for known, skill in self._skills.items()})
        words = (
            _("This is not on the list. Did you mean “%(near)s”?") % {"near": near}
            if near
            else _("This is not on the list. Choose a wider word, or write it in the description.")
        )
        self.add_error(f"skill_{n}", words)

    @property
    def advertisement(self) -> Advertisement:
        """Of a form that is valid."""
        found = self.cleaned_data
        names = (
            *("title", "occupation", "description", "municipality", "education_level"),
            *("experience", "salary", "starts_on", "valid_through"),
        )
        return Advertisement(
            **{name: found[name] for name in names},
            work_forms=tuple(found["work_forms"]),
            languages=dict(self._languages()),
            skills=tuple({skill.pk: skill for skill in self.found.values()}.values()),
        )

    def _languages(self) -> Iterator[tuple[str, int]]:
        """Of a language that stands twice the last counts."""
        for n in range(1, LANGUAGES + 1):
            if code := self.cleaned_data[f"language_{n}"]:
                yield code, int(self.cleaned_data[f"level_{n}"])


def _names(skill: Skill) -> Iterator[str]:
    yield skill.name_en
    if skill.name_da:
        yield skill.name_da


def _initial(job: Job | None) -> dict[str, Any]:
    if job is None:
        return {"valid_through": timezone.localdate() + OPEN_FOR, "work_forms": ["full_time"]}
    names = (
        *("title", "occupation", "description", "municipality", "work_forms", "education_level"),
        *("experience", "salary", "starts_on", "valid_through"),
    )
    found: dict[str, Any] = {name: getattr(job, name) for name in names}
    for n, language in enumerate(job.languages.all()[:LANGUAGES], 1):
        found |= {f"language_{n}": language.code, f"level_{n}": str(language.level)}
    for n, skill in enumerate(job.skills.all()[:SKILLS], 1):
        found[f"skill_{n}"] = str(skill)
    return found


class LastDayForm(forms.Form):
    """For how much longer."""

    valid_through = LastDayField(label=_("Apply before the end of"))


class AnswerForm(forms.Form):
    """The company's word on an application."""

    state = forms.ChoiceField(
        choices=[
            (state.value, state.label)
            for state in (
                Application.State.INTERVIEW,
                Application.State.DECLINED,
                Application.State.HIRED,
            )
        ]
    )


class SendBackForm(forms.Form):
    """For staff."""

    reason = forms.CharField(
        label=_("What to change"),
        max_length=400,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The company reads it in a mail. Say what to put right, and why."),
    )
