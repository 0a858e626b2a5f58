"""Addresses of applying, inviting and an organisation's own mentors, under /mentoring/."""

from django.urls import path

from mentoring import side_in_address  # noqa: F401
from mentoring.views import apply, apply_steps, invitation, partner

OWN = "<slug:slug>/apply/<side:side>"
PARTNER = "partner/<int:partner_id>"

paths = [
    path("my/", apply.mine, name="mine"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path(f"{PARTNER}/", partner.partner, name="partner"),
    path(f"{PARTNER}/invitations/<int:pk>/remind/", partner.remind_invited, name="remind_invited"),
    path(
        f"{PARTNER}/invitations/<int:pk>/withdraw/",
        partner.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path(f"{PARTNER}/mentors/<int:pk>/remind/", partner.remind_mentor, name="remind_mentor"),
    path(f"{PARTNER}/<slug:slug>/", partner.programme, name="partner_programme"),
    path("<slug:slug>/apply/", apply.choose, name="apply"),
    path(f"{OWN}/", apply.application, name="application"),
    path(f"{OWN}/steps/<slug:key>/", apply_steps.step, name="step"),
    path(f"{OWN}/review/", apply.review, name="review"),
    path(f"{OWN}/withdraw/", apply.withdraw, name="withdraw"),
    path(f"{OWN}/copy/", apply.copy, name="copy"),
]
