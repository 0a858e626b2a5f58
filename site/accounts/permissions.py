"""Who may go where: the same predicates for views, templates and the admin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.roles import Role, has_role, may_open_admin, roles_of

View = Callable[..., HttpResponseBase]


def works_here(user: Any) -> bool:
    """Staff of the centre, at the desk or in the admin: they see other people's data."""
    if not user.is_authenticated:
        return False
    return user.is_superuser or user.is_staff or bool(roles_of(user)) or enters_admin(user)


def enters_admin(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and may_open_admin(user))


def has_second_step(user: Any) -> bool:
    """An app with codes, or a passkey; recovery codes alone are none."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))


def role_required(role: Role) -> Callable[[View], View]:
    """Strangers are asked to sign in; for everybody without the role the page does not exist."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_role(request.user, role):
                raise Http404
            return view(request, *args, **kwargs)

        return inner

    return decorate
