"""What advisers do for candidates: caseload, talks, notes, offers, outcomes, and the funnel."""
