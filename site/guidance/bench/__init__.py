"""Trying rules before they are published: the checklist by the public rules beside the drafts'."""
