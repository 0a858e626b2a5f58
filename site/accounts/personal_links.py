"""Links that open one person's page for one purpose, without an account.

A token is the record's id and a version, signed. No secret is stored, so that a later mail can
carry a working link; raising the record's version makes every older link dead; when a link expires
is the record's to say (``events.Attendee.link_open``).

A link that shows or does something for an account is a 404 while that account is closed: whoever
reads the record asks ``is_active``, so that links work again when staff open the account again. A
link that goes with a seat or a visit needs no account and goes on, as does one that only stops a
mail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

from django.core.signing import BadSignature, Signer
from django.http import HttpResponse

P = ParamSpec("P")

# Not `no-referrer`: browsers then send `Origin: null` with a form, which CSRF protection refuses.
# `same-origin` keeps the address, which is the key to the page, from every other site as well.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def personal_page(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """For a view that such a link opens: its page is neither kept, nor found, nor told of."""

    @wraps(view)
    def inner(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return inner


class BadLink(Exception):
    """Not a link of ours, or one for another purpose."""


@dataclass(frozen=True)
class PersonalLink:
    """The links of one purpose; a token made for one purpose does not open another."""

    purpose: str

    @property
    def _signer(self) -> Signer:
        return Signer(salt=f"personal-link.{self.purpose}", sep=".")

    def token(self, pk: int, version: int) -> str:
        return self._signer.sign(f"{pk}-{version}")

    def read(self, token: str) -> tuple[int, int]:
        """The id and version in the token. Raises BadLink."""
        try:
            pk, _, version = self._signer.unsign(token).partition("-")
            return int(pk), int(version)
        except (BadSignature, ValueError) as error:
            raise BadLink from error
