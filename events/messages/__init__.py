"""Messages of an organiser to the people of an event: who gets one, its words, sending it once."""
