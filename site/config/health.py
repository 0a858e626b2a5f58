"""Two addresses for machines: is the process alive, and can it do its work."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

STUCK_AFTER = timedelta(minutes=15)


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """Database, cache and queue, each by name; 503 when one fails."""
    checks = {"database": database_answers, "cache": cache_keeps, "queue": queue_moves}
    results = {name: _holds(check) for name, check in checks.items()}
    return JsonResponse(results, status=200 if all(results.values()) else 503)


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return bool(check())
    except Exception:
        return False


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def cache_keeps() -> bool:
    cache.set("readyz", "kept", 10)
    return bool(cache.get("readyz") == "kept")


def queue_moves() -> bool:
    """No job has waited longer than a worker could be restarted in."""
    limit = timezone.now() - STUCK_AFTER
    return not DBTaskResult.objects.ready().filter(enqueued_at__lt=limit).exists()
