"""Addresses of the Reports tab; part of ``mentoring_admin``."""

from django.urls import path

from mentoring.views import reports

REPORTS = [
    path("<int:programme_pk>/reports/", reports.reports, name="reports"),
    path("<int:programme_pk>/reports/report.xlsx", reports.as_xlsx, name="reports_xlsx"),
    path("<int:programme_pk>/reports/report.csv", reports.as_csv, name="reports_csv"),
]
