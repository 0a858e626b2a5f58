"""How dates and times are written: as in Denmark, in both languages."""
