"""How a form says what it wants, and what is wrong."""

import re

from django import forms
from django.template.loader import render_to_string

from content.forms import DateInput


class VisitForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport.", max_length=5)
    phone = forms.CharField(label="Phone", required=False)
    day = forms.DateField(label="Day", widget=DateInput())
    desk = forms.ChoiceField(label="Desk", choices=[("a", "A")], widget=forms.RadioSelect)
    terms = forms.BooleanField(label="I agree")

    def clean(self) -> None:
        raise forms.ValidationError("That day is full.")


def field(form: forms.Form, name: str) -> str:
    return form[name].as_field_group()


def summary(form: forms.Form) -> str:
    return render_to_string("components/error_summary.html", {"form": form})


def test_hint_and_error_belong_to_their_field() -> None:
    html = field(VisitForm({}), "name")

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_error() -> None:
    html = field(VisitForm({}), "desk")

    assert re.search(r'<fieldset[^>]+aria-describedby="id_desk_error"', html)
    assert "Choose one." in html


def test_optional_fields_say_so_and_required_ones_do_not() -> None:
    form = VisitForm()

    assert "(optional)" in field(form, "phone")
    assert "(optional)" not in field(form, "name")


def test_an_error_says_what_to_do() -> None:
    errors = VisitForm({"day": "tomorrow"}).errors

    assert errors["name"] == ["Fill this in."]
    assert errors["day"] == ["Write a date like 2026-12-31."]
    assert errors["terms"] == ["Tick this to go on."]


def test_an_error_says_what_would_fit() -> None:
    errors = VisitForm({"name": "Ann-Kathrin"}).errors

    assert errors["name"] == ["Write at most 5 letters; these are 11."]


def test_the_summary_leads_to_each_field_and_says_what_is_wrong_with_the_whole() -> None:
    html = summary(VisitForm({}))

    assert 'href="#id_name"' in html
    assert 'href="#id_desk_0"' in html
    assert "That day is full." in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert summary(VisitForm()).strip() == ""


def test_what_was_typed_is_still_there() -> None:
    form = VisitForm({"name": "Zofia", "day": "2026-12-03"})

    assert 'value="Zofia"' in field(form, "name")
    assert 'value="2026-12-03"' in field(form, "day")


def test_as_div_looks_as_the_form_does() -> None:
    form = VisitForm()

    assert form.as_div() == str(form)
