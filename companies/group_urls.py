"""Addresses of a group booking, below /company/."""

from django.urls import URLPattern, path

from companies.views.group import appointment, check, event, person, replace, roster, sent, start

new: list[URLPattern] = [path("", start.booking_new, name="booking_new")]

events: list[URLPattern] = [
    path("", event.events, name="events"),
    path("<slug:slug>/", event.event_new, name="event_new"),
]

bookings: list[URLPattern] = [
    path("", sent.booking, name="booking"),
    path("centre/", start.centre, name="centre"),
    path("roster/", roster.roster, name="roster"),
    path("roster/columns/", roster.columns, name="columns"),
    path("roster/replace/", roster.replace, name="replace_roster"),
    path("roster/add/", roster.add_row, name="add_row"),
    path("roster/<int:row_pk>/", roster.row, name="row"),
    path("roster/<int:row_pk>/remove/", roster.remove_row, name="remove_row"),
    path("appointment/", appointment.appointment, name="appointment"),
    path("date/", event.date, name="date"),
    path("wait/", check.wait, name="wait_in_line"),
    path("check/", check.check, name="check"),
    path("check/leave-out/", check.leave_out, name="leave_out"),
    path("send/", check.send, name="send"),
    path("remind/", sent.remind, name="remind"),
    path("again/", sent.book_again, name="book_again"),
    path("export.xlsx", sent.export, name="export"),
    path("cancel/", sent.cancel, name="cancel"),
    path("people/add/", person.add, name="add_person"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/time/", person.another_time, name="another_time"),
    path("people/<int:pk>/remind/", person.remind_person, name="remind_person"),
    path("people/<int:pk>/replace/", replace.replace, name="replace_person"),
    path("people/<int:pk>/take-out/", person.take_out, name="take_out"),
]
