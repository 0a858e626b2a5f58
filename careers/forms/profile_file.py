"""Uploading a CV, or a JSON Resume."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from careers.cv_files import limits
from careers.cv_files.reading import Code
from careers.cv_files.verdict import MESSAGES

ACCEPT = ".pdf,.docx,application/pdf"


class CVForm(forms.Form):
    file = forms.FileField(
        label=_("Choose your CV, or drop it here"),
        help_text=_("PDF or Word (DOCX), at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        max_length=None,
        error_messages={
            "required": _("Choose the file with your CV first."),
            "empty": MESSAGES[Code.EMPTY],
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > limits.FILE:
            raise forms.ValidationError(MESSAGES[Code.TOO_LARGE], code="too_large")
        return file


class ResumeForm(forms.Form):
    resume = forms.FileField(
        label=_("JSON Resume file"),
        help_text=_("A file that ends in .json, as many sites export it. It is read, not kept."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": _("Choose the JSON file first.")},
    )
