"""A company's seats at an event: the same list, hold and sending as for registration days.

Here is what is different: no desks and no papers, a date or a whole course instead of a day with
room at every desk, and a person who may say herself that she cannot come.
"""
