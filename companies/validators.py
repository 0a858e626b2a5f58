"""What a company's data must look like."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr
from stdnum.exceptions import ValidationError as NotANumber


def validate_cvr(value: str) -> None:
    """A CVR number has eight digits whose weighted sum divides by 11."""
    try:
        cvr.validate(value)
    except NotANumber as error:
        message = _("A CVR number has eight digits; check it at virk.dk and type it again.")
        raise ValidationError(message, code="cvr") from error
