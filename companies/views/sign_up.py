"""A company signs up; somebody without an account gets one on the way."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import sign_up as signing_up
from companies import verification
from companies.cvr_field import CvrField
from companies.forms.sign_up import AskAgainForm, SignUpForm
from companies.models import Company
from companies.permissions import user_can_manage
from companies.terms import TERMS, TERMS_VERSION
from companies.views.loading import company_or_404, posted
from vocabulary.refused import Refused

TYPED = "companies.sign_up"  # session key of what was typed before there was an account


def sign_up(request: HttpRequest) -> HttpResponse:
    typed = request.session.get(TYPED, {})
    form = SignUpForm(posted(request), initial=typed)
    if form.is_valid():
        if request.user.is_authenticated:
            return _create(request, form)
        return _account_first(request, form)
    context = {"form": form, "resumed": bool(typed) and request.user.is_authenticated}
    return render(request, "companies/sign_up.html", context)


def _create(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    name, cvr = form.cleaned_data["name"], form.cleaned_data["cvr"]
    try:
        company = signing_up.sign_up(name=name, cvr=cvr, by=request.user)
    except signing_up.KnownAlready:
        return render(request, "companies/sign_up_known.html", {"cvr": cvr})
    request.session.pop(TYPED, None)
    messages.success(request, _("%(name)s is signed up.") % {"name": company.name})
    return redirect(company)


def _account_first(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    request.session[TYPED] = form.cleaned_data
    messages.info(
        request,
        _("Next: an account for yourself. Then you come back here, and nothing is typed twice."),
    )
    back = urlencode({"next": reverse("companies:sign_up")})
    return redirect(f"{reverse('account_signup')}?{back}")


@require_POST
@login_required
def ask_to_join(request: HttpRequest) -> HttpResponse:
    signing_up.ask_to_join(cvr=CvrField().to_python(request.POST.get("cvr")), by=request.user)
    request.session.pop(TYPED, None)
    messages.success(
        request, _("We have written to the company's owner. You get a mail with the answer.")
    )
    return redirect("companies:dashboard")


def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "companies/terms.html", {"terms": TERMS, "version": TERMS_VERSION})


@login_required
def ask_again(request: HttpRequest, company_id: int) -> HttpResponse:
    company = company_or_404(request, company_id, user_can_manage)
    form = AskAgainForm(posted(request), initial={"name": company.name, "cvr": company.cvr})
    if form.is_valid() and _ask_again(request, company, form):
        return redirect(company)
    return render(request, "companies/ask_again.html", {"company": company, "form": form})


def _ask_again(request: HttpRequest, company: Company, form: AskAgainForm) -> bool:
    try:
        verification.ask_again(company, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("cvr", str(refusal))
        return False
    messages.success(request, _("Thank you. We look at it again."))
    return True
