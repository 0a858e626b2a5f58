"""The list: bringing it in, and putting it right where it stands."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import roster as lists
from companies.forms.event_seats import form_for
from companies.forms.roster import PersonForm, RosterFileForm, RosterPasteForm
from companies.group_booking import NotInThisState
from companies.models import GroupBooking, Roster, RosterRow
from companies.occasions import occasion_of
from companies.roster_reading.fields import FIELDS, LABELS, VALUES
from companies.roster_reading.problems import RosterRefused
from companies.roster_rows import mistakes_of, problems_of
from companies.roster_table import RowView, table_of
from companies.views.group.loading import MemberRequest, draft_view
from companies.views.group.steps import steps_for
from companies.views.group.suggestions import suggestions
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

MOST_TOLD = 5  # messages above a page; every row has its own note besides


@draft_view
def roster(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """The list with its problems; where there is none yet, the ways to bring one in."""
    current = Roster.objects.filter(group=group).first()
    if request.method == "POST" and "do" in request.POST:
        return _bring_in(request, group, has_list=current is not None)
    if request.method == "POST" and current is not None:
        return _correct(request, group)
    if current is None or not current.rows.exists():
        return _upload_page(request, group)
    return render(request, "companies/group/roster.html", _list_context(request, group, current))


@draft_view
def replace(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Bring another list in; the one that is there stays until the new one is read."""
    if request.method == "POST":
        return _bring_in(request, group, has_list=True)
    return _upload_page(request, group, has_list=True)


def _upload_page(
    request: MemberRequest, group: GroupBooking, *, status: int = 200, **extra: Any
) -> HttpResponse:
    context = {
        "group": group,
        "file_form": RosterFileForm(),
        "paste_form": RosterPasteForm(),
        **steps_for(group, "roster"),
        **extra,
    }
    return render(request, "companies/group/roster_upload.html", context, status=status)


def _bring_in(request: MemberRequest, group: GroupBooking, *, has_list: bool) -> HttpResponse:
    from_file = request.POST["do"] == "file" if "do" in request.POST else bool(request.FILES)
    form = (
        RosterFileForm(request.POST, request.FILES) if from_file else RosterPasteForm(request.POST)
    )
    forms = {"file_form" if from_file else "paste_form": form, "has_list": has_list}
    if not form.is_valid():
        return _upload_page(request, group, status=422, **forms)
    try:
        _take_in(request, group, form)
    except RosterRefused as refusal:
        return _upload_page(request, group, status=422, refused=str(refusal), **forms)
    except NotInThisState:
        return redirect(group)
    return redirect("companies:roster", group.reference)


def _take_in(
    request: MemberRequest, group: GroupBooking, form: RosterFileForm | RosterPasteForm
) -> Roster:
    if isinstance(form, RosterPasteForm):
        return lists.take_in_text(group, text=form.cleaned_data["text"], by=request.user)
    file = form.cleaned_data["file"]
    return lists.take_in_file(
        group,
        data=file.read(),
        filename=file.name or "",
        by=request.user,
    )


def _list_context(request: MemberRequest, group: GroupBooking, current: Roster) -> dict[str, Any]:
    occasion = occasion_of(group)
    table = table_of(current.rows.all(), shown=occasion.asks.shown)
    only_fix = request.GET.get("only") == "fix" and bool(table.wrong)
    return {
        "group": group,
        "roster": current,
        "table": table,
        "rows": table.wrong if only_fix else table.rows,
        "only_fix": only_fix,
        "headers": _headers(current),
        "guesses": current.guesses,
        "fields": [(field, LABELS[field]) for field in occasion.asks.columns],
        "next_step": "companies:check" if group.holds_seats else place_step(group),
        **suggestions(),
        **steps_for(group, "roster"),
    }


def place_step(group: GroupBooking) -> str:
    return f"companies:{occasion_of(group).place_step}"


def _headers(current: Roster) -> list[dict[str, Any]]:
    fields = {index: field for field, index in current.mapping.items()}
    return [
        {
            "index": index,
            "header": header or _("Column %d") % (index + 1),
            "field": fields.get(index, ""),
            "guessed": fields.get(index) in current.guesses,
        }
        for index, header in enumerate(current.headers)
        if header and header not in current.refused
    ]


def _correct(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    try:
        changed = lists.correct(group, corrections=_corrections(request), by=request.user)
    except NotInThisState:
        return redirect(group)
    _tell_what_was_removed(request, changed)
    query = "?only=fix" if request.POST.get("only") == "fix" else ""
    return redirect(reverse("companies:roster", args=[group.reference]) + query)


def _tell_what_was_removed(request: MemberRequest, rows: Sequence[RosterRow]) -> None:
    """At the top of the next page: there the row may be far down, or not be shown at all."""
    views = [RowView(row, (), (), problems_of(row)) for row in rows]
    told = [view.words_of(removed) for view in views for removed in view.removed]
    for words in told[:MOST_TOLD]:
        messages.warning(request, words)


def _corrections(request: MemberRequest) -> dict[int, dict[str, str]]:
    """``row-17-email=…`` for each input of the list, by row and field."""
    corrections: dict[int, dict[str, str]] = defaultdict(dict)
    for key, value in request.POST.items():
        start, _dash, rest = key.partition("-")
        number, _dash, field = rest.partition("-")
        pk = typed_id(number)
        if start == "row" and pk is not None and field in VALUES:
            corrections[pk][field] = str(value).replace("\x00", "")[:500]
    return corrections


@require_POST
@draft_view
def columns(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    """Read the list again with what the person says the columns mean."""
    mapping = {
        column: str(value)
        for key, value in request.POST.items()
        if key.startswith("column-") and value in FIELDS
        if (column := typed_id(key.removeprefix("column-"))) is not None
    }
    try:
        lists.read_columns_as(group, mapping=mapping, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("companies:roster", group.reference)


@draft_view
def row(request: MemberRequest, group: GroupBooking, row_pk: int) -> HttpResponse:
    """All of one person, to change also what is not wrong."""
    current = get_object_or_404(RosterRow, roster__group=group, pk=row_pk)
    person_form = form_for(group)
    form = person_form(request.POST or None, initial=current.values | current.typed)
    if request.method == "POST" and form.is_valid():
        [changed] = lists.correct(
            group,
            corrections={current.pk: form.cleaned_data},
            by=request.user,
        )
        _tell_what_was_removed(request, [changed])
        mistakes = mistakes_of(changed)
        if not mistakes:
            return redirect("companies:roster", group.reference)
        form.take_problems(mistakes)
    elif request.method == "GET" and current.problems:
        form = _with_problems(current, person_form)
    return _row_page(request, group, form, RowView(current, (), (), ()), current)


def _with_problems(current: RosterRow, person_form: type[PersonForm]) -> PersonForm:
    form = person_form(data={**current.values, **current.typed})
    form.full_clean()
    form.errors.clear()
    form.take_problems(mistakes_of(current))
    return form


@draft_view
def add_row(request: MemberRequest, group: GroupBooking) -> HttpResponse:
    form = form_for(group)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = lists.add_row(group, values=form.cleaned_data, by=request.user)
        _tell_what_was_removed(request, [added])
        if not mistakes_of(added):
            return redirect("companies:roster", group.reference)
        return redirect("companies:row", group.reference, added.pk)
    return _row_page(request, group, form)


def _row_page(
    request: MemberRequest,
    group: GroupBooking,
    form: PersonForm,
    view: RowView | None = None,
    current: RosterRow | None = None,
) -> HttpResponse:
    context = {
        "group": group,
        "form": form,
        "row": {"name": view.name, "pk": current.pk} if view and current else None,
        "back": reverse("companies:roster", args=[group.reference]),
        **suggestions(),
    }
    return render(request, "companies/group/row.html", context)


@require_POST
@draft_view
def remove_row(request: MemberRequest, group: GroupBooking, row_pk: int) -> HttpResponse:
    pk = typed_id(str(row_pk))
    lists.remove_rows(group, row_pks=[] if pk is None else [pk], by=request.user)
    return redirect("companies:roster", group.reference)
