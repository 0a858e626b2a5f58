"""The terms of looking for people, and for which company one looks."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careers.employers.standing import choose, standing
from careers.employers.terms import TERMS, TERMS_VERSION, accept
from careers.forms.candidates import AcceptForm
from vocabulary.typed import typed_id


def terms(request: HttpRequest) -> HttpResponse:
    """Everybody may read them; members of verified companies accept them."""
    found = standing(request)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if found.company is None:
            raise Http404
        if form.is_valid():
            accept(found.company, request.user)  # type: ignore[arg-type]
            return redirect(_next(request))
    context = {
        "standing": found,
        "terms": TERMS,
        "version": TERMS_VERSION,
        "form": form,
        "next": _next(request),
    }
    return render(request, "careers/candidates/terms.html", context)


@require_POST
def choose_company(request: HttpRequest) -> HttpResponse:
    company_id = typed_id(request.POST.get("company", ""))
    if company_id is not None and choose(request, company_id):
        messages.info(request, _("You look for another company now."))
    return redirect("candidates:search")


def _next(request: HttpRequest) -> str:
    """Where she was going; only to places of this site."""
    wanted = (request.POST or request.GET).get("next", "")
    hosts = {request.get_host()}
    is_address = wanted.startswith("/")  # or redirect() would take it for the name of a view
    if is_address and url_has_allowed_host_and_scheme(
        wanted, hosts, require_https=request.is_secure()
    ):
        return wanted
    return reverse("candidates:search")
