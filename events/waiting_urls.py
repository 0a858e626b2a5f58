"""One's own place in line, opened by a personal link; part of the namespace ``events``."""

from django.urls import path

from events.views import waiting

urlpatterns = [
    path("<str:token>/", waiting.waiting, name="waiting"),
    path("<str:token>/take/", waiting.take_seats, name="take_seats"),
    path("<str:token>/leave/", waiting.leave_line, name="leave_line"),
]
