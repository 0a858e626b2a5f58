"""Signing up for events: a party of one or several, its answers, and the line for a seat.

Registration days are booked otherwise (``events.booking.book_one``): there the seats depend on the
person, and each comes alone.
"""
