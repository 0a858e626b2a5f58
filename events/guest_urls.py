"""What a guest opens by a link of her own: her ticket, and how it was; namespace ``events``."""

from django.urls import path

from events.views import feedback, guest

urlpatterns = [
    path("ticket/<str:token>/", guest.ticket, name="ticket"),
    path("ticket/<str:token>/give-back/", guest.give_back, name="give_back"),
    path("ticket/<str:token>/calendar.ics", guest.calendar, name="ticket_ics"),
    path("feedback/<str:token>/", feedback.feedback, name="feedback"),
]
