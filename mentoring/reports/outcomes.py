"""What came of it for the students, by university and by the organisation of their mentors."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from mentoring.models import MentoringOutcome, Programme
from mentoring.reports.tables import Row, Table, counted, few_or, or_none
from mentoring.reports.together import hidden_words
from vocabulary.few import hide_few

OWN = "own"  # mentors who came without an organisation
ANY, ALL = "any", "all"
Told = tuple[str, Iterable[str]]  # the row a student belongs to, and her outcomes


def outcomes(programme: Programme) -> list[Table]:
    """Of students who began in a pair; whoever has two kinds of outcome is in both columns."""
    kinds: dict[int, set[str]] = defaultdict(set)
    found = MentoringOutcome.objects.filter(student__programme=programme)
    for student, kind in found.values_list("student", "kind"):
        kinds[student].add(kind)
    pairs = programme.matches.exclude(began_at=None).order_by("began_at", "pk")
    rows = pairs.values_list("student", "student__university", "mentor__partner")
    last = {student: (university, partner) for student, university, partner in rows}
    by_university = [(str(at[0]), kinds[student]) for student, at in last.items()]
    by_partner = [(str(at[1] or OWN), kinds[student]) for student, at in last.items()]
    universities, partners = _universities(programme), _partners(programme)
    of_universities = (_("Outcomes by university"), _("University"))
    of_partners = (_("Outcomes by the mentor's organisation"), _("Organisation"))
    return [
        _table("universities", *of_universities, universities, by_university),
        _table("partners", *of_partners, partners, by_partner),
    ]


def _table(
    key: str, title: str, first: str, labels: dict[str, str], students: Iterable[Told]
) -> Table:
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for row, kinds in students:
        for column in (ALL, *([ANY] if kinds else []), *kinds):
            numbers[column][row] += 1
    values = [ALL, ANY, *MentoringOutcome.Kind.values]
    columns = (
        *(_("Students in a pair"), _("With an outcome")),
        *(str(kind.label) for kind in MentoringOutcome.Kind),
    )
    totals = [hide_few({ALL: numbers[value].total()})[ALL] for value in values]
    in_all = Row(_("In all"), tuple(few_or(each) for each in totals))
    labels = {row: words for row, words in labels.items() if row != OWN or OWN in numbers[ALL]}
    rows = (*counted(labels, *(numbers[value] for value in values)), in_all)
    table = Table(key, title, first, columns, rows, hidden_words())
    return or_none(table, bool(numbers[ALL]), _("No pair has begun."))


def _universities(programme: Programme) -> dict[str, str]:
    rows = programme.universities.select_related("university")
    return {str(each.university_id): str(each.university) for each in rows}


def _partners(programme: Programme) -> dict[str, str]:
    """With those who came on their own, where there are some."""
    rows = programme.partners.select_related("partner")
    return {str(each.partner_id): str(each.partner) for each in rows} | {OWN: _("On their own")}
