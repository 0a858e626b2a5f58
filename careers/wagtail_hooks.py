"""What the CV bank adds to Wagtail."""

from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem

from careers.admin_menu import candidates_menu


@hooks.register("register_admin_menu_item")
def candidates() -> SubmenuMenuItem:
    return candidates_menu()
