"""Fields that the forms of readers and owners share."""

from typing import Any

from django import forms

from asking.models.questions import LONGEST
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, typed_lines


class Line(forms.CharField):
    """Without line breaks, runs of blanks and turned letters, which only break mails and lists."""

    def to_python(self, value: Any) -> str:
        """Before the validators: they look at what is kept. Django's own finds NUL."""
        text = str(super().to_python(value))
        return text if "\0" in text else typed_line(text)


class Words(forms.CharField):
    """Several lines, as people read them in a mail."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        given = {"max_length": LONGEST, "validators": [reject_cpr]}
        super().__init__(**given | {"widget": forms.Textarea(attrs={"rows": rows})} | kwargs)

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text if "\0" in text else typed_lines(text)
