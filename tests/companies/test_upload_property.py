"""Whatever is uploaded: never an error of ours, no right row lost, no CPR number kept anywhere."""

import csv
import io
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from companies import group_booking
from companies.models import Roster, RosterRow
from tests.companies.kept import everything_kept
from tests.companies.roster_files import xlsx_bytes
from tests.companies.test_roster_anything import (
    WIDE_HEADER,
    cell,
    cpr_numbers,
    lists_with_anything,
    right_rows,
)

SOME = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)

MANY = settings(SOME, max_examples=12)

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"]

noise = st.one_of(cell, st.sampled_from(["=HYPERLINK(1)", "=1/0", "\u202eRTL", "🙂", "x" * 40_000]))


@pytest.fixture
def upload_page(client: Client, hr, nordvind, copenhagen):
    """Posts to the roster page of a draft, as somebody who may; every answer is below 500."""
    draft = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    client.force_login(hr)
    address = reverse("companies:replace_roster", args=[draft.reference])

    def post(**data):
        Roster.objects.all().delete()
        response = client.post(address, data)
        assert response.status_code in (302, 422)
        return response

    return post


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def a_file(data, name="list.csv"):
    return {"do": "file", "file": SimpleUploadedFile(name, data)}


def as_csv(rows, delimiter):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def as_xlsx(rows):
    """What openpyxl refuses to write, no spreadsheet holds."""
    return xlsx_bytes([[_writable(value) for value in row] for row in rows])


def _writable(value):
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000]
    return value if not isinstance(value, int) or abs(value) < 10**300 else str(value)


def addresses_on_the_list():
    return set(RosterRow.objects.filter(wrong=False).values_list("values__email", flat=True))


def with_planted(rows, planted):
    """The rows, with a CPR number added to some of their cells."""
    rows = [[*row, "", "", "", ""] for row in rows]
    for position, (number, column, before, after) in enumerate(planted):
        row = rows[position % len(rows)]
        row[column] = f"{before}{number}{after} {row[column]}"
    return rows


plants = st.lists(
    st.tuples(
        cpr_numbers(),
        st.integers(0, 8),
        st.text(alphabet="abcæøå .,:(", max_size=8),
        st.text(alphabet="abcæøå .,:)", max_size=8),
    ),
    min_size=1,
    max_size=4,
)


def nothing_of(planted, *places):
    for number, *_where in planted:
        for place in places:
            assert number not in place
            assert "".join(filter(str.isdigit, number)) not in place


@MANY
@given(drawn=lists_with_anything(), delimiter=st.sampled_from([",", ";", "\t"]))
def test_right_rows_survive_being_pasted_among_anything(upload_page, drawn, delimiter):
    right, rows = drawn

    upload_page(do="paste", text=as_csv(rows, delimiter))

    assert addresses_on_the_list() >= {row[1] for row in right}


@SOME
@given(
    drawn=lists_with_anything(),
    encoding=st.sampled_from(ENCODINGS),
    garbage=st.binary(max_size=8),
)
def test_right_rows_survive_in_a_text_file_that_ends_in_garbage(
    upload_page, drawn, encoding, garbage
):
    right, rows = drawn
    data = as_csv(rows, ";").encode(encoding, errors="replace")

    upload_page(**a_file(data + garbage if "16" not in encoding else data))

    assert addresses_on_the_list() >= {row[1] for row in right}


@SOME
@given(right=right_rows(), others=st.lists(st.lists(noise, max_size=9), max_size=6))
def test_right_rows_survive_in_a_workbook(upload_page, right, others):
    upload_page(**a_file(as_xlsx([WIDE_HEADER, *right, *others]), "list.xlsx"))

    assert addresses_on_the_list() >= {row[1] for row in right}


@SOME
@given(
    data=st.binary(max_size=3000),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Name;E-mail\n", b"\x00"]),
    name=st.text(max_size=300),
)
def test_any_bytes_under_any_name_are_read_or_refused(upload_page, data, start, name):
    upload_page(**a_file(start + data, name or "x"))


@MANY
@given(right=right_rows(), planted=plants)
def test_no_cpr_number_is_kept_of_what_is_pasted(upload_page, log, client, right, planted):
    text = as_csv([WIDE_HEADER, *with_planted(right, planted)], "\t")

    upload_page(do="paste", text=text)

    nothing_of(planted, everything_kept(client), log.text)


@SOME
@given(right=right_rows(), planted=plants)
def test_no_cpr_number_is_kept_of_a_workbook(upload_page, log, client, right, planted):
    data = as_xlsx([WIDE_HEADER, *with_planted(right, planted)])

    upload_page(**a_file(data, f"{planted[0][0]}.xlsx"))

    nothing_of(planted, everything_kept(client), log.text)
