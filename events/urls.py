"""Addresses of the events app: what is on, booking a seat, and one's own booking by link."""

from django.urls import include, path

app_name = "events"

public: list = []

urlpatterns = [
    path("events/", include(public)),
    path("booking/", include("events.my_booking_urls")),
]
