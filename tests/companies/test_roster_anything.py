"""Whatever is in a list: no error but a refusal, no right row lost, no CPR number let through."""

import csv
import io
import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companies.roster_reading.problems import RosterRefused
from companies.roster_reading.sheets import Unreadable
from companies.roster_reading.worker import open_file
from tests.companies.roster_reads import HEADER, read_cells, read_sheets

MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

WIDE_HEADER = (*HEADER, "Employee number", "Phone", "Remarks", "Language")

# A file with many control characters is taken for no text at all: see test_roster_files.
letters = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t")
text = st.one_of(st.text(letters, max_size=40), st.sampled_from(["A\x00\x1fb", "\u202e \u200b"]))
cell = st.one_of(
    text,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        ["", "Name", "E-mail", "København", "Germany", "1/2/2027", "a@b", "=1+1", "x" * 3000]
    ),
)
cells = st.lists(cell, max_size=12)


@st.composite
def right_rows(draw):
    """Rows that nothing is wrong with, each with its own address."""
    rows = []
    for number in range(draw(st.integers(1, 4))):
        given_name = draw(st.sampled_from(["Anna", "Søren", "Zoë", "Łukasz"]))
        citizenship = draw(st.sampled_from(["Germany", "svensk", "PL", "Türkiye"]))
        municipality = draw(st.sampled_from(["København", "Aarhus Kommune", "0461", "Elsinore"]))
        day = date(2026, 12, 1) + timedelta(days=draw(st.integers(0, 300)))
        start = draw(st.sampled_from([day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}"]))
        email = f"person{number}@right.example"
        rows.append((f"{given_name} Right{number}", email, citizenship, municipality, start))
    return rows


@st.composite
def lists_with_anything(draw):
    """Anything, column names, then right rows with anything between them."""
    right = draw(right_rows())
    below = [*right, *draw(st.lists(cells, max_size=6))]
    above = draw(st.lists(st.lists(text, max_size=3), max_size=3))
    return right, [
        *above,
        draw(st.sampled_from([HEADER, WIDE_HEADER])),
        *draw(st.permutations(below)),
    ]


@st.composite
def cpr_numbers(draw):
    birthday = draw(st.dates(date(1930, 1, 1), date(2025, 12, 31)))
    between = draw(st.sampled_from(["-", "", " ", "–", " - "]))
    return f"{birthday:%d%m%y}{between}{draw(st.integers(0, 9999)):04}"


def addresses_ready(roster):
    return {row.values["email"] for row in roster.rows if row.is_ready}


@MANY
@given(st.lists(cells, max_size=15))
def test_any_cells_are_read_or_refused(rows):
    with suppress(RosterRefused):
        roster = read_cells(*rows)

        assert roster.rows
        assert json.dumps(asdict(roster))


@MANY
@given(lists_with_anything())
def test_a_right_row_is_never_lost_among_others(drawn):
    right, rows = drawn

    roster = read_cells(*rows)

    assert addresses_ready(roster) >= {row[1] for row in right}


@MANY
@given(
    lists_with_anything(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_right_row_survives_every_encoding(drawn, encoding, delimiter, line_end):
    right, rows = drawn
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    data = stream.getvalue().encode(encoding, errors="replace")

    roster = read_sheets(*open_file(data))

    assert addresses_ready(roster) >= {row[1] for row in right}


@MANY
@given(
    st.binary(max_size=2000), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Name;E-mail\n"])
)
def test_any_bytes_are_read_or_refused(data, start):
    with suppress(RosterRefused, Unreadable):
        assert read_sheets(*open_file(start + data)).rows


@MANY
@given(
    right_rows(),
    st.lists(
        st.tuples(
            cpr_numbers(),
            st.integers(0, 8),
            st.text(alphabet="abcæøå .,:(", max_size=8),
            st.text(alphabet="abcæøå .,:)", max_size=8),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_no_cpr_number_is_let_through(right, planted):
    rows = [[*row, "", "", "", ""] for row in right]
    for position, (number, column, before, after) in enumerate(planted):
        row = rows[position % len(rows)]
        row[column] = f"{before}{number}{after} {row[column]}"

    kept = json.dumps(asdict(read_cells(WIDE_HEADER, *rows)), ensure_ascii=False)

    for number, *_where in planted:
        assert number not in kept
        assert "".join(c for c in number if c.isdigit()) not in kept
