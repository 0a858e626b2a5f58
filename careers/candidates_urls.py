"""What employers search, keep and ask."""

from django.urls import URLPattern

app_name = "candidates"

urlpatterns: list[URLPattern] = []
