"""What is one's own: My page, details, data."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.forms import DetailsForm, EraseForm
from accounts.models import AccessLog
from accounts.permissions import has_second_step
from careers.cv_files.handing_out import PROTECTED
from careers.models.files import private_storage
from home import erasing, exporting, my_page, personal_data


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Where signing in leads."""
    return redirect(my_page.start_address(request.user))


@login_required
def my(request: HttpRequest) -> HttpResponse:
    context = {
        "panels": my_page.panels(request.user),
        "second_step": has_second_step(request.user),
    }
    return render(request, "home/my.html", context)


@login_required
def details(request: HttpRequest) -> HttpResponse:
    form = DetailsForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("home:details")
    return render(request, "home/details.html", {"form": form})


@login_required
@never_cache
def data(request: HttpRequest) -> HttpResponse:
    context = {
        "export": exporting.current(request.user),
        "days": settings.RETENTION["downloads"].days,
    }
    return render(request, "home/data.html", context)


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    exporting.ask(request.user)
    return redirect("home:data")


@login_required
@reauthentication_required
@never_cache
def download(request: HttpRequest) -> HttpResponseBase:
    """Under an address that says nothing, for her alone, and asked once more who she is."""
    try:
        found = exporting.file_of(request.user)
    except exporting.NothingThere as refusal:
        messages.error(request, str(refusal))
        return redirect("home:data")
    return FileResponse(
        private_storage().open(found.name),
        as_attachment=True,
        filename=f"ankomst-{found.ready_at:%Y-%m-%d}.zip",
        content_type="application/zip",
        headers=PROTECTED,
    )


@require_POST
@login_required
def throw_away(request: HttpRequest) -> HttpResponse:
    exporting.throw_away(request.user)
    messages.success(request, _("The file is deleted. You can ask for a new one."))
    return redirect("home:data")


@login_required
@reauthentication_required
@never_cache
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST or None, user=request.user)
    reasons = personal_data.hindrances(request.user)
    if form.is_valid() and not reasons:
        try:
            erasing.ask(request.user)
        except personal_data.CannotBeErased as refusal:
            reasons = refusal.reasons
        else:
            logout(request)
            return redirect("home:goodbye")
    return render(request, "home/erase.html", {"form": form, "reasons": reasons})


def goodbye(request: HttpRequest) -> HttpResponse:
    """Says nothing about who was here."""
    return render(request, "home/goodbye.html")


@login_required
def access_log(request: HttpRequest) -> HttpResponse:
    lines = AccessLog.objects.about(request.user).select_related("actor")
    page = Paginator(lines, 50).get_page(request.GET.get("page"))
    return render(request, "home/access_log.html", {"lines": page})
