"""Certificates: her own page by a personal link, and whether one is genuine; part of ``events``."""

from django.urls import path

from events.views import certificates

urlpatterns = [
    path("certificate/<str:token>/", certificates.my_certificate, name="my_certificate"),
    path("certificate/<str:token>/certificate.pdf", certificates.download, name="certificate_pdf"),
    path("certificates/", certificates.ask, name="certificates"),
    path("certificates/<str:code>/", certificates.check, name="certificate"),
]
