"""A mentor's places, taken and given back by one statement each: no two get the last one."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from mentoring.models import MentorApplication
from vocabulary.refused import Refused


class MentorIsFull(Refused):
    message = _("This mentor has no free place any more, or takes no part now. Choose another.")


def take(mentor_id: int) -> None:
    """In the transaction of the pair that takes it. Raises MentorIsFull."""
    free = MentorApplication.objects.with_a_place().filter(pk=mentor_id)
    if not free.update(taken=F("taken") + 1):
        raise MentorIsFull


def give_back(mentor_id: int) -> None:
    """When a pair stands no longer; never below none."""
    MentorApplication.objects.filter(pk=mentor_id, taken__gt=0).update(taken=F("taken") - 1)
