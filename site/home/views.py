"""What is one's own: My page, details, data."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.forms import DetailsForm, EraseForm
from accounts.models import AccessLog
from accounts.permissions import has_second_step
from home import my_page, personal_data


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
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "home/data.html")


@require_POST
@login_required
@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """A file with everything; asked for by a form, since it writes a line in the log."""
    options = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(personal_data.export(request.user), json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="ankomst-my-data.json"'
    return response


@login_required
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(request.POST or None)
    reasons = personal_data.hindrances(request.user)
    if form.is_valid() and not reasons:
        personal_data.erase(request.user)
        logout(request)
        messages.success(request, _("Everything about you is erased. We wish you well."))
        return redirect("/")
    return render(request, "home/erase.html", {"form": form, "reasons": reasons})


@login_required
def access_log(request: HttpRequest) -> HttpResponse:
    lines = AccessLog.objects.about(request.user).select_related("actor")
    page = Paginator(lines, 50).get_page(request.GET.get("page"))
    return render(request, "home/access_log.html", {"lines": page})
