"""The spreadsheet to try the demo with, ``demo/new-hires.xlsx``: as a Danish HR system exports it.

Forty people of fifteen citizenships, with title rows, columns we do not need, and three honest
mistakes. The same every time: the file is kept beside the code, and a test compares the two.
Write it anew with ``python -m companies.demo_roster``.
"""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "new-hires.xlsx"
PATH = Path(__file__).resolve().parents[1] / "demo" / SHEET

_MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_MADE_TEXT = b">2026-11-20T09:00:00Z<"
_NOW = re.compile(rb">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")

_TITLE_ROWS = (
    ("Nordvind A/S",),
    ("Nye medarbejdere, 1. kvartal 2027",),
    ("Udtræk fra HR, 20-11-2026",),
    (),
)

_HEADERS = (
    "Medarbejdernr.",
    "Efternavn",
    "Fornavn",
    "Stilling",
    "Afdeling",
    "Statsborgerskab",
    "E-mail (privat)",
    "Mobil",
    "Bopælskommune",
    "Ankomst til DK",
    "1. arbejdsdag",
    "Sprog",
    "Medfølgende familie",
    "Nærmeste leder",
)
_WIDTHS = (15, 18, 16, 24, 14, 16, 36, 18, 18, 15, 14, 10, 20, 18)

_DEPARTMENTS = ("Vindmodel", "Software", "Elektro", "Kundeservice", "Økonomi")
_LEADERS = ("Mette Krogh", "Jens Ravn", "Sofie Lindholm", "Anders Bech", "Line Overgaard")
_FIRST_DAYS = (date(2027, 1, 4), date(2027, 1, 18), date(2027, 2, 1), date(2027, 3, 1))
_ARRIVALS = (date(2026, 12, 28), date(2027, 1, 9), date(2027, 1, 25), date(2027, 2, 20))


class _Person(NamedTuple):
    given: str
    family: str
    citizenship: str
    job: str
    municipality: str
    household: str = ""


_PEOPLE = (
    _Person("Ananya", "Iyer", "Indien", "Dataingeniør", "København", "2"),
    _Person("Lukas", "Weber", "Tyskland", "Projektleder", "København"),
    _Person("Zofia", "Wiśniewska", "Polen", "Softwareudvikler", "Frederiksberg"),
    _Person("Mateus", "Oliveira", "Brasilien", "Aerodynamiker", "København"),
    _Person("Sara", "Lindqvist", "Sverige", "Produktchef", "Gentofte"),
    _Person("Giulia", "Romano", "Italien", "UX-designer", "København"),
    _Person("Rahul", "Sharma", "Indien", "Softwareudvikler", "Gladsaxe", "3"),
    _Person("Chen", "Wei", "Kina", "Materialeforsker", "Lyngby-Taarbæk", "1"),
    _Person("Hannah", "Schmidt", "Tyskland", "Elingeniør", "København"),
    _Person("Tomás", "Fernández", "Spanien", "Softwareudvikler", "Frederiksberg"),
    _Person("Oleksandr", "Kovalenko", "Ukraine", "Svejseingeniør", "Ballerup", "2"),
    _Person("Ingrid", "Haugen", "Norge", "Jurist", "København"),
    _Person("Ștefan", "Ionescu", "Rumænien", "Mekatroniker", "Høje-Taastrup"),
    _Person("Priya", "Natarajan", "Indien", "Dataanalytiker", "København"),
    _Person("Camille", "Laurent", "Frankrig", "Indkøber", "København", "1"),
    _Person("Emily", "Carter", "USA", "Kommunikationschef", "Gentofte", "4"),
    _Person("Piotr", "Kowalczyk", "Polen", "Servicetekniker", "Tårnby"),
    _Person("Aino", "Virtanen", "Finland", "Controller", "København"),
    _Person("Marco", "Bianchi", "Italien", "Softwareudvikler", "Hvidovre"),
    _Person("Li", "Na", "Kina", "Statistiker", "København"),
    _Person("Johann", "Gruber", "Tyskland", "Testingeniør", "København"),
    _Person("Fernanda", "Souza", "Brasilien", "Softwareudvikler", "Frederiksberg", "1"),
    _Person("Arjun", "Menon", "Indien", "Netværksarkitekt", "Rødovre"),
    _Person("Björn", "Jónsson", "Island", "Geofysiker", "København"),
    _Person("Elena", "Popescu", "Rumænien", "Bogholder", "Brøndby"),
    _Person("Julien", "Moreau", "Frankrig", "Strukturingeniør", "København"),
    _Person("Kavya", "Reddy", "Indien", "Scrum master", "København", "1"),
    _Person("Agnieszka", "Nowak", "Polen", "Kvalitetsleder", "Herlev"),
    _Person("Erik", "Johansson", "Sverige", "Salgschef", "København"),
    _Person("Lucía", "Navarro", "Spanien", "HR-konsulent", "København"),
    _Person("Michael", "Brooks", "USA", "Sikkerhedschef", "Rudersdal", "3"),
    _Person("Iryna", "Shevchenko", "Ukraine", "Oversætter", "København"),
    _Person("Katharina", "Vogel", "Tyskland", "Kemiker", "Lyngby-Taarbæk"),
    _Person("Sanjay", "Gupta", "Indien", "Cloudarkitekt", "København", "2"),
    _Person("Alessandro", "Conti", "Italien", "Kranfører", "Ishøj"),
    _Person("Zhang", "Min", "Kina", "Softwareudvikler", "Odense"),
    _Person("Marek", "Zieliński", "Polen", "Elektriker", "København"),
    _Person("Chloé", "Dubois", "Frankrig", "Analytiker", "København"),
    _Person("Deepa", "Krishnan", "Indien", "Forsker", "Frederiksberg"),
    _Person("Anton", "Bergström", "Sverige", "Softwareudvikler", "København"),
)

#: What HR still has to put right, by the position of the person: an address without its last
#: part, a first day that nobody has filled in, a municipality that nobody could know.
_ADDRESS_CUT_SHORT = 3
_NO_FIRST_DAY = 16
_MUNICIPALITY_MISSPELT = 24
_MISSPELT = "Brnby Øster Kom."


def roster_file() -> bytes:
    """The workbook, byte for byte the same on one machine."""
    workbook = Workbook()
    sheet = workbook.create_sheet("Nye medarbejdere", 0)
    del workbook["Sheet"]
    for row in (*_TITLE_ROWS, _HEADERS, *_rows()):
        sheet.append(list(row))
    _dress(sheet)
    workbook.properties.creator = "Nordvind A/S"
    stream = io.BytesIO()
    workbook.save(stream)
    return _without_clock(stream.getvalue())


def _rows() -> list[tuple[str | date | int | None, ...]]:
    return [_row(position, person) for position, person in enumerate(_PEOPLE)]


def _row(position: int, person: _Person) -> tuple[str | date | int | None, ...]:
    first_day = None if position == _NO_FIRST_DAY else _FIRST_DAYS[position % len(_FIRST_DAYS)]
    misspelt = position == _MUNICIPALITY_MISSPELT
    return (
        2041 + position,
        person.family,
        person.given,
        person.job,
        _DEPARTMENTS[position % len(_DEPARTMENTS)],
        person.citizenship,
        _email(position, person),
        f"+45 31 2{position // 10} 4{position % 10} {17 + position}",
        _MISSPELT if misspelt else person.municipality,
        _ARRIVALS[position % len(_ARRIVALS)],
        first_day,
        "Dansk" if person.citizenship in ("Norge", "Sverige") else "Engelsk",
        int(person.household) if person.household else None,
        _LEADERS[position % len(_LEADERS)],
    )


def _email(position: int, person: _Person) -> str:
    name = anyascii(f"{person.given}.{person.family}").lower()
    return f"{name}@nordvind" if position == _ADDRESS_CUT_SHORT else f"{name}@mail.example"


def _dress(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=1, max_row=2):
        for cell in row:
            cell.font = Font(bold=True, size=14)
    header = len(_TITLE_ROWS) + 1
    for cell in next(sheet.iter_rows(min_row=header, max_row=header)):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE9E4")
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows(min_row=header + 1):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "dd-mm-yyyy"
    sheet.freeze_panes = f"A{header + 1}"


def _without_clock(workbook: bytes) -> bytes:
    """The same archive with one date everywhere, so that nothing tells when it was made."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, _MADE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, _NOW.sub(_MADE_TEXT, before.read(name)))
    return stream.getvalue()


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(roster_file())
