"""What people call themselves neither runs in the company's spreadsheet nor breaks it."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

pytestmark = pytest.mark.every_database


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("\x0b=1+1", "'=1+1"),
        (" @SUM(A1)", "' @SUM(A1)"),
        ("Ana\x07", "Ana"),
        ("\ufffe🙂", "🙂"),
    ],
)
def test_any_name_can_be_exported(client, hr, ana, name, shown):
    ana.attendee.given_name = name
    ana.attendee.save()
    client.force_login(hr)

    answer = client.get(reverse("companies:export", args=[ana.group.reference]))

    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet["A2"].value == shown
    assert sheet["A2"].data_type == "s"
