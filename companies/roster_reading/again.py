"""Reading kept cells once more, when somebody says that a column means something else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from companies.roster_reading.headers import Table
from companies.roster_reading.places import MunicipalityLike
from companies.roster_reading.read import Reader, ReadRoster
from companies.roster_reading.sheets import Row


def read_again(
    headers: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    today: date,
    municipalities: Iterable[MunicipalityLike],
    mapping: Mapping[int, str | None],
    refused: Collection[str] = (),
) -> ReadRoster:
    """``headers``, ``refused`` and numbered rows as a ``ReadRoster`` had them.

    ``mapping`` as for ``read_roster``, which see for what is raised.
    """
    people = [Row(number, list(cells)) for number, cells in rows]
    table = Table("", list(headers), people, merged=[], score=0, cut=False)
    reader = Reader(today, municipalities, mapping, None)
    return reader.read_table(table, refused_before=refused)
