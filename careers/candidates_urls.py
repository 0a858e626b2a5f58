"""What employers search, keep and ask."""

from django.urls import URLPattern

from careers import advising_paths, contact_paths, finding_paths

app_name = "candidates"

urlpatterns: list[URLPattern] = [
    *advising_paths.employers,
    *finding_paths.employers,
    *contact_paths.employers,
    *finding_paths.candidate,
]
