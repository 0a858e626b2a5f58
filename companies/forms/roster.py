"""Bringing the list in: a file, pasted text, or one person typed in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024
ACCEPT = ".xlsx,.ods,.csv,.tsv,.txt"


class RosterFileForm(forms.Form):
    file = forms.FileField(
        label=_("Drop your spreadsheet here, or choose it"),
        help_text=_(
            "XLSX, ODS or CSV, as it is: your own headings in Danish or English, in any order. "
            "At most 1,000 people and 5 MB. Leave CPR numbers out; we never store them."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": _("Choose the file with your list first."),
            "empty": _("The file is empty. Choose the one with your list."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MOST_BYTES:
            message = _("The file is over 5 MB. Save only the sheet with the list, and try again.")
            raise forms.ValidationError(message, code="too_large")
        return file


class PastedField(forms.CharField):
    """Cells copied from anywhere: one stray NUL does not cost the whole list."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\x00", " ")


class RosterPasteForm(forms.Form):
    text = PastedField(
        label=_("Or paste the cells, with their headings"),
        help_text=_("Mark the list in Excel or Google Sheets, copy it, and paste it here."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        max_length=MOST_BYTES,
        error_messages={"required": _("Paste the list first, headings included.")},
        strip=False,
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class PersonForm(forms.Form):
    """One person typed in. The words are checked as a spreadsheet's would be."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    email = forms.CharField(label=_("E-mail address"), max_length=254)
    citizenship = forms.CharField(
        label=_("Citizenship"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "countries", "autocomplete": "off"}),
    )
    municipality = forms.CharField(
        label=_("Municipality where the person lives"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )
    start_date = forms.CharField(
        label=_("First working day"), max_length=20, help_text=_("Like 2026-12-01")
    )
    employee_number = forms.CharField(label=_("Employee number"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)

    def take_problems(self, problems: Any) -> None:
        """Show what the roster's rules say beside the field it is about."""
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)
