"""How was it? Two questions, by the link in the mail, answered once. Staff see no name with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.personal_links import BadLink
from events.forms.party import FeedbackForm
from events.models import Attendee, Feedback, feedback_link
from events.sign_up.feedback import give_feedback


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feedback(request: HttpRequest, token: str) -> HttpResponse:
    attendee = _attendee(token)
    context = {"attendee": attendee, "session": attendee.session, "event": attendee.session.event}
    if not attendee.link_open:
        return render(request, "events/link_closed.html", status=410)
    if Feedback.objects.filter(attendee=attendee).exists():
        return render(request, "events/sign_up/thanks.html", context)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        give_feedback(attendee, **form.cleaned_data)
        return render(request, "events/sign_up/thanks.html", context)
    status = 422 if form.errors else 200
    return render(request, "events/sign_up/feedback.html", context | {"form": form}, status=status)


def _attendee(token: str) -> Attendee:
    """Somebody who was there, and whose link this is; 404 for anything else."""
    try:
        pk, _version = feedback_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    return get_object_or_404(Attendee.objects.were_there().select_related("session__event"), pk=pk)
