"""Where people fit: a group spread over the desks and times of a day, and why it may not fit."""
