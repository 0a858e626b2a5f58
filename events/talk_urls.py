"""Picking a talk after a meeting, by a personal link; part of the namespace ``events``."""

from django.urls import path

from events.views import pick_talk

urlpatterns = [
    path("<str:token>/", pick_talk.talks, name="talks"),
    path("<str:token>/<int:pk>/", pick_talk.talk, name="talk"),
]
