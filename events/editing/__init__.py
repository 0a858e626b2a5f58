"""What editors do to events: publish their pages, set their dates."""
