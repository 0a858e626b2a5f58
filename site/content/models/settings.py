"""What stands on every page of the site and is kept in one place."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from content.blocks.navigation import NavigationLinkBlock
from vocabulary.translated import Translated

PROFILES = ("LinkedIn", "Facebook", "Instagram")


@register_setting(icon="mail")
class ContactSettings(BaseSiteSetting):
    """How to reach the centre; shown at the foot of every page and in letters."""

    address = models.TextField(_("address"), blank=True)
    opening_hours_en = models.TextField(_("opening hours in English"), blank=True)
    opening_hours_da = models.TextField(_("opening hours in Danish"), blank=True)
    opening_hours = Translated("opening_hours")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    linkedin = models.URLField("LinkedIn", blank=True)
    facebook = models.URLField("Facebook", blank=True)
    instagram = models.URLField("Instagram", blank=True)

    panels: ClassVar = [
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("opening_hours_en"), FieldPanel("opening_hours_da")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        MultiFieldPanel(
            [FieldPanel("linkedin"), FieldPanel("facebook"), FieldPanel("instagram")],
            heading=_("Elsewhere"),
        ),
    ]

    class Meta:
        verbose_name = _("contact")

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """Name and address of each profile that is filled in."""
        profiles = [(name, getattr(self, name.lower())) for name in PROFILES]
        return [(name, url) for name, url in profiles if url]


@register_setting(icon="list-ul")
class NavigationSettings(BaseSiteSetting):
    """The menus; see ``content.navigation`` for how they are read."""

    main_links = StreamField(
        [("link", NavigationLinkBlock())],
        verbose_name=_("main menu"),
        blank=True,
        max_num=7,
        help_text=_("Five or six: on a phone they fill the screen."),
    )
    footer_links = StreamField(
        [("link", NavigationLinkBlock())], verbose_name=_("foot of the page"), blank=True
    )

    panels: ClassVar = [
        HelpPanel(
            _("A page shows its own title and follows the reader's language by itself."),
        ),
        FieldPanel("main_links"),
        FieldPanel("footer_links"),
    ]

    class Meta:
        verbose_name = _("navigation")
