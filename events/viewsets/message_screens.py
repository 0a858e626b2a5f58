"""Addresses of the screens on which organisers write to people; part of ``event_admin``."""

from django.urls import path

from events.views import messages

LIST = "<int:event_pk>/messages"
ONE = f"{LIST}/<int:pk>"

MESSAGES = [
    path(f"{LIST}/", messages.written, name="messages"),
    path(f"{ONE}/", messages.message, name="message"),
    path(f"{ONE}/mail/<slug:language>/", messages.letter, name="message_mail"),
    path(f"{ONE}/change/", messages.change, name="change_message"),
    path(f"{ONE}/test/", messages.test, name="test_message"),
    path(f"{ONE}/send/", messages.send, name="send_message"),
    path(f"{ONE}/throw-away/", messages.throw_away, name="throw_away_message"),
]
