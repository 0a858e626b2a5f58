"""Addresses of a pair's own pages, under /mentoring/my/<its id>/."""

from django.urls import path

from mentoring.views import pair, pair_goals, pair_meeting_acts, pair_meetings, pair_notes

OWN = "my/<int:match_id>"
GOAL, MEETING, NOTE = f"{OWN}/goals/<int:pk>", f"{OWN}/meetings/<int:pk>", f"{OWN}/notes/<int:pk>"

paths = [
    path(f"{OWN}/", pair.overview, name="pair"),
    path(f"{OWN}/goals/", pair_goals.pair_goals, name="pair_goals"),
    path(f"{GOAL}/", pair_goals.pair_goal, name="pair_goal"),
    path(f"{GOAL}/agree/", pair_goals.agree, name="pair_goal_agree"),
    path(f"{GOAL}/reached/", pair_goals.reach, name="pair_goal_reached"),
    path(f"{GOAL}/drop/", pair_goals.drop, name="pair_goal_drop"),
    path(f"{OWN}/meetings/", pair_meetings.pair_meetings, name="pair_meetings"),
    path(f"{OWN}/meetings/propose/", pair_meetings.propose, name="pair_propose"),
    path(f"{OWN}/meetings/met/", pair_meetings.met, name="pair_met"),
    path(f"{MEETING}/", pair_meetings.meeting, name="pair_meeting"),
    path(f"{MEETING}.ics", pair_meetings.ics, name="pair_ics"),
    path(f"{MEETING}/times/", pair_meeting_acts.others, name="pair_times"),
    path(f"{MEETING}/place/", pair_meeting_acts.place, name="pair_place"),
    path(f"{MEETING}/pick/", pair_meeting_acts.pick, name="pair_pick"),
    path(f"{MEETING}/keep/", pair_meeting_acts.keep, name="pair_keep"),
    path(f"{MEETING}/cancel/", pair_meeting_acts.cancel, name="pair_cancel"),
    path(f"{MEETING}/told/", pair_meeting_acts.tell, name="pair_told"),
    path(f"{OWN}/notes/", pair_notes.pair_notes, name="pair_notes"),
    path(f"{NOTE}/", pair_notes.note, name="pair_note"),
    path(f"{NOTE}/delete/", pair_notes.delete_note, name="pair_note_delete"),
    path(f"{OWN}/messages/", pair_notes.pair_thread, name="pair_messages"),
]
