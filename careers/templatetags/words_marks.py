"""How many marks of a text an adviser has to decide about."""

from django import template

from careers.models import Submission
from careers.publishing.marks import held

register = template.Library()


@register.filter
def held_marks(submission: Submission) -> int:
    return len(held(submission.findings))
