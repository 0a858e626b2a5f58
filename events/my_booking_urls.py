"""One's own booking, opened by a personal link; part of the namespace ``events``."""

from django.urls import path

from events.views import allotment, my_booking, party

urlpatterns = [
    path("<str:token>/", my_booking.my_booking, name="my_booking"),
    path("<str:token>/booked/", my_booking.my_booking, {"just_booked": True}, name="booked"),
    path("<str:token>/cancel/", my_booking.cancel_my_booking, name="cancel_my_booking"),
    path("<str:token>/calendar.ics", my_booking.my_booking_ics, name="my_booking_ics"),
    # Of a party alone:
    path("<str:token>/confirm/", party.confirm, name="confirm_sign_up"),
    path("<str:token>/people/", party.name, name="name_guests"),
    path("<str:token>/people/add/", party.add, name="add_guest"),
    path("<str:token>/people/<int:number>/remove/", party.remove, name="remove_guest"),
    path("<str:token>/people/<int:number>/hand-over/", party.give, name="hand_over"),
    # Of an allotment alone:
    path("<str:token>/seats/", allotment.name, name="name_seats"),
    path("<str:token>/seats/fewer/", allotment.fewer, name="fewer_seats"),
    path("<str:token>/seats/<int:number>/", allotment.remove, name="take_off_seat"),
]
