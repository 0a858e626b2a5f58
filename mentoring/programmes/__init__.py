"""A programme's way from draft to end, and what is said of it: to the public, and to its staff."""

from mentoring.programmes.transitions import (
    NotReady,
    NotThatStep,
    Transition,
    begin_six_months,
    close_applications,
    finish,
    move,
    next_steps,
    open_applications,
    reopen_applications,
)

__all__ = [
    "NotReady",
    "NotThatStep",
    "Transition",
    "begin_six_months",
    "close_applications",
    "finish",
    "move",
    "next_steps",
    "open_applications",
    "reopen_applications",
]
