"""Companies that look for people: what they agreed to, and what they keep of their search."""

from careers.employers.standing import Acting, acting

__all__ = ["Acting", "acting"]
