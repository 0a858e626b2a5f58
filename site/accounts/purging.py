"""Old lines of the log, and sign-ins that have ended: gone by the clock."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import AccessLog


def purge_log() -> int:
    """Lines older than the log is kept; how many they were."""
    return AccessLog.objects.forget_before(timezone.now() - settings.RETENTION["access_log"].period)


def purge_sign_ins() -> int:
    """Sessions past their end, and what was noted of them: network and browser."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    unused = now - settings.RETENTION["sign_ins"].period
    old = UserSession.objects.filter(last_seen_at__lt=unused)
    standing = Session.objects.filter(session_key__in=old.values("session_key"))
    gone: int = old.exclude(session_key__in=standing.values("session_key")).delete()[0]
    return gone
