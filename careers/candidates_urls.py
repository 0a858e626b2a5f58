"""What employers search, keep and ask."""

from django.urls import URLPattern

from careers import contact_paths

app_name = "candidates"

urlpatterns: list[URLPattern] = [
    *contact_paths.employers,
]
