"""Addresses of the companies app: the company's own pages, and the new hire's by link."""

from django.urls import URLPattern, include, path

from companies import group_urls
from companies.views import dashboard, members, sign_up
from companies.views.group import event, start

app_name = "companies"

company: list[URLPattern] = [
    path("", dashboard.dashboard, name="dashboard"),
    path("sign-up/", sign_up.sign_up, name="sign_up"),
    path("sign-up/ask/", sign_up.ask_to_join, name="ask_to_join"),
    path("terms/", sign_up.terms, name="terms"),
    path("group/", start.from_plan, name="group_for"),
    path("list.xlsx", start.empty_list, name="empty_list"),
    path("events/<slug:slug>/", event.choose_company, name="event_for"),
    path("invitation/<str:token>/", members.invitation, name="invitation"),
    path("<int:company_id>/", dashboard.company, name="company"),
    path("<int:company_id>/ask-again/", sign_up.ask_again, name="ask_again"),
    path("<int:company_id>/people/", members.members, name="members"),
]

people: list[URLPattern] = [
    path("<int:membership_id>/role/", members.change_role, name="member_role"),
    path("<int:membership_id>/remove/", members.remove, name="member_remove"),
    path(
        "invitations/<int:invitation_id>/again/", members.invitation_again, name="invitation_again"
    ),
    path(
        "invitations/<int:invitation_id>/withdraw/",
        members.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("requests/<int:request_id>/", members.join_answer, name="join_answer"),
]

urlpatterns = [
    path("company/", include(company)),
    path("company/<int:company_id>/people/", include(people)),
    path("company/<int:company_id>/bookings/new/", include(group_urls.new)),
    path("company/<int:company_id>/events/", include(group_urls.events)),
    path("company/bookings/<slug:reference>/", include(group_urls.bookings)),
    path("visit/", include("companies.visit_urls")),
]
