"""The company's list, from the file it came in to rows that are all in order.

Whatever goes wrong, the rows that are right stay: a file that cannot be used leaves the list that
was there, and a wrong correction leaves the row as it was typed.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from companies.group_booking import locked_draft
from companies.models import GroupBooking, NewHire, Roster, RosterRow
from companies.occasions import occasion_of
from companies.roster_reading.again import read_again
from companies.roster_reading.duplicates import Existing, find_duplicates
from companies.roster_reading.problems import RosterRefused
from companies.roster_reading.read import (
    ReadRoster,
    ReadRow,
    read_pasted,
    read_roster,
)
from companies.roster_reading.rules import Checked, check_values
from companies.roster_rows import DUPLICATES, keep_typed, note, problems_of
from events.models import Attendee
from guidance.models import Municipality
from vocabulary.cpr import redact_cpr

REMOVED_NUMBER = ("employee_number", "cpr_removed")


def take_in_file(group: GroupBooking, *, data: bytes, filename: str, by: User) -> Roster:
    """Read an uploaded file and make it the list. Raises RosterRefused, NotInThisState."""
    with _in_words_about(group):
        read = read_roster(
            data, filename, today=timezone.localdate(), municipalities=Municipality.objects.all()
        )
    return take_in(
        group, read, source=Roster.Source.FILE, filename=redact_cpr(filename)[:200], by=by
    )


def take_in_text(group: GroupBooking, *, text: str, by: User) -> Roster:
    """Read pasted cells and make them the list. Raises RosterRefused, NotInThisState."""
    today = timezone.localdate()
    with _in_words_about(group):
        read = read_pasted(text, today=today, municipalities=Municipality.objects.all())
    return take_in(group, read, source=Roster.Source.PASTE, by=by)


@contextmanager
def _in_words_about(group: GroupBooking) -> Iterator[None]:
    """A list that is refused is told what this booking needs, and no more."""
    try:
        yield
    except RosterRefused as refused:
        raise occasion_of(group).asks.refusal(refused) from refused


@transaction.atomic
def take_in(
    group: GroupBooking, read: ReadRoster, *, source: str, filename: str = "", by: User
) -> Roster:
    """Replace the list by what was read, as far as it is asked."""
    group = locked_draft(group)
    read = occasion_of(group).asks.of_list(read)
    Roster.objects.filter(group=group).delete()
    roster = Roster.objects.create(
        group=group,
        source=source,
        filename=filename,
        headers=read.headers,
        mapping=read.fields,
        guesses=read.guesses,
        refused=read.refused,
        uploaded_by=by,
    )
    rows = [_row(roster, row) for row in read.rows]
    RosterRow.objects.bulk_create(rows, batch_size=500)
    AccessLog.add("roster.taken_in", group, by=by, reason=f"{len(rows)} rows")
    settle(group, by=by)
    return roster


def _row(roster: Roster, read: ReadRow) -> RosterRow:
    row = RosterRow(roster=roster, number=read.number, cells=read.cells, values=read.values)
    note(row, read.problems)
    keep_typed(row, read.typed)
    return row


@transaction.atomic
def read_columns_as(group: GroupBooking, *, mapping: Mapping[int, str], by: User) -> Roster:
    """Read the stored cells again with another meaning of the columns (index to field).

    Raises RosterRefused where no column would say who the people are.
    """
    roster = Roster.objects.get(group=locked_draft(group))
    columns = range(len(roster.headers))
    read = read_again(
        roster.headers,
        [(row.number, row.cells) for row in roster.rows.all() if row.cells],
        mapping={column: mapping.get(column) for column in columns},
        refused=roster.refused,
        today=timezone.localdate(),
        municipalities=Municipality.objects.all(),
    )
    return take_in(group, read, source=roster.source, filename=roster.filename, by=by)


@transaction.atomic
def correct(
    group: GroupBooking, *, corrections: Mapping[int, Mapping[str, str]], by: User
) -> list[RosterRow]:
    """Write the corrections (row id to field to text) and check those rows again; those rows."""
    group = locked_draft(group)
    rows = list(RosterRow.objects.filter(roster__group=group, pk__in=corrections))
    municipalities = list(Municipality.objects.all())
    for row in rows:
        kept_number = row.values.get("employee_number", "")
        _check_again(group, row, {**row.values, **corrections[row.pk]}, municipalities)
        _keep_own_number(row, kept_number, corrections[row.pk])
    changed = ["values", "typed", "problems", "wrong"]
    RosterRow.objects.bulk_update(rows, changed, batch_size=200)
    settle(group, by=by)
    return rows


def _check_again(
    group: GroupBooking,
    row: RosterRow,
    values: Mapping[str, str],
    municipalities: list[Municipality],
) -> None:
    found = check_values(values, today=timezone.localdate(), municipalities=municipalities)
    asked = occasion_of(group).asks.of_person(found)
    row.values = asked.values
    note(row, asked.problems)
    keep_typed(row, values)


def _keep_own_number(row: RosterRow, number: str, corrections: Mapping[str, str]) -> None:
    """Let a number stay that was judged with its whole column, and is not what was corrected.

    Ten digits of a company's own numbering may look like a CPR number when read by themselves.
    """
    if not number or corrections.get("employee_number", number) != number:
        return
    row.values["employee_number"] = number
    note(row, [p for p in problems_of(row) if (p.field, p.code) != REMOVED_NUMBER])


def checked(group: GroupBooking, values: Mapping[str, str]) -> Checked:
    """The values of one person typed in, read by the same rules as a spreadsheet's."""
    municipalities = Municipality.objects.all()
    found = check_values(values, today=timezone.localdate(), municipalities=municipalities)
    return occasion_of(group).asks.of_person(found)


@transaction.atomic
def add_row(group: GroupBooking, *, values: Mapping[str, str], by: User) -> RosterRow:
    """Add one person by hand, with whatever problems the values have."""
    group = locked_draft(group)
    roster, _created = Roster.objects.get_or_create(
        group=group, defaults={"source": Roster.Source.FORM, "uploaded_by": by}
    )
    last = roster.rows.order_by("-number").values_list("number", flat=True).first() or 0
    row = RosterRow(roster=roster, number=last + 1)
    _check_again(group, row, values, list(Municipality.objects.all()))
    row.save()
    settle(group, by=by)
    return row


@transaction.atomic
def remove_rows(group: GroupBooking, *, row_pks: Collection[int], by: User) -> None:
    """Take people off the list; removing again changes nothing."""
    group = locked_draft(group)
    gone, _per_model = RosterRow.objects.filter(roster__group=group, pk__in=row_pks).delete()
    if gone:
        settle(group, by=by)


def settle(group: GroupBooking, *, by: User) -> None:
    """After any change of the list: point out duplicates again, and move the held seats along."""
    _point_out_duplicates(group)
    occasion_of(group).place_again(group, by=by)


def _point_out_duplicates(group: GroupBooking) -> None:
    rows = list(RosterRow.objects.filter(roster__group=group))
    found = find_duplicates(rows, _booked(group))
    changed = []
    for row in rows:
        others = [problem for problem in problems_of(row) if problem.code not in DUPLICATES]
        before = row.problems
        note(row, [*others, *found.get(row.number, ())])
        if row.problems != before:
            changed.append(row)
    RosterRow.objects.bulk_update(changed, ["problems", "wrong"], batch_size=200)


def _booked(group: GroupBooking) -> list[Existing]:
    """The people whom this company has booked in elsewhere and who are still expected.

    To be registered one comes once; at an event once for each date.
    """
    hires = NewHire.objects.filter(
        group__company=group.company,
        group__event=group.event_id,
        group__session=group.session_id,
        attendee__state=Attendee.State.EXPECTED,
    ).exclude(group=group)
    return [
        Existing(email, number, f"{given} {family}".strip(), reference)
        for email, number, given, family, reference in hires.values_list(
            "attendee__email",
            "employee_number",
            "attendee__given_name",
            "attendee__family_name",
            "group__reference",
        )
    ]
