"""The company's start page; who acts for several companies chooses first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from companies.models import Company, JoinRequest
from companies.overview import lines_of
from companies.page_acts import acts_of
from companies.permissions import membership_of
from companies.views.loading import company_or_404


@login_required
def dashboard(request: HttpRequest) -> HttpResponse:
    companies = list(Company.objects.visible_to(request.user).with_upcoming())
    if len(companies) == 1:
        return redirect(companies[0])
    waiting = JoinRequest.objects.waiting().filter(user=request.user)
    context = {"companies": companies, "asked": list(waiting.select_related("company"))}
    return render(request, "companies/dashboard.html", context)


@login_required
def company(request: HttpRequest, company_id: int) -> HttpResponse:
    found = company_or_404(request, company_id)
    lines = lines_of(found)
    context = {
        "company": found,
        "membership": membership_of(request.user, found),
        "acts": acts_of(found),
        "current": [line for line in lines if line.is_current],
        "past": [line for line in lines if not line.is_current],
    }
    return render(request, "companies/company.html", context)
