"""What the applicant fills in. Each change is kept at once, as long as it may be changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.applying.opening import check_may_change
from mentoring.applying.sides import Either, locked
from mentoring.applying.steps import needed_fields
from mentoring.models import MentorApplication, Side, StudentApplication, Wish
from mentoring.models.applications import WISHES
from vocabulary.refused import Refused

_BOTH = {"field", "languages", "times", "meets", "phone"}
FIELDS: dict[str, set[str]] = {
    Side.STUDENT: _BOTH
    | {"university", "degree", "study_kind", "studies_until", "industries", "goals", "motivation"},
    Side.MENTOR: _BOTH
    | {"profession", "industry", "years", "capacity", "helps_with", "about"}
    | {"not_degrees", "not_study_kinds", "cannot_take"},
}
NAMES = ("first_name", "last_name")


class EnoughWishes(Refused):
    message = _("You have wished for five mentors. Take one away to choose another.")


class NoSuchMentor(Refused):
    message = _("This mentor is not in the programme any more. Choose another.")


class StillNeeded(Refused):
    message = _(
        "You have sent your application, so what it needs cannot be left empty. Change it, or "
        "withdraw the application."
    )


class PlacesTaken(Refused):
    message = _(
        "You have more students than that in the programme already. Write to us if you cannot "
        "go on with one of them."
    )


@transaction.atomic
def save(side: str, pk: int, changes: Mapping[str, Any]) -> Either:
    """Fields by name, checked by a form; the person's names and ``answers`` too.

    Raises TooLate, ClosedByDecision, StillNeeded, PlacesTaken.
    """
    application = locked(side, pk)
    check_may_change(application)
    told = dict(changes)
    changed = _save_names(application, {name: told.pop(name) for name in NAMES if name in told})
    if "answers" in told:
        told["answers"] = application.answers | told["answers"]
    if unknown := set(told) - FIELDS[side] - {"answers"}:
        raise ValueError(f"Not the applicant's to fill in: {unknown}")
    _check_needed(application, changes)
    _check_places(application, told)
    fields = [name for name, value in told.items() if getattr(application, name) != value]
    for name in fields:
        setattr(application, name, told[name])
    return _touched(application, fields) if fields or changed else application


def _touched(application: Either, fields: Sequence[str] = ()) -> Either:
    application.changed_at = timezone.now()
    application.save(update_fields=[*fields, "changed_at"])
    return application


def _save_names(application: Either, names: Mapping[str, str]) -> bool:
    """Those of the account: by these the other one will know who writes."""
    user = application.user
    changed = [name for name, value in names.items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, names[name])
    if changed:
        user.save(update_fields=changed)
    return bool(changed)


def _check_needed(application: Either, changes: Mapping[str, Any]) -> None:
    emptied = {name for name, value in changes.items() if not value}
    if application.is_in_hand and emptied & needed_fields(application):
        raise StillNeeded


def _check_places(application: Either, told: Mapping[str, Any]) -> None:
    if not isinstance(application, MentorApplication):
        return
    if told.get("capacity", application.capacity) < application.taken:
        raise PlacesTaken


@transaction.atomic
def reach(side: str, pk: int, number: int) -> None:
    """The applicant has been through this step, counted from 1."""
    application = locked(side, pk)
    if application.reached_step < number:
        application.reached_step = number
        application.save(update_fields=["reached_step"])


@transaction.atomic
def wish(pk: int, mentor_id: int) -> Either:
    """As the last of the wishes. Again changes nothing.

    Raises EnoughWishes, NoSuchMentor, TooLate, ClosedByDecision.
    """
    student, wished = _wishes(pk)
    if mentor_id in wished:
        return student
    if len(wished) >= WISHES:
        raise EnoughWishes
    if not shown_mentors(student).filter(pk=mentor_id).exists():
        raise NoSuchMentor
    return _write(student, [*wished, mentor_id])


@transaction.atomic
def unwish(pk: int, mentor_id: int) -> Either:
    student, wished = _wishes(pk)
    if mentor_id not in wished:
        return student
    return _write(student, [each for each in wished if each != mentor_id])


@transaction.atomic
def wish_more(pk: int, mentor_id: int) -> Either:
    """One place up."""
    student, wished = _wishes(pk)
    at = wished.index(mentor_id) if mentor_id in wished else 0
    if at == 0:
        return student
    wished[at - 1], wished[at] = wished[at], wished[at - 1]
    return _write(student, wished)


def shown_mentors(student: StudentApplication) -> Any:
    """Whom a student may wish for, where the programme shows them; never oneself."""
    mentors = MentorApplication.objects.accepted().filter(programme=student.programme_id)
    if not student.programme.mentors_shown:
        return mentors.none()
    return mentors.exclude(user=student.user_id).select_related("user", "partner")


def _wishes(pk: int) -> tuple[StudentApplication, list[int]]:
    student = StudentApplication.objects.locked(pk)
    check_may_change(student)
    return student, list(student.wishes.values_list("mentor_id", flat=True))


def _write(student: StudentApplication, mentor_ids: Sequence[int]) -> Either:
    student.wishes.all().delete()
    Wish.objects.bulk_create(
        Wish(student=student, mentor_id=mentor_id, rank=rank)
        for rank, mentor_id in enumerate(mentor_ids, start=1)
    )
    return _touched(student)
