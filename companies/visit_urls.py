"""A new hire's page, opened by a personal link; part of the namespace ``companies``."""

from django.urls import URLPattern, path

from companies.views import her_event, visit

urlpatterns: list[URLPattern] = [
    path("<str:token>/", visit.page, name="visit"),
    path("<str:token>/papers/", visit.tick, name="visit_tick"),
    path("<str:token>/application/", visit.application, name="visit_application"),
    path("<str:token>/details/", visit.correct, name="visit_details"),
    path("<str:token>/another-time/", visit.another_time, name="visit_another_time"),
    path("<str:token>/keep-time/", visit.keep_time, name="visit_keep_time"),
    path("<str:token>/language/", visit.language, name="visit_language"),
    path("<str:token>/answers/", her_event.answers, name="visit_answers"),
    path("<str:token>/cannot-come/", her_event.decline, name="visit_decline"),
    path("<str:token>/calendar.ics", visit.calendar, name="visit_calendar"),
]
