"""All 14 kinds of people × 4 centres × in agreement or not × alone or with family."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from guidance.bench.table import every_list, markdown
from guidance.seed.rows import LOOKED_AT
from tests.rules import load_rules


@pytest.fixture(scope="module")
def lists(module_db):
    load_rules()
    with translation.override("en"):
        return list(every_list(LOOKED_AT))


def test_every_kind_is_tried_at_every_centre_in_every_way(lists):
    cases = {(f.case.kind.key, f.case.centre.key, f.case.served, f.case.profile) for f in lists}

    assert len(cases) == len(lists) == 14 * 4 * 2 * 2
    assert all(found.steps for found in lists)


def test_no_step_stands_before_what_it_waits_for(lists):
    for found in lists:
        done = set()
        for each in found.steps:
            assert {step.pk for step in each.needed.requires} <= done, (found.case, each.needed)
            done.add(each.needed.step.pk)


def test_each_step_has_a_place_and_its_papers_in_both_languages(lists):
    for found in lists:
        for each in found.steps:
            needed = each.needed
            papers = [*needed.documents, *(paper.document for paper in needed.documents_if)]
            assert needed.place, (found.case, needed.step)
            assert needed.step.title_en
            assert needed.step.title_da
            assert all(paper.name_en and paper.name_da for paper in papers)
            assert papers or not needed.here, (found.case, needed.step)


def test_whoever_lives_without_an_agreement_gets_no_cpr_number_here_and_reads_where(lists):
    for found in lists:
        for each in (e for e in found.steps if e.needed.step.needs_agreement):
            assert each.needed.here == found.case.served
            if not found.case.served:
                assert "Borgerservice" in each.needed.place


def test_the_table_in_the_docs_is_up_to_date(lists):
    written = Path(settings.BASE_DIR) / "docs" / "checklists.md"

    assert written.read_text(encoding="utf-8") == markdown(LOOKED_AT), (
        "Read it, then write it anew: manage.py checklists on a freshly seeded database."
    )


def test_family_adds_steps_and_changes_no_order(lists):
    alone, together = (
        {
            (f.case.kind.key, f.case.centre.key, f.case.served): [
                e.needed.step.key for e in f.steps
            ]
            for f in lists
            if f.case.profile.family == family
        }
        for family in (False, True)
    )

    assert alone == {
        case: [key for key in keys if key in alone[case]] for case, keys in together.items()
    }
