"""Addresses of the arrivals desk."""

from django.urls import path

from events.views import desk as desk_views

app_name = "desk"

urlpatterns = [
    path("", desk_views.today, name="today"),
    path("step/", desk_views.step, name="step"),
    path("person/<int:pk>/", desk_views.person, name="person"),
    path("scan/<slug:ticket_code>/", desk_views.scan, name="scan"),
    path("<slug:centre_key>/<str:day>/", desk_views.day, name="day"),
]
