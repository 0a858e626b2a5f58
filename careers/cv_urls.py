"""What a person does for her own profile: her pages, her answers, her log."""

from django.urls import URLPattern

from careers import advising_paths, contact_paths, profile_paths, publishing_paths

app_name = "cv"

urlpatterns: list[URLPattern] = [
    *advising_paths.hers,
    *contact_paths.hers,
    *profile_paths.paths,
    *publishing_paths.paths,
]
