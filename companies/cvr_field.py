"""A company's number, as people type it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr as cvr_number

from companies.validators import validate_cvr


class CvrField(forms.CharField):
    """Eight digits, however they are typed: ``DK 12 34 56 78`` is fine."""

    default_validators = [validate_cvr]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("CVR number"))
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)
        self.widget.attrs.update(inputmode="text", autocomplete="off", spellcheck="false")

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return cvr_number.compact(text.replace(".", "").strip())
