"""What editors may write into rules that pages, lists and reports could not bear."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from guidance.models import OpeningHours, StepRule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [StepRule, OpeningHours])
@pytest.mark.parametrize("field", ["valid_from", "valid_to"])
def test_a_day_after_which_nothing_can_be_reckoned_is_refused(guidance, model, field):
    row = model.objects.first()
    setattr(row, field, date.max)

    with pytest.raises(ValidationError, match="leave it empty"):
        row.full_clean()
