"""What is on, for other programs: calendars, readers, partners' sites."""
