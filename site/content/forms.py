"""How every form of the site is drawn: FORM_RENDERER, and the widgets that browsers do best."""

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from vocabulary.typed import can_be_reckoned, without_controls, without_turns

TYPED_DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]


class FormRenderer(TemplatesSetting):
    """Draws ``{{ form }}``, ``{{ formset }}`` and ``{{ field.as_field_group }}`` in our look."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"


class DateInput(forms.DateInput):
    """The browser's own date picker; what is sent and shown again is ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time picker, in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    """A day by the browser's own picker, or as people write one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": DateInput(), "input_formats": TYPED_DAYS} | kwargs)

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        if day is not None and not can_be_reckoned(day):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ClockField(forms.TimeField):
    """Hours and minutes, local."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
        super().__init__(**{"widget": widget, "input_formats": formats} | kwargs)


class WordsField(forms.CharField):
    """A line break is one letter, though browsers send two; letters that turn text are none."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return without_turns(without_controls(text.replace("\r\n", "\n"))).strip()
