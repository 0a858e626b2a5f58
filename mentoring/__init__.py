"""Mentors for international students: programmes, applications, pairs, and six months together."""
