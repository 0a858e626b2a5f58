"""Languages that somebody speaks, in a form: a row for each."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vocabulary.education import LanguageLevel
from vocabulary.languages import language_choices, language_name

OFTEN = ("da", "en", "de", "fr", "es", "pl", "uk", "ru", "ar", "zh", "hi", "pt", "sv", "nb")
ROWS = 3  # at least
LEVELS = [
    ("", _("How well?")),
    (LanguageLevel.A1, _("A1 – words and short phrases")),
    (LanguageLevel.A2, _("A2 – simple everyday things")),
    (LanguageLevel.B1, _("B1 – I manage at work with some help")),
    (LanguageLevel.B2, _("B2 – I can work in it")),
    (LanguageLevel.C1, _("C1 – fluent, also in meetings and in writing")),
    (LanguageLevel.C2, _("C2 – nearly as in my own language")),
    (LanguageLevel.NATIVE, _("Mother tongue")),
]


def _languages() -> list[tuple[Any, Any]]:
    often = [(code, language_name(code)) for code in OFTEN]
    return [("", _("Choose a language")), (_("Often"), often), (_("All"), language_choices())]


class LanguageRow(forms.Form):
    code = forms.ChoiceField(label=_("Language"), choices=_languages, required=False)
    level = forms.TypedChoiceField(
        label=_("How well"), choices=LEVELS, coerce=int, empty_value=None, required=False
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("code") and told.get("level") is None and "level" not in self.errors:
            message = _("Choose how well you know %(language)s.")
            name = language_name(told["code"])
            self.add_error("level", forms.ValidationError(message % {"language": name}, "no_level"))
        return told


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    def levels(self) -> dict[str, int]:
        """Level by code, of the rows that are complete; the first where one stands twice."""
        self.is_valid()
        found: dict[str, int] = {}
        for row in self.forms:
            told = getattr(row, "cleaned_data", {})
            code, level = told.get("code"), told.get("level")
            if code and level is not None and not told.get("DELETE"):
                found.setdefault(code, level)
        return found

    def clean(self) -> None:
        codes = [row.cleaned_data.get("code") for row in self.forms if hasattr(row, "cleaned_data")]
        twice = {code for code in codes if code and codes.count(code) > 1}
        for code in sorted(twice):
            message = _("%(language)s stands here twice. Take one of them away.")
            raise forms.ValidationError(message % {"language": language_name(code)})

    def mistakes(self) -> list[str]:
        """What cannot be kept; a row that is not complete yet is no mistake."""
        found = [str(message) for message in self.non_form_errors()]
        for row in self.forms:
            for problems in row.errors.as_data().values():
                found += [
                    str(words)
                    for problem in problems
                    if problem.code != "no_level"
                    for words in problem.messages
                ]
        return found


def language_rows(levels: Mapping[str, int], data: Any = None, *, more: int = 0) -> Rows:
    """One row for each language, and empty ones.

    What is sent is not compared with what is kept: a row that has saved itself since the page was
    opened would count as one that nobody has touched, and be lost.
    """
    kind = forms.formset_factory(
        LanguageRow,
        formset=Rows,
        can_delete=True,
        extra=max(ROWS - len(levels), 1) + more,
        max_num=40,
        absolute_max=60,
    )
    initial = [{"code": code, "level": level} for code, level in levels.items()]
    rows: Rows = kind(data, initial=None if data else initial, prefix="languages")  # type: ignore[assignment]
    return rows
