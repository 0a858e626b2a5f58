"""The job bank, as everybody and as a candidate sees it."""

from django.urls import URLPattern

app_name = "jobs"

urlpatterns: list[URLPattern] = []
