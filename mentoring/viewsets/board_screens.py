"""Addresses of the Matching tab's screens; part of ``mentoring_admin``."""

from django.urls import path

from mentoring.views import board, board_acts, board_run

BOARD = "<int:programme_pk>/matching"
RUN = f"{BOARD}/<int:number>"

MATCHING = [
    path(f"{BOARD}/", board.matching, name="matching"),
    path(f"{BOARD}/rules/", board_acts.make_rule, name="make_rule"),
    path(f"{BOARD}/rules/<int:pk>/release/", board_acts.release_rule, name="release_rule"),
    path(f"{RUN}/", board_run.run, name="run"),
    path(f"{RUN}/unmatched/", board_run.unmatched, name="run_unmatched"),
    path(f"{RUN}/why-not/", board_run.why_not, name="run_why"),
    path(f"{RUN}/what-if/", board_acts.what_if, name="run_what_if"),
    path(f"{RUN}/compare/", board_run.compare, name="run_compare"),
    path(f"{RUN}/send/", board_acts.send, name="send_run"),
]
