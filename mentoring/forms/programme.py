"""A programme in the admin: what counts in the matching as six questions, not as code."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User
from accounts.roles import Role
from mentoring.models import Criterion, Degree, StudyKind
from mentoring.models.lists import check_weights, usual_weights

WEIGHTS = [
    (0, _("0: does not count")),
    (1, _("1: a little")),
    (2, _("2: somewhat")),
    (3, _("3: fairly much")),
    (4, _("4: much")),
    (5, _("5: very much")),
]


def weight_name(criterion: Criterion) -> str:
    return f"weight_{criterion.value}"


def weight(criterion: Criterion) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=criterion.label, choices=WEIGHTS, coerce=int)


class ProgrammeForm(WagtailAdminModelForm):
    """The weights are kept as one value; whoever coordinates is one of the staff."""

    degrees = forms.MultipleChoiceField(
        label=_("For students of"),
        choices=Degree.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: of all three."),
    )
    study_kinds = forms.MultipleChoiceField(
        label=_("Kinds of studies"),
        choices=StudyKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: both."),
    )
    weight_field = weight(Criterion.FIELD)
    weight_industry = weight(Criterion.INDUSTRY)
    weight_goals = weight(Criterion.GOALS)
    weight_language = weight(Criterion.LANGUAGE)
    weight_times = weight(Criterion.TIMES)
    weight_student_wish = weight(Criterion.STUDENT_WISH)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weights = self.instance.weights or usual_weights()
        for criterion in Criterion:
            field = self.fields.get(weight_name(criterion))
            if field is not None:
                field.initial = weights.get(criterion.value, 0)
        if "coordinator" in self.fields:
            self.fields["coordinator"].queryset = who_may_coordinate(self.instance.coordinator_id)
        if "slug" in self.fields:
            self._say_of_address(self.fields["slug"])

    def _say_of_address(self, field: forms.Field) -> None:
        """Links in mails lead there, so it stays once there is a page."""
        field.help_text = _("In the address of its page: spring-2027.")
        if self.instance.pk and self.instance.pages.exists():
            field.disabled = True
            field.help_text = _("It stays as it is, because its page has this address.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        names = {criterion.value: weight_name(criterion) for criterion in Criterion}
        if all(name in cleaned for name in names.values()):
            weights = {key: cleaned[name] for key, name in names.items()}
            try:
                check_weights(weights)
            except ValidationError as problem:
                self.add_error(weight_name(Criterion.FIELD), problem)
            else:
                self.instance.weights = weights
        return cleaned


def who_may_coordinate(now: int | None) -> Any:
    """Programme coordinators and administrators, and whoever it is now."""
    groups = Group.objects.filter(name__in=[Role.COORDINATOR, Role.ADMINISTRATOR])
    found = User.objects.filter(groups__in=groups, is_active=True) | User.objects.filter(pk=now)
    return found.distinct().order_by("first_name", "last_name")
