"""Screens of the CV bank and the job bank in the Wagtail admin, one module a subject."""
