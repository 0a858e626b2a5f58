"""Reading kept cells once more, when somebody says that a column means something else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from companies.roster_reading import read
from companies.roster_reading.places import MunicipalityLike
from companies.roster_reading.problems import RosterRefused
from companies.roster_reading.read import ReadRoster
from companies.roster_reading.sheets import Row, Sheet


def read_again(
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    today: date,
    municipalities: Iterable[MunicipalityLike],
    mapping: Mapping[int, str | None],
) -> ReadRoster:
    """``headers`` and numbered rows as they were kept; ``mapping`` as for ``read_roster``."""
    people = [Row(number, list(cells)) for number, cells in rows]
    if not people:
        raise RosterRefused("no_people")
    above = Row(people[0].number - 1, list(headers))
    reader = read._Reader(today, municipalities, mapping, None)
    return reader.read([Sheet("", [above, *people])])
