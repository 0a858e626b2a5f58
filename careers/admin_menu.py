"""The advisers' menu in the admin: *Candidates*, with an entry for each screen.

@hooks.register("register_candidates_menu_item")
def queue() -> MenuItem:
    return AdvisersMenuItem(_("Words to review"), url, icon_name="edit", order=20)
"""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from accounts.roles import Role, has_role


class AdvisersMenuItem(MenuItem):
    """Staff who are not advisers see nothing."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.ADVISER)


class AdvisersSubmenu(SubmenuMenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.ADVISER) and super().is_shown(request)


def candidates_menu() -> SubmenuMenuItem:
    menu = Menu(
        register_hook_name="register_candidates_menu_item",
        construct_hook_name="construct_candidates_menu",
    )
    return AdvisersSubmenu(_("Candidates"), menu, name="candidates", icon_name="group", order=260)
