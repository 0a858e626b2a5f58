"""The spreadsheet to try the demo with has what the README says is in it."""

import io
import zipfile
from xml.etree.ElementTree import canonicalize

from companies.demo_roster import PATH, roster_file
from tests.companies.roster_reads import codes, read_file


def test_the_kept_file_is_what_the_code_writes():
    def members(data):
        """Whatever library has written the XML."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: canonicalize(archive.read(name)) for name in archive.namelist()}

    assert members(PATH.read_bytes()) == members(roster_file())


def test_it_is_forty_people_from_fifteen_countries_with_three_mistakes():
    roster = read_file(PATH.read_bytes())

    mistakes = [codes(row) for row in roster.rows if row.problems]
    assert len(roster.rows) == 40
    assert len({row.values["citizenship"] for row in roster.rows}) == 15
    assert mistakes == [["email_invalid"], ["start_date_missing"], ["municipality_unknown"]]


def test_its_columns_are_all_understood_and_three_left_out():
    roster = read_file(PATH.read_bytes())

    assert roster.ignored == ["Stilling", "Afdeling", "Nærmeste leder"]
    assert (roster.guesses, roster.refused, roster.missing) == ([], [], [])
