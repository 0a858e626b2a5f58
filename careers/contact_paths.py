"""Addresses of requests, answers, reveals, blocked companies and her log."""

from django.urls import URLPattern, path

from careers.views import (
    contact_answer,
    contact_ask,
    contact_blocked,
    contact_log,
    contact_requests,
    contact_shown,
)

#: In the namespace ``candidates``, before the address of one candidate.
employers: list[URLPattern] = [
    path("requests/", contact_requests.requests, name="requests"),
    path("requests/<int:pk>/", contact_requests.request_page, name="request"),
    path("requests/<int:pk>/take-back/", contact_requests.take_back, name="request_take_back"),
    path("<str:handle>/ask/", contact_ask.ask, name="ask"),
    path("<str:handle>/shown/", contact_shown.shown, name="shown"),
    path("<str:handle>/cv/", contact_shown.cv, name="shown_cv"),
]

#: In the namespace ``cv``.
hers: list[URLPattern] = [
    path("requests/", contact_answer.requests, name="requests"),
    path("requests/<int:pk>/", contact_answer.request_page, name="request"),
    path("requests/<int:pk>/outcome/", contact_answer.outcome_answer, name="request_outcome"),
    path("answer/<str:token>/", contact_answer.by_link, name="answer"),
    path("reveals/<int:pk>/take-back/", contact_answer.take_back, name="reveal_take_back"),
    path("log/", contact_log.log, name="log"),
    path("blocked/", contact_blocked.blocked, name="blocked"),
    path("blocked/remove/", contact_blocked.unblock, name="unblock"),
]
