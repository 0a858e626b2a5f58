"""Registration days: from a pattern to staffed, open sessions."""
