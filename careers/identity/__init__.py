"""The identity gate: what in a text could give away who wrote it.

>>> check(Profile(first_name="Ana", last_name="Ivić"), "Nurse. Call A n a!")
Judgement(held=True, findings=(Finding(start=12, end=17, kind=<Kind.NAME: 'name'>),))

It is a filter, not the guarantee. What employers see without review is taken from closed lists;
free text is read by an adviser always, and the gate shows her where to look (docs/anonymity.md).
"""

from careers.identity.finding import Finding, Judgement, Kind
from careers.identity.gate import VERSION, check
from careers.identity.profile import Profile

__all__ = ["VERSION", "Finding", "Judgement", "Kind", "Profile", "check"]
