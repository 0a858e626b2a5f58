"""What a form says when something is missing: not "This field is required", but what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SAY: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.BooleanField: {"required": _("Tick this to go on.")},
    forms.ChoiceField: {
        "required": _("Choose one."),
        "invalid_choice": _("“%(value)s” cannot be chosen any more. Choose another."),
    },
    forms.ModelChoiceField: {
        "required": _("Choose one."),
        "invalid_choice": _("That cannot be chosen any more. Choose another."),
    },
    forms.MultipleChoiceField: {"required": _("Choose at least one.")},
    forms.ModelMultipleChoiceField: {"required": _("Choose at least one.")},
    forms.FileField: {
        "required": _("Choose a file."),
        "empty": _("The file is empty. Choose another, or save it once more."),
        "max_length": ngettext_lazy(
            "The name of the file is too long: at most %(max)d letter.",
            "The name of the file is too long: at most %(max)d letters.",
            "max",
        ),
    },
    forms.EmailField: {"invalid": _("Write an email address in full, like name@company.dk.")},
    forms.DateField: {"invalid": _("Write a date like 2026-12-31.")},
    forms.TimeField: {"invalid": _("Write a time like 14:30.")},
    forms.IntegerField: {
        "invalid": _("Write a whole number, in digits."),
        "min_value": _("Write %(limit_value)s or more."),
        "max_value": _("Write %(limit_value)s or less."),
    },
    forms.CharField: {
        "max_length": ngettext_lazy(
            "Write at most %(limit_value)d letter; these are %(show_value)d.",
            "Write at most %(limit_value)d letters; these are %(show_value)d.",
            "limit_value",
        ),
    },
}


def speak_plainly() -> None:
    """Give Django's fields our words; a form's own ``error_messages`` still come first."""
    for field, messages in SAY.items():
        field.default_error_messages = {**field.default_error_messages, **messages}
