"""The guides of newcomers, spouses, students and employers, and what is around their pages."""
