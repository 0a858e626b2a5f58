"""The checklist behind the desk: staff answer the questions for somebody who stands there."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.permissions import role_required
from accounts.roles import Role
from guidance.arrival.frames import Frame
from guidance.arrival.views import answer

DESK = Frame("desk:arrival", "desk/arrival.html", is_desk=True)


@role_required(Role.DESK)
@require_safe
@never_cache
def arrival(request: HttpRequest) -> HttpResponse:
    """The same questions and the same list as on the site; this browser keeps nothing of it."""
    return answer(request, DESK)
