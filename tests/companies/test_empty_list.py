"""The list to fill in, for companies that have none."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from companies.roster_reading.fields import VALUES
from companies.roster_reading.headers import Meaning, Sure, meaning_of


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "da"])
def test_every_heading_of_the_empty_list_is_understood_when_it_comes_back(
    client: Client, language: str
) -> None:
    answer = client.get(f"/{language}/company/list.xlsx")

    [headings] = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert answer["Content-Disposition"] == 'attachment; filename="new-hires.xlsx"'
    assert [meaning_of(each) for each in headings] == [Meaning(f, Sure.NAMED) for f in VALUES]
