"""Addresses of the events app: what is on, booking a seat, and one's own booking by link."""

from django.urls import URLPattern, include, path

from events.views import book, calendar, feeds, my_calendar, public, sign_up

app_name = "events"

what_is_on: list[URLPattern] = [
    path("", calendar.index, name="index"),
    path("calendar.ics", feeds.calendar_ics, name="calendar_ics"),
    path("feed.atom", feeds.atom, name="atom"),
    path("embed/", feeds.embed, name="embed"),
    path("mine/", my_calendar.address, name="my_calendar_address"),
    path("mine/<str:token>.ics", feeds.my_calendar, name="my_calendar"),
    path("<slug:slug>/calendar.ics", feeds.event_ics, name="event_ics"),
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
    path("", include("events.fair_urls")),
    path("", include("events.certificate_urls")),
    path("talks/", include("events.talk_urls")),
]
