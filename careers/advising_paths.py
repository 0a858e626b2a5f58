"""Addresses of talks, offers, outcomes and questions to advisers."""

from django.urls import URLPattern, path

from careers.views import ask_adviser, her_steps, her_talks

#: In the namespace ``candidates``, before the address of one candidate.
employers: list[URLPattern] = [
    path("ask-adviser/", ask_adviser.of_company, name="ask_adviser"),
]

#: In the namespace ``cv``.
hers: list[URLPattern] = [
    path("talks/", her_talks.talks, name="talks"),
    path("talks/cancel/", her_talks.cancel, name="cancel_talk"),
    path("talks/<int:pk>/", her_talks.talk, name="talk"),
    path("offers/", her_steps.offers, name="offers"),
    path("offers/<int:pk>/", her_steps.answer_offer, name="answer_offer"),
    path("outcomes/", her_steps.outcomes, name="outcomes"),
    path("outcomes/<int:pk>/take-back/", her_steps.take_outcome_back, name="take_outcome_back"),
    path("ask/", ask_adviser.of_candidate, name="ask_adviser"),
    path("passed-on/<int:pk>/", ask_adviser.passed_on, name="passed_on"),
]
