"""Addresses of the arrivals desk."""

from django.urls import path

from events.views import desk as desk_views
from events.views import desk_arrival, desk_events

app_name = "desk"

urlpatterns = [
    path("", desk_views.today, name="today"),
    path("step/", desk_views.step, name="step"),
    path("person/<int:pk>/", desk_views.person, name="person"),
    path("arrival/", desk_arrival.arrival, name="arrival"),
    path("scan/<slug:ticket_code>/", desk_views.scan, name="scan"),
    path("events/<int:session_pk>/", desk_events.event, name="event"),
    path("events/<int:session_pk>/walk-in/", desk_events.walk_in, name="walk_in"),
    path("<slug:centre_key>/<str:day>/", desk_views.day, name="day"),
]
