"""A company's own jobs, and who applied."""

from django.urls import URLPattern

app_name = "company_jobs"

urlpatterns: list[URLPattern] = []
