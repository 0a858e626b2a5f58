"""Somebody is invited and has no account: making one begins with the name and address we know.

They wait in her session, for no address bar, log or history to show. They are offered on the way
back to that one invitation only, so that nobody else at the same computer reads them.
"""

from typing import Any

from django.http import HttpRequest

KEY = "accounts.invited"


def remember(request: HttpRequest, *, name: str, email: str) -> None:
    """For the sign-up that leads back to this page."""
    first, _space, last = name.strip().partition(" ")
    known = {"first_name": first, "last_name": last.strip(), "email": email}
    request.session[KEY] = {"page": request.path, "known": known}


def initial_for(request: HttpRequest | None) -> dict[str, Any]:
    """What the form begins with; empty for whoever comes from elsewhere."""
    if request is None:
        return {}
    kept = request.session.get(KEY, {})
    leads_back = kept.get("page") == request.GET.get("next")
    known: dict[str, Any] = kept["known"] if kept and leads_back else {}
    return known
