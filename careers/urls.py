"""Addresses of the careers app: her own pages, what employers search, and the jobs."""

from django.urls import include, path

urlpatterns = [
    path("cv/", include("careers.cv_urls")),
    path("candidates/", include("careers.candidates_urls")),
    path("jobs/", include("careers.jobs_urls")),
    path("company/<int:company_id>/jobs/", include("careers.company_jobs_urls")),
]
