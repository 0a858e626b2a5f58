"""Addresses of what a pair is asked, and of its certificates, under /mentoring/."""

from django.urls import path

from mentoring.views import asked, certificate

paths = [
    path("check-in/<str:token>/", asked.check_in, name="check_in"),
    path("evaluation/<str:token>/", asked.evaluation, name="evaluation"),
    path("certificate/<str:token>/", certificate.my_certificate, name="my_certificate"),
    path("certificate/<str:token>/certificate.pdf", certificate.download, name="certificate_pdf"),
    path("certificates/", certificate.ask, name="certificates"),
    path("certificates/<str:code>/", certificate.check, name="certificate"),
]
