"""Addresses of the events app: what is on, booking a seat, and one's own booking by link."""

from django.urls import URLPattern, include, path

from events.views import book, public, sign_up

app_name = "events"

what_is_on: list[URLPattern] = [
    path("", public.index, name="index"),
    path("<slug:slug>/", public.event, name="event"),
    path("<slug:slug>/sessions/<int:pk>.ics", public.session_ics, name="session_ics"),
    path("<slug:slug>/sessions/<int:pk>/book/", book.book, name="book"),
    path("<slug:slug>/book/", sign_up.book_course, name="book_course"),
    path("<slug:slug>/sent/<slug:says>/", sign_up.mail_sent, name="sent"),
]

urlpatterns = [
    path("events/", include(what_is_on)),
    path("booking/", include("events.my_booking_urls")),
    path("waiting/", include("events.waiting_urls")),
    path("", include("events.guest_urls")),
]
