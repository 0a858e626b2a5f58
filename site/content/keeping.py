"""What a view says for its answer to be kept, see ``content.page_cache``."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]


def keep(*parameters: str) -> Callable[[View], View]:
    """The view answers everybody alike who asks with the same values of these parameters."""

    def kept(view: View) -> View:
        @wraps(view)
        def answer(*args: object, **kwargs: object) -> HttpResponseBase:
            return keep_response(view(*args, **kwargs), *parameters)

        return answer

    return kept


def keep_response(response: HttpResponseBase, *parameters: str) -> HttpResponseBase:
    """The same, said of one answer."""
    response.kept_with = frozenset(parameters)  # type: ignore[attr-defined]
    return response
