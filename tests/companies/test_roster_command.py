"""``manage.py read_roster FILE`` says what the upload would, in JSON."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from companies.roster_reading.fields import VALUES
from tests.companies.roster_files import csv_bytes
from tests.companies.roster_reads import ANNA, BO, GOOD, HEADER


@pytest.fixture
def read(db, tmp_path):
    def printed(data):
        path = tmp_path / "list.csv"
        path.write_bytes(data)
        out = StringIO()
        try:
            call_command("read_roster", str(path), stdout=out)
        except SystemExit as stopped:
            return stopped.code, json.loads(out.getvalue())
        return 0, json.loads(out.getvalue())

    return printed


def test_columns_rows_and_problems_are_printed(read):
    header = (*HEADER, "Stilling", "CPR-nr.")

    status, printed = read(csv_bytes([header, (*ANNA, "Kok", ""), ("Bo Lund", "bo@lund", *BO[2:])]))

    assert status == 0
    assert list(printed) == ["columns", "ignored", "refused", "rows"]
    assert printed["columns"]["full_name"] == "Name"
    assert (printed["ignored"], printed["refused"]) == (["Stilling"], ["CPR-nr."])
    assert [row["row"] for row in printed["rows"]] == [2, 3]
    assert printed["rows"][1]["problems"] == [
        {
            "field": "email",
            "code": "email_invalid",
            "message": "Write the e-mail address in full, like name@company.dk.",
        }
    ]


def test_every_value_is_always_there(read):
    _status, printed = read(csv_bytes([HEADER, ANNA]))

    values = printed["rows"][0]["values"]
    assert list(values) == [field for field in VALUES if field != "household"]
    assert {field: value for field, value in values.items() if value} == GOOD
    assert values["arrival_date"] == ""


def test_a_file_refused_as_a_whole_prints_why_and_fails(read):
    status, printed = read(b"")

    assert status == 1
    assert list(printed) == ["error"]
    assert printed["error"].startswith("There is nothing here.")


def test_a_file_that_is_not_there_prints_why_and_fails(db, tmp_path):
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("read_roster", str(tmp_path / "missing.csv"), stdout=out)

    assert "No such file" in json.loads(out.getvalue())["error"]


def test_the_sites_own_municipalities_count_where_it_has_them(read, copenhagen):
    _status, printed = read(csv_bytes([HEADER, ANNA]))

    assert printed["rows"][0]["values"]["municipality"] == "København"
