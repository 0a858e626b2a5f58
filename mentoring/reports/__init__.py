"""What came of programmes, in numbers in which nobody can be recognised.

``programme.tables_of`` is a programme's report; ``year`` is what the annual report reads.
"""

from mentoring.reports.years import Year, year

__all__ = ["Year", "year"]
