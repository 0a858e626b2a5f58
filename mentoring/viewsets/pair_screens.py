"""Addresses of the Pairs tab's screens; part of ``mentoring_admin``."""

from django.urls import path

from mentoring.views import alumni, pair_admin, pairs_admin, pairs_export

LIST = "<int:programme_pk>/pairs"
ONE = f"{LIST}/<int:pk>"

PAIRS = [
    path(f"{LIST}/", pairs_admin.pairs, name="pairs"),
    path(f"{LIST}/list.csv", pairs_export.export, name="pairs_csv"),
    path("<int:programme_pk>/alumni/", alumni.invite, name="invite_alumni"),
    path(f"{ONE}/", pair_admin.pair, name="pair"),
    path(
        f"{ONE}/outcomes/<int:outcome>/take-back/",
        pair_admin.take_outcome_back,
        name="take_outcome_back",
    ),
    path(f"{ONE}/<slug:key>/", pair_admin.act, name="pair_act"),
]
