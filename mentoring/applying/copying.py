"""Last year's answers, for whoever applies again."""

from typing import Any

from django.db import transaction

from mentoring.applying.filling import FIELDS, save
from mentoring.applying.sides import Either
from mentoring.models import MentorApplication, StudentApplication


def last_one(application: Either) -> Either | None:
    """This person's latest application for another programme, on the same side."""
    model = type(application)
    others = model._default_manager.filter(user=application.user_id).exclude(pk=application.pk)
    return others.select_related("programme").order_by("-created_at", "-pk").first()


@transaction.atomic
def copy(application: Either) -> Either:
    """Fills what is empty; what this programme does not take is left out. Raises TooLate."""
    before = last_one(application)
    if before is None:
        return application
    fields = {
        name: getattr(before, name)
        for name in FIELDS[application.side]
        if not getattr(application, name) and getattr(before, name)
    }
    if isinstance(before, MentorApplication) and application.reached_step == 0:
        fields["capacity"] = before.capacity
    return save(application.side, application.pk, _allowed(application, fields))


def _allowed(application: Either, fields: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(application, StudentApplication):
        return fields
    programme, refused = application.programme, set()
    taken = programme.universities.values_list("university_id", flat=True)
    if "university" in fields and fields["university"].pk not in taken:
        refused.add("university")
    if fields.get("degree", "") not in programme.takes_degrees:
        refused.add("degree")
    if fields.get("study_kind", "") not in programme.takes_study_kinds:
        refused.add("study_kind")
    if "studies_until" in fields and fields["studies_until"] < programme.starts_on:
        refused.add("studies_until")
    return {name: value for name, value in fields.items() if name not in refused}
