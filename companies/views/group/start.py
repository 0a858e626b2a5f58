"""Opening a group booking: centre, and the list or a headcount. The centre can be changed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from companies import group_booking
from companies.export import XLSX, empty_list_xlsx
from companies.forms.start import MOST_PEOPLE, CentreForm, StartForm
from companies.from_plan import filled_in, moving_day
from companies.models import Company, GroupBooking
from companies.views.group.loading import MemberRequest, draft_view
from companies.views.group.steps import steps_for


@require_safe
def empty_list(request: HttpRequest) -> HttpResponse:
    """To fill in; it holds nobody, so it may be had before signing up."""
    headers = {"Content-Disposition": 'attachment; filename="new-hires.xlsx"'}
    return HttpResponse(empty_list_xlsx(), content_type=XLSX, headers=headers)


@login_required
@never_cache
def from_plan(request: MemberRequest) -> HttpResponse:
    """From an employer's plan; who acts for several companies says for which."""
    companies = list(Company.objects.visible_to(request.user))
    if not companies:
        return redirect("companies:dashboard")
    query = request.GET.urlencode()
    if len(companies) == 1:
        return redirect(f"{reverse('companies:booking_new', args=[companies[0].pk])}?{query}")
    context = {"companies": companies, "query": query}
    return render(request, "companies/group/plan_company.html", context)


@login_required
def booking_new(request: MemberRequest, company_id: int) -> HttpResponse:
    company = get_object_or_404(Company.objects.visible_to(request.user), pk=company_id)
    form = StartForm(request.POST or None, initial=filled_in(request.GET, most=MOST_PEOPLE))
    if request.method == "POST" and form.is_valid():
        group = group_booking.start(
            company=company,
            centre=form.cleaned_data["centre"],
            names_later=form.names_later,
            headcount=form.headcount() if form.names_later else None,
            moves_on=moving_day(request.GET),
            by=request.user,
        )
        step = "companies:appointment" if form.names_later else "companies:roster"
        return redirect(step, group.reference)
    context = {"company": company, "form": form, **steps_for(None, "centre")}
    return render(request, "companies/group/start.html", context)


@draft_view
def centre(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Go to another centre; the list stays, seats held at the first one are given back."""
    if group.event is not None:
        return redirect("companies:date", group.reference)
    form = CentreForm(request.POST or None, initial={"centre": group.centre_id})
    if request.method == "POST" and form.is_valid():
        group_booking.change_centre(group, centre=form.cleaned_data["centre"], by=request.user)
        return redirect(group)
    steps = steps_for(group, "centre")
    context = {"company": group.company, "group": group, "form": form, **steps}
    return render(request, "companies/group/start.html", context)
