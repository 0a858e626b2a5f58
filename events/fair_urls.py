"""Stands of a fair: for everybody, for visitors with a ticket, and for a stand's company."""

from django.urls import path

from events.views import my_stand, stands

urlpatterns = [
    path("s/<slug:code>/", stands.by_code, name="stand_by_code"),  # short: it is in a QR code
    path("events/<slug:slug>/stands/", stands.stands, name="stands"),
    path("events/<slug:slug>/stands/mine/", stands.mine, name="my_contacts"),
    path("events/<slug:slug>/stands/ticket/", stands.who, name="who"),
    path("events/<slug:slug>/stands/<int:pk>/", stands.stand, name="stand"),
    path("events/<slug:slug>/stands/<int:pk>/take-back/", stands.take_back, name="take_back"),
    path("ticket/<str:token>/stands/", stands.from_ticket, name="ticket_stands"),
    # A company's own page, by its link:
    path("stand/<str:token>/", my_stand.my_stand, name="my_stand"),
    path("stand/<str:token>/words/", my_stand.words, name="stand_words"),
    path("stand/<str:token>/sign/", my_stand.sign, name="stand_sign"),
    path("stand/<str:token>/contacts.xlsx", my_stand.export, name="stand_export"),
    path("stand/<str:token>/note/<int:pk>/", my_stand.note, name="stand_note"),
]
