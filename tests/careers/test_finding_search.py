"""Who is found by what: words in two languages, filters, order, and the index behind them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.closed_lists import EducationLevel, Experience, Region
from careers.finding import asked, facets, index, search
from careers.finding.look import look
from careers.finding.search import Sort
from careers.models import Findable, PublishedSummary
from companies.models import Company
from tests.careers.found_people import block, shown, some

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

CVR = "10000009"


def found(query: str = "", **filters: str | list[str]) -> set[int]:
    params = {name: [one] if isinstance(one, str) else one for name, one in filters.items()}
    what = asked.read({"q": [query], **params})
    within = search.Within(CVR)
    ids = search.ids(what, within, total=0)
    assert facets.count(search.cells(what, within), what).total == len(ids)
    assert search.total(what, within) == len(ids)
    return set(ids)


@pytest.mark.parametrize(
    "query",
    [
        "nurse",
        "NURSES",
        "night nurse",
        '"night ward"',
        "nurse -teacher",
        "sygeplejersker",  # her occupation, in Danish
        "polsk",
        "Polish",
        "intensive-care",
        "Ærø",
        "aeroe",
        "the nurse",
    ],
)
def test_she_is_found_by_her_words_and_by_those_of_the_lists(query: str):
    her = shown(
        headline="Nurses' coordinator",
        summary="Seven years in a night ward, Ærø style. Intensive care.",
        occupation="22",
        languages={"pl": 7},
    )
    shown(headline="Teacher of music", occupation="23")

    assert found(query) == {her.pk}


@pytest.mark.parametrize(
    "query",
    ["teacher", "-nurse", '"ward night"', "nurse -ward", "nurse -night", "-polish", "polska"],
)
def test_she_is_not_found_by_what_is_not_there(query: str):
    shown(headline="Nurse", summary="In a night ward.", languages={"pl": 7})

    assert found(query) == set()


def test_no_phrase_goes_from_one_text_into_the_next():
    shown(headline="Nurse", summary="Ward of the north.", skills=["Planning", "Research"])

    assert found('"nurse ward"') == set()
    assert found('"planning research"') == set()


def test_tags_of_the_index_cannot_be_typed():
    shown(headline="Nurse", occupation="22", languages={"pl": 7})

    for query in ("o22", "lpl7", "all", "#o22", "tags:all", '"o2 o22"', "ø", "0"):
        assert found(query) == set(), query


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"occupation": "22"}, True),
        ({"occupation": "2"}, True),
        ({"occupation": ["23", "22"]}, True),
        ({"occupation": "23"}, False),
        ({"region": "north"}, True),
        ({"region": "capital"}, False),
        ({"education": "6"}, True),
        ({"education": "7"}, False),
        ({"experience": "3"}, True),
        ({"experience": "6"}, False),
        ({"field": "09"}, True),
        ({"field": "06"}, False),
        ({"language": "da:3"}, True),
        ({"language": "da:4"}, False),
        ({"language": ["da:3", "pl:7"]}, True),
        ({"language": ["da:3", "de:1"]}, False),
        ({"work": "part_time"}, True),
        ({"work": "remote"}, False),
        ({"available": "quarter"}, True),
        ({"available": "now"}, False),
    ],
)
def test_filters_find_her_by_what_she_shows(filters: dict[str, str], fits: bool):
    her = shown(
        occupation="22",
        region=Region.NORTH,
        education_level=EducationLevel.BACHELOR,
        education_field="09",
        experience=Experience.FEW,
        languages={"da": 3, "pl": 7},
        work_forms=["full_time", "part_time"],
        availability="month",
    )

    assert found(**filters) == ({her.pk} if fits else set())


def test_all_of_the_skills_that_are_asked_for_are_needed():
    both, one = shown(skills=["Excel", "SAP"]), shown(skills=["Excel"])
    excel, sap = (str(skill.pk) for skill in both.skills.order_by("name_en"))

    assert found(skill=excel) == {both.pk, one.pk}
    assert found(skill=[excel, sap]) == {both.pk}


def test_who_shows_only_the_wide_group_is_not_found_by_a_narrow_one():
    wide = shown(occupation="2")

    assert found(occupation="2") == {wide.pk}
    assert found(occupation="22") == set()


@pytest.mark.parametrize("gone", ["hidden", "expired", "erased"])
def test_who_is_gone_is_not_found(gone: str):
    her = shown(headline="Nurse")
    if gone == "hidden":
        PublishedSummary.objects.filter(pk=her.pk).update(hidden=True)
        index.write(her.pk)
    elif gone == "expired":
        yesterday = timezone.localdate() - timedelta(days=1)
        PublishedSummary.objects.filter(pk=her.pk).update(expires_on=yesterday)
        index.write(her.pk)
    else:
        her.delete()

    assert found("nurse") == set()


def test_nothing_of_her_words_is_left_in_the_database_when_she_is_erased():
    her = shown(headline="Zeppelinist")
    her.profile.user.delete()

    assert not Findable.objects.exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM careers_words")
            assert cursor.fetchone() == (0,)


def test_changed_words_replace_the_old_ones():
    her = shown(headline="Nurse", occupation="22")
    PublishedSummary.objects.filter(pk=her.pk).update(
        headline="", approved_revision="", occupation="23"
    )
    index.write(her.pk)

    assert found("nurse") == set()
    assert found("teaching") == {her.pk}


def test_the_nightly_run_mends_an_index_that_went_wrong():
    kept, lost, extra = some(3, headline="Nurse")
    index.remove(lost.pk)
    PublishedSummary.objects.filter(pk=extra.pk).update(hidden=True)

    assert index.write_everything() == 2
    assert found("nurse") == {kept.pk, lost.pk}


def test_the_newest_come_first_and_one_day_s_in_no_order_of_coming():
    today = timezone.localdate()
    old = some(3, on=today - timedelta(days=9))
    new = some(5, on=today)

    ids = search.ids(asked.Asked(), search.Within(CVR), total=8)

    assert set(ids[:5]) == {one.pk for one in new}
    assert set(ids[5:]) == {one.pk for one in old}
    places = dict(Findable.objects.values_list("pk", "place"))
    assert sorted(ids, key=lambda pk: -places[pk]) == ids


def test_walking_and_looking_up_find_the_same_people():
    some(30, headline="Nurse")
    nurse = asked.read({"q": ["nurse"]})

    for page in (1, 2):
        few = search.ids(nurse, search.Within(CVR), total=30, page=page)
        many = search.ids(nurse, search.Within(CVR), total=search.MANY + 1, page=page)
        assert few == many
        assert len(few) == (20 if page == 1 else 10)


def test_words_in_the_headline_are_nearer_to_the_point():
    today = timezone.localdate()
    last = shown(headline="Logistics planner", on=today - timedelta(days=30))
    some(4, headline="Cook", summary="Once I helped in logistics, and I cook every day.")

    seen = look(asked.read({"q": ["logistics"]}), CVR)
    newest = look(asked.read({"q": ["logistics"]}), CVR, sort=Sort.FRESH)

    assert seen.people[0].pk == last.pk
    assert newest.people[-1].pk == last.pk
    assert (seen.unusual_sort, newest.unusual_sort) == ("", "fresh")


@pytest.mark.parametrize("query", ["", "-cook"])
def test_without_a_word_that_is_wanted_the_freshest_come_first(query: str):
    seen = look(asked.read({"q": [query]}), CVR, sort=Sort.BEST)

    assert (seen.sort, seen.unusual_sort) == (Sort.FRESH, "")


def test_beyond_those_that_are_ranked_the_freshest_go_on(monkeypatch: pytest.MonkeyPatch):
    today = timezone.localdate()
    monkeypatch.setattr(search, "RANKED", 20)
    old = shown(headline="Logistics planner", on=today - timedelta(days=30))
    new = some(22, headline="Cook", summary="Once I helped in logistics.")

    pages = [look(asked.read({"q": ["logistics"]}), CVR, page=page).people for page in (1, 2)]

    assert {one.pk for page in pages for one in page} == {one.pk for one in [*new, old]}
    assert pages[1][-1].pk == old.pk


def test_people_who_have_blocked_a_company_do_not_move_the_others(nordvind: Company):
    yesterday = timezone.localdate() - timedelta(days=1)
    shown(headline="Logistics", summary="Planner", on=yesterday)
    shown(headline="Planner", summary="Logistics")
    shown(headline="Cook", summary="Planner and logistics", on=yesterday)
    both = asked.read({"q": ["logistics planner"]})
    before = [one.pk for one in look(both, nordvind.cvr).people]

    for copy in some(20, headline="Planner"):
        block(copy, nordvind)

    assert len(before) == 3
    assert [one.pk for one in look(both, nordvind.cvr).people] == before


def test_a_page_beyond_the_last_is_the_last():
    some(25)

    seen = look(asked.Asked(), CVR, page=99)

    assert (seen.page, len(seen.people)) == (2, 5)


def test_a_page_takes_as_many_queries_however_many_people_there_are():
    some(3, languages={"da": 3}, skills=["Excel"])
    few = len_of_queries()
    some(15, languages={"da": 3, "en": 5}, skills=["Excel", "SAP"])

    assert len_of_queries() == few


def len_of_queries() -> int:
    with CaptureQueriesContext(connection) as captured:
        look(asked.read({"language": ["da:2"]}), CVR)
    return len(captured)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nurce", ""), ("Pollish", "polish"), ("logistcs", "logistics"), ("xqzwv", "")],
)
def test_a_misspelt_word_of_a_list_is_put_right(typed: str, meant: str):
    some(3, headline="Nurse", languages={"pl": 7}, skills=["Logistics"])

    seen = look(asked.read({"q": [typed]}), CVR)

    assert seen.is_few
    assert seen.suggested == meant


def test_no_word_that_somebody_wrote_is_suggested():
    some(3, headline="Zeppelinist")

    assert look(asked.read({"q": ["zeppelinst"]}), CVR).suggested == ""


def test_nothing_is_suggested_that_would_find_fewer_than_three():
    some(2, skills=["Logistics"])

    assert look(asked.read({"q": ["logistcs"]}), CVR).suggested == ""


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | st.text(alphabet="\"-()*:^+&|!<>\\'% \x00abNEAROT", max_size=40))
def test_whatever_is_typed_is_answered(query: str):
    look(asked.read({"q": [query]}), CVR)
    look(asked.read({"q": [query]}), CVR, sort=Sort.FRESH)
