"""The report of an event, once people have come: numbers, and nobody in them."""
