"""Courses: who came to which meeting, and the certificate of who came to enough of them."""
