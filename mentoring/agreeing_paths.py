"""Addresses of answering a proposal and of ending a pair, under /mentoring/."""

from django.urls import URLPattern, path

from mentoring.views import answering, ending

paths: list[URLPattern] = [
    path("answer/<str:token>/", answering.by_link, name="answer"),
    path("my/<int:match_id>/answer/", answering.proposal, name="proposal"),
    path("my/<int:match_id>/end/", ending.end, name="end"),
]
