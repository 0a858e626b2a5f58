"""The arrivals desk: who comes today, and what becomes of each visit."""
