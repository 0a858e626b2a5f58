"""What Wagtail draws around a screen of ours in the admin: title, heading and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def admin_frame(title: str, icon: str, *above: tuple[str, str], of: object = "") -> dict[str, Any]:
    """For templates that extend ``wagtailadmin/generic/base.html``.

    ``above``: address and name of each screen above this one, the first page of the admin left
    out. ``of``: the record that the screen is about, where it has several.
    """
    trail = [(reverse("wagtailadmin_home"), _("Home")), *above]
    here = {"url": "", "label": str(of), "sublabel": title} if of else {"url": "", "label": title}
    return {
        "page_title": f"{title}: {of}" if of else title,
        "header_title": f"{of}: {title}" if of else title,
        "header_icon": icon,
        "breadcrumbs_items": [*({"url": url, "label": label} for url, label in trail), here],
    }
