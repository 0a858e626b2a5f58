"""Addresses under /mentoring/; those that are not here are pages of Wagtail's."""

from django.urls import URLPattern

from mentoring import agreeing_paths, applying_paths, pair_paths, rhythm_paths

app_name = "mentoring"

urlpatterns: list[URLPattern] = [
    *applying_paths.paths,
    *agreeing_paths.paths,
    *pair_paths.paths,
    *rhythm_paths.paths,
]
