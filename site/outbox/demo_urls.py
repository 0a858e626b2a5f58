"""The demo's mailbox; everywhere else these addresses do not exist."""

from django.urls import path

from outbox import demo_views

app_name = "demo"

urlpatterns = [
    path("mail/", demo_views.mailbox, name="mailbox"),
    path("mail/<int:pk>/", demo_views.letter, name="letter"),
    path("mail/<int:pk>/html/", demo_views.letter_html, name="letter_html"),
    path("mail/<int:pk>/<int:number>/", demo_views.attachment, name="attachment"),
]
