"""Fields of rules: a closed list of which several may be chosen, and the day to look again."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

HALF_A_YEAR = timedelta(days=182)


def in_half_a_year() -> date:
    return timezone.localdate() + HALF_A_YEAR


class ReviewDayField(models.DateField):  # type: ignore[type-arg]
    """Half a year ahead until somebody chooses another day, so that a new draft can be kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", in_half_a_year)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Plain dates to migrations."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, "django.db.models.DateField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Without the hidden second field that Django adds where the first value is computed."""
        return super().formfield(**{"show_hidden_initial": False} | kwargs)


class ChoiceListField(models.JSONField):
    """Values of one ``TextChoices``; the empty list means that it does not matter."""

    def __init__(self, listed: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.listed = listed
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """Plain JSON to migrations, so that a new choice is no new migration."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        unknown = set(value) - set(self._listed().values)
        if unknown:
            message = _("These are not among the choices: %(values)s.")
            raise ValidationError(message % {"values": ", ".join(sorted(map(str, unknown)))})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self._listed().choices,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(kwargs.get("label", self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
        )

    def words(self, values: list[str]) -> str:
        """The labels of some values, in the order in which they are listed."""
        return ", ".join(str(choice.label) for choice in self._listed() if choice.value in values)

    def _listed(self) -> type[models.TextChoices]:
        assert self.listed is not None, "only a migration's field has no list"  # noqa: S101
        return self.listed
