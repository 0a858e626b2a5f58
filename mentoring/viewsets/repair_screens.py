"""Addresses of repairing and of one proposal in a programme's hub; part of ``mentoring_admin``."""

from django.urls import path

from mentoring.views import proposal_admin, repair

REPAIR = [
    path("<int:programme_pk>/repair/", repair.repair, name="repair"),
    path("<int:programme_pk>/proposals/<int:pk>/", proposal_admin.proposal, name="proposal"),
]
