"""What becomes of a programme's people when their time is over: only what was counted stays."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mentoring.models import MentorInvitation, Programme
from mentoring.programmes.figures import figures_of


def forget() -> None:
    """By the clock. Programmes that somebody left unfinished are forgotten too: the end counts."""
    limit = timezone.localdate() - settings.RETENTION["mentoring"].period
    for pk in Programme.objects.filter(ends_on__lt=limit, figures={}).values_list("pk", flat=True):
        forget_people(pk)


@transaction.atomic
def forget_people(programme_id: int) -> None:
    """Applications with pairs, messages, notes and certificates; runs lose everybody's answers."""
    programme = Programme.objects.locked(programme_id)
    programme.figures = figures_of(programme)
    programme.save(update_fields=["figures"])
    programme.students.all().delete()
    programme.mentors.all().delete()
    MentorInvitation.objects.filter(programme=programme).delete()
    programme.runs.update(frozen={}, result={}, certificate={})
