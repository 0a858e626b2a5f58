"""Addresses of the screens about an event's people; part of ``event_admin``."""

from django.urls import path

from events.views import allotments, people, people_lists, waiting_list

EVENT = "<int:event_pk>"

PEOPLE = [
    path(f"{EVENT}/people/", people.people, name="people"),
    path(f"{EVENT}/people/add/", people.add, name="add_person"),
    path(f"{EVENT}/people/list.xlsx", people_lists.export, name="people_xlsx"),
    path(f"{EVENT}/people/print/", people_lists.printed, name="people_print"),
    path(f"{EVENT}/people/<int:pk>/", people.person, name="person"),
    path(f"{EVENT}/people/<int:pk>/move/", people.move, name="move_person"),
    path(f"{EVENT}/people/<int:pk>/cancel/", people.cancel, name="cancel_person"),
    path(f"{EVENT}/people/<int:pk>/ticket/", people.send_ticket, name="send_ticket"),
    path(f"{EVENT}/people/confirm/<int:pk>/", people.confirm, name="confirm_person"),
    path(f"{EVENT}/waiting/", waiting_list.waiting_list, name="waiting"),
    path(f"{EVENT}/waiting/<int:pk>/offer/", waiting_list.offer, name="offer_seats"),
    path(f"{EVENT}/waiting/<int:pk>/take-off/", waiting_list.take_off, name="take_off_line"),
    path(f"{EVENT}/allotments/", allotments.allotments, name="allotments"),
    path(f"{EVENT}/allotments/<int:pk>/", allotments.allotment, name="allotment"),
    path(f"{EVENT}/allotments/<int:pk>/release/", allotments.release, name="release_allotment"),
    path(f"{EVENT}/allotments/<int:pk>/send/", allotments.send_again, name="send_allotment"),
]
