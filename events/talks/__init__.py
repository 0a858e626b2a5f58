"""Personal talks after a meeting: those who were there pick a time with an adviser, one each.

Talks that follow nothing are signed up for like any event; nothing here is about them.
"""
