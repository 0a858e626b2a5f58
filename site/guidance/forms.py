"""What is checked when an editor saves a rule. A draft may have gaps; what is sent may not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from guidance.checks import new_problems
from guidance.lists import Rule
from guidance.models import StepRule


class DraftForm(WagtailAdminModelForm):
    """Both languages and a day of review are asked for when it is sent or published."""

    def is_valid(self) -> bool:
        below = [form for formset in self.formsets.values() for form in formset.forms]
        for form in (self, *below):
            form.instance.unfinished = self.is_deferred_validation
        valid: bool = super().is_valid()
        return valid


WHAT_COUNTS = (
    *("step", "citizenships", "purposes", "family", "optional"),
    *("valid_from", "valid_to", "go_live_at", "expire_at"),
)


class StepRuleForm(DraftForm):
    """Refuses what would make a circle, or wait for a step that never comes."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not self.is_deferred_validation:
            found = new_problems(self._candidate(data), on=timezone.localdate())
            if found:
                raise ValidationError([problem.words for problem in found])
        return data

    def _candidate(self, data: dict[str, Any]) -> Rule:
        """The rule as it would be, without touching the one that is there."""
        rule = StepRule(pk=self.instance.pk, **{name: data[name] for name in WHAT_COUNTS})
        return Rule(rule, frozenset(step.pk for step in data["requires"]))
