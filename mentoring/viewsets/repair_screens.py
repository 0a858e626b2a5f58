"""The address of repairing in a programme's hub; part of ``mentoring_admin``."""

from django.urls import path

from mentoring.views import repair

REPAIR = [path("<int:programme_pk>/repair/", repair.repair, name="repair")]
