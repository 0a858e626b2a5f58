"""On the morning of each working day: who has something to answer, and what has waited too long."""

from django.utils import timezone

from asking.due import is_too_late
from asking.emails import due_today, teams_due_today, too_late
from asking.first_rows import team_that_catches_all
from asking.models import Question
from outbox.mail import post, post_many
from vocabulary.danish_days import is_working_day

FROM = 7  # o'clock, our time


def remind() -> None:
    """Once a day each, however often the clock asks."""
    now = timezone.localtime()
    today = now.date()
    if now.hour < FROM or not is_working_day(today):
        return
    due = Question.objects.waiting().filter(due_on__lte=today)
    people = sorted({pk for pk in due.values_list("person", flat=True) if pk})
    keys = [f"asking.due_today/{pk}/{today}" for pk in people]
    post_many(due_today, people, keys=keys)
    teams = sorted(set(due.filter(person=None).values_list("team", flat=True)))
    keys = [f"asking.teams_due_today/{pk}/{today}" for pk in teams]
    post_many(teams_due_today, teams, keys=keys)
    if any(is_too_late(day, today) for day in due.values_list("due_on", flat=True)):
        team = team_that_catches_all()
        post(too_late, team.pk, key=f"asking.too_late/{team.pk}/{today}")
