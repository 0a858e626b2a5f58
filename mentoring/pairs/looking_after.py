"""What a coordinator does about a pair: sees it, calls, reminds; and hears of red ones by mail."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from accounts.roles import Role
from mentoring.emails import rhythm as emails
from mentoring.models import CheckIn, CoordinatorNote, Evaluation, Match, Meeting
from mentoring.pairs import health, rhythm
from outbox.mail import post, post_many
from vocabulary.danish_days import is_working_day
from vocabulary.refused import Refused

MAILED_FROM = 7  # o'clock
AGAIN_AFTER = timedelta(days=1)
AGREED_ONCE = (Meeting.State.AGREED, Meeting.State.MISSED)


class NothingToRemindOf(Refused):
    message = _("Everything that was asked of these two is answered.")


class NothingToTell(Refused):
    message = _("Only a meeting that was agreed, and whose time has come, can have taken place.")


class RemindedToday(Refused):
    message = _("They were reminded less than a day ago. Wait until tomorrow.")


@transaction.atomic
def note(match_id: int, kind: str, words: str, *, by: User) -> CoordinatorNote:
    """Seen, or called: what they have answered until now counts as dealt with.

    The same twice within a minute is one note: a second click.
    """
    match, now = Match.objects.locked(match_id), timezone.now()
    same = CoordinatorNote.objects.filter(match=match, kind=kind, words=words, by=by)
    if found := same.filter(at__gte=now - timedelta(minutes=1)).first():
        return found
    made = CoordinatorNote.objects.create(match=match, kind=kind, words=words, by=by, at=now)
    CheckIn.objects.filter(match=match, answered_at__isnull=False, seen_at=None).update(seen_at=now)
    AccessLog.add(f"mentoring.pair_{kind}", match, by=by, about=match.student.user)
    return made


@transaction.atomic
def took_place(match_id: int, meeting_id: int, *, by: User) -> Meeting:
    """As the two have told on the telephone; also of a pair that is over, whose certificate then
    comes by the clock. Again changes nothing. Raises NothingToTell."""
    match = Match.objects.locked(match_id)
    if not Meeting.objects.filter(match=match, pk=meeting_id).exists():
        raise NothingToTell
    meeting = Meeting.objects.locked(meeting_id)
    if meeting.state == Meeting.State.HELD:
        return meeting
    if meeting.state not in AGREED_ONCE or not meeting.has_begun:
        raise NothingToTell
    meeting.state = Meeting.State.HELD
    meeting.save(update_fields=["state"])
    meeting.times.all().delete()
    AccessLog.add("mentoring.meeting_held", match, by=by, about=match.student.user)
    return meeting


@transaction.atomic
def remind(match_id: int, *, by: User) -> int:
    """Of what both have not answered, by the mails they had; how many. Raises NothingToRemindOf,
    RemindedToday."""
    match, now = Match.objects.locked(match_id), timezone.now()
    notes = CoordinatorNote.objects.filter(match=match, kind=CoordinatorNote.Kind.REMINDED)
    if notes.filter(at__gte=now - AGAIN_AFTER).exists():
        raise RemindedToday
    sent = 0
    for model, write in (
        (CheckIn, emails.check_in_again),
        (Evaluation, emails.evaluation_again),
    ):
        rows = rhythm.unanswered(model._default_manager.filter(match=match))
        pks = list(rows.values_list("pk", flat=True))
        rows.update(reminded_at=now)
        post_many(write, pks, keys=[f"{write.kind}/{pk}/{now.date()}" for pk in pks])  # type: ignore[attr-defined]
        sent += len(pks)
    if not sent:
        raise NothingToRemindOf
    CoordinatorNote.objects.create(match=match, kind=CoordinatorNote.Kind.REMINDED, by=by, at=now)
    AccessLog.add("mentoring.pair_reminded", match, by=by, about=match.student.user)
    return sent


def tell_of_red(now: datetime) -> None:
    """By the clock: on working days from seven on, one mail to each who has red pairs to see."""
    here = timezone.localtime(now)
    if here.hour < MAILED_FROM or not is_working_day(here.date()):
        return
    for user in who_looks_after(health.red_ones()):
        post(emails.red_pairs, user.pk, key=f"mentoring.red_pairs/{user.pk}/{here.date()}")


def who_looks_after(pairs: list[Match]) -> list[User]:
    """The programmes' coordinators; where none is named, everybody who may be one."""
    named = [health.coordinator_of(match) for match in pairs]
    wanted = Q(pk__in=[user.pk for user in named if user])
    if None in named:
        wanted |= Q(groups__name=Role.COORDINATOR)
    return list(User.objects.filter(wanted, is_active=True).distinct().order_by("pk"))


def notes_of(match: Match) -> QuerySet[CoordinatorNote]:
    return CoordinatorNote.objects.filter(match=match).select_related("by")
