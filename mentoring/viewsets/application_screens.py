"""Addresses of the screens about a programme's applications; part of ``mentoring_admin``."""

from django.urls import path

from mentoring import side_in_address  # noqa: F401
from mentoring.views import application, applications, applications_export

LIST = "<int:programme_pk>/applications"
ONE = f"{LIST}/<side:side>/<int:pk>"

APPLICATIONS = [
    path(f"{LIST}/", applications.applications, name="applications"),
    path(f"{LIST}/mentors/", applications.mentors, name="mentors"),
    path(f"{LIST}/invite/", applications.invite, name="invite_mentors"),
    path(f"{LIST}/<side:side>/accept/", applications.accept_many, name="accept_many"),
    path(f"{LIST}/<side:side>/list.csv", applications_export.export, name="applications_csv"),
    path(f"{ONE}/", application.application, name="application"),
    path(f"{ONE}/conflict/", application.mark_conflict, name="mark_conflict"),
    path(f"{ONE}/conflict/<int:rule>/lift/", application.lift_conflict, name="lift_conflict"),
]
