"""What editors without training meet in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people import add_person
from accounts.roles import Role
from guidance.models import Centre, Municipality, MunicipalityAgreement, Step, StepRule

DRAFTED = [
    "guidance_steps",
    "guidance_rules",
    "guidance_papers",
    "guidance_plan",
    "guidance_agreements",
]
SCREENS = [
    *DRAFTED,
    "guidance_centres",
    "guidance_municipalities",
    "guidance_authorities",
    "guidance_glossary",
]


def list_of(screen: str) -> str:
    return reverse(f"{screen}:{'list' if screen in DRAFTED else 'index'}")


@pytest.fixture
def desk_of(client, editor, guidance):
    client.force_login(editor)
    return client


def form_of(response) -> dict[str, str]:
    """What a browser would send back if nothing were changed, inline rows included."""
    form = response.context["form"]
    parts = [form, *getattr(form, "formsets", {}).values()]
    data = {}
    for part in parts:
        forms = [part] if part is form else [part.management_form, *part.forms]
        for each in forms:
            for bound in each:
                value = bound.value()
                value = value() if callable(value) else value
                data[bound.html_name] = "" if value is None else _sent(bound, value)
    return {name: value for name, value in data.items() if value is not False}


def _sent(bound, value):
    if isinstance(value, list | tuple | set):
        return [getattr(each, "pk", each) for each in value]
    return bound.field.prepare_value(value) if hasattr(bound.field, "prepare_value") else value


@pytest.mark.parametrize("screen", SCREENS)
def test_an_editor_finds_every_list_and_every_form(desk_of, screen):
    listed = desk_of.get(list_of(screen))
    first = listed.context["object_list"][0]
    form = desk_of.get(reverse(f"{screen}:edit", args=[first.pk]))

    assert listed.status_code == form.status_code == 200
    assert form.context["form"]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_list_takes_the_same_queries_however_long_it_is(
    desk_of, screen, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        desk_of.get(list_of(screen))


@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_else_finds_them(client, guidance, planner, screen):
    client.force_login(planner)

    assert client.get(list_of(screen)).status_code == 302


def test_no_municipality_is_added(desk_of):
    assert desk_of.get(reverse("guidance_municipalities:add")).status_code == 302


@pytest.mark.parametrize(
    ("screen", "query", "expected"),
    [
        ("guidance_steps", "q=kørekort", ["driving_licence"]),
        ("guidance_papers", "q=vielsesattest", ["marriage"]),
        ("guidance_authorities", "q=Statsforvaltningen", ["immigration"]),
    ],
)
def test_search_finds_danish_words_and_old_names(desk_of, screen, query, expected):
    found = desk_of.get(f"{list_of(screen)}?{query}").context["object_list"]

    assert [row.key for row in found] == expected


def test_rules_are_found_by_whom_they_fit(desk_of):
    url = list_of("guidance_rules")

    found = desk_of.get(f"{url}?citizens=nordic&purpose=commuter").context["object_list"]

    assert {rule.step.key for rule in found} == {
        "job_offer",
        "tax_card",
        "bank",
        "mitid",
        "language",
        "special_health_card",
    }


def test_agreements_are_found_by_day(desk_of):
    odense, url = Centre.objects.get(key="odense"), list_of("guidance_agreements")
    aalborg = Centre.objects.get(key="aalborg")

    before = desk_of.get(f"{url}?centre={aalborg.pk}&in_force=2016-01-31").context["object_list"]
    after = desk_of.get(f"{url}?centre={aalborg.pk}&in_force=2016-02-01").context["object_list"]

    assert [row.municipality.name for row in before] == ["Aalborg"]
    assert len(after) == 8
    assert odense.agreements.count() == 1


def test_what_is_due_is_found(desk_of):
    Step.objects.filter(key="cpr").update(review_on=timezone.localdate() - timedelta(days=1))

    found = desk_of.get(f"{list_of('guidance_steps')}?review=due").context["object_list"]

    assert "cpr" in [step.key for step in found]


def test_municipalities_are_found_by_their_centre(desk_of):
    aalborg = Centre.objects.get(key="aalborg")
    url = reverse("guidance_municipalities:index")

    found = desk_of.get(f"{url}?served_by={aalborg.pk}").context["object_list"]

    assert "Rebild" in [row.name for row in found]
    assert "Vejle" not in [row.name for row in found]


def save(client, screen, row, act="submit", **changes):
    """As a browser does; a rule is sent to the second reader."""
    url = reverse(f"{screen}:edit", args=[row.pk])
    soon = timezone.localdate() + timedelta(days=180)
    return client.post(
        url, form_of(client.get(url)) | {"review_on": soon, f"action-{act}": act} | changes
    )


def approve(row) -> None:
    """A second editor publishes what was sent."""
    row.refresh_from_db()
    colleague = add_person("second@ankomst.example", first_name="Sara", roles=(Role.EDITOR,))
    row.current_workflow_task_state.approve(user=colleague)
    row.refresh_from_db()


def test_an_editor_changes_a_rule(desk_of):
    rule = StepRule.objects.get(step__key="a_kasse")

    response = save(
        desk_of, "guidance_rules", rule, note_en="Think twice.", note_da="Tænk to gange."
    )

    assert response.status_code == 302
    approve(rule)
    assert rule.note_en == "Think twice."
    assert rule.purposes == ["work"]
    assert [step.key for step in rule.requires.all()] == ["job_offer"]


def test_a_circle_is_refused_with_the_names_of_its_steps(desk_of):
    rule = StepRule.objects.filter(step__key="mitid").order_by("pk").first()
    later = [Step.objects.get(key=key).pk for key in ("cpr", "digital_post")]

    response = save(desk_of, "guidance_rules", rule, requires=later)

    assert response.status_code == 200
    told = " ".join(response.context["form"].non_field_errors())
    assert "“Get MitID” waits for “Read your Digital Post”" in told
    assert [step.key for step in rule.requires.all()] == ["cpr"]


def test_a_rule_that_waits_for_a_step_that_never_comes_is_refused(desk_of):
    rule = StepRule.objects.get(step__key="a_kasse")
    rut = Step.objects.get(key="rut")

    response = save(desk_of, "guidance_rules", rule, requires=[rut.pk])

    told = " ".join(response.context["form"].non_field_errors())
    assert "waits for “Your employer notifies the RUT register”" in told


def test_a_note_in_one_language_is_refused_and_stays_in_the_form(desk_of):
    rule = StepRule.objects.get(step__key="a_kasse")

    response = save(desk_of, "guidance_rules", rule, note_en="Only in English", note_da="")

    form = response.context["form"]
    assert form.errors["note_da"] == ["Write this in Danish too, as it is there in English."]
    assert form["note_en"].value() == "Only in English"


def test_a_step_is_saved_with_its_papers_untouched(desk_of):
    cpr = Step.objects.get(key="cpr")
    papers = list(cpr.document_rules.order_by("pk").values())

    response = save(desk_of, "guidance_steps", cpr, title_en="Get a CPR number")

    assert response.status_code == 302
    approve(cpr)
    assert cpr.title_en == "Get a CPR number"
    assert list(cpr.document_rules.order_by("pk").values()) == papers


def test_the_hours_that_count_are_above_those_that_are_over(desk_of):
    centre = Centre.objects.get(key="copenhagen")
    url = reverse("guidance_centres:edit", args=[centre.pk])

    rows = desk_of.get(url).context["form"].formsets["opening_hours"].initial_forms

    today = timezone.localdate()
    over = [bool(row.instance.valid_to and row.instance.valid_to < today) for row in rows]
    assert set(over) == {True, False}
    assert over == sorted(over)


def test_a_centre_is_saved_with_its_hours_and_services(desk_of):
    odense = Centre.objects.get(key="odense")
    hours = odense.opening_hours.count()

    response = save(desk_of, "guidance_centres", odense, address="Vestre Stationsvej 1")

    assert response.status_code == 302
    odense.refresh_from_db()
    assert odense.address == "Vestre Stationsvej 1"
    assert odense.opening_hours.count() == hours


def test_an_agreement_is_ended_by_its_last_day(desk_of):
    rebild = MunicipalityAgreement.objects.get(municipality__name="Rebild")

    response = save(desk_of, "guidance_agreements", rebild, valid_to="2026-12-31")

    assert response.status_code == 302
    approve(rebild)
    assert rebild.valid_to.isoformat() == "2026-12-31"
    assert rebild.citizenships == ["nordic"]


def test_a_municipality_may_change_its_name(desk_of):
    morso = Municipality.objects.get(name="Morsø")

    response = save(desk_of, "guidance_municipalities", morso, name="Mors")

    assert response.status_code == 302
    assert Municipality.objects.get(code=morso.code).name == "Mors"
