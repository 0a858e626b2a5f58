"""A company's own page of its stand, by the link in its mail: whom it looks for, and who shared."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.personal_links import BadLink
from events.fairs import contacts, stands
from events.fairs.export import contacts_xlsx
from events.forms.stands import RemarkForm, WordsForm
from events.models import Stand, stand_link
from vocabulary.spreadsheets import XLSX

View = Callable[..., HttpResponse]


def stand_view(view: View) -> View:
    """The view gets the stand whose link this is; some time after the fair it is closed."""

    @wraps(view)
    @never_cache
    def inner(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        stand = _stand(token)
        if not contacts.kept(stand).is_open:
            return render(request, "events/fairs/closed.html", {"stand": stand}, status=410)
        return view(request, stand, token, **kwargs)

    return inner


def _stand(token: str) -> Stand:
    try:
        pk, version = stand_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    return get_object_or_404(Stand.objects.select_related("event"), pk=pk, link_version=version)


@require_safe
@stand_view
def my_stand(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    return _contacts(request, stand, token)


def _contacts(
    request: HttpRequest, stand: Stand, token: str, form: RemarkForm | None = None, of: int = 0
) -> HttpResponse:
    """The visitors; ``form`` is the note on one of them that cannot be kept as it is."""
    shared = list(contacts.contacts_of(stand))
    if shared:
        contacts.seen(stand, "read")
    context = {
        "stand": stand,
        "event": stand.event,
        "token": token,
        "contacts": shared,
        "taken_back": contacts.taken_back(stand),
        "kept": contacts.kept(stand),
        "form": form,
        "form_of": of,
    }
    status = 422 if form is not None else 200
    return render(request, "events/fairs/my_stand.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@stand_view
def note(request: HttpRequest, stand: Stand, token: str, pk: int) -> HttpResponse:
    """Opened again after a note that could not be kept, it is the list."""
    if request.method != "POST":
        return redirect("events:my_stand", token)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _contacts(request, stand, token, form, pk)
    if contacts.note(stand, pk, form.cleaned_data["remark"]):
        messages.success(request, _("Noted."))
    else:
        messages.info(request, _("This visitor has taken back what was shared, so it is gone."))
    return redirect("events:my_stand", token)


@require_safe
@stand_view
def export(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    contacts.seen(stand, "exported")
    response = HttpResponse(contacts_xlsx(stand), content_type=XLSX)
    name = f"{stand.event.slug}-{slugify(stand.organisation)[:40]}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@stand_view
def words(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    form = WordsForm(request.POST if request.method == "POST" else None, stand=stand)
    if form.is_bound and form.is_valid():
        stands.say(stand, form.words)
        messages.success(request, _("Saved. Visitors read it on the page of the fair."))
        return redirect("events:my_stand", token)
    context = {"stand": stand, "event": stand.event, "token": token, "form": form}
    context |= {"days": settings.LINK_DAYS_AFTER_SESSION}
    status = 422 if form.errors else 200
    return render(request, "events/fairs/words.html", context, status=status)


@require_safe
@stand_view
def sign(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    """To be printed."""
    context = {"event": stand.event, "stands": [stand], "back": stand.link}
    return render(request, "events/fairs/sign.html", context)
