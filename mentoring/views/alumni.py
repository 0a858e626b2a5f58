"""Former students who would like to be mentors are asked to a new programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.models import Programme, Side
from mentoring.pairs import alumni
from mentoring.views.applications import list_url
from mentoring.views.hub import programme_screen
from mentoring.views.partner import tell_of
from vocabulary.refused import Refused


@require_POST
@programme_screen
def invite(request: HttpRequest, programme: Programme) -> HttpResponse:
    """All of them; a second click finds nobody left to ask."""
    try:
        invited = alumni.invite_all(programme.pk, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        tell_of(request, invited)
        if not invited.sent:
            messages.info(request, _("Nobody is left to ask."))
    return redirect(list_url(programme, Side.MENTOR))
