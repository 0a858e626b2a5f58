"""What is checked when an editor saves a rule."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from guidance.checks import new_problems
from guidance.lists import Rule
from guidance.models import StepRule


class StepRuleForm(WagtailAdminModelForm):
    """Refuses what would make a circle, or wait for a step that never comes."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            found = new_problems(self._candidate(data), on=timezone.localdate())
            if found:
                raise ValidationError([problem.words for problem in found])
        return data

    def _candidate(self, data: dict[str, Any]) -> Rule:
        """The rule as it would be, without touching the one that is there."""
        names = ("step", "citizenships", "purposes", "family", "optional", "valid_from", "valid_to")
        rule = StepRule(pk=self.instance.pk, **{name: data[name] for name in names})
        return Rule(rule, frozenset(step.pk for step in data["requires"]))
