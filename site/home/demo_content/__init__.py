"""The demo's pages: real guides in English and Danish, for all four kinds of reader.

The words stand in ``texts/``, one file a page, so that they can be read and corrected without
reading code. They become ordinary pages, which editors then own: a second run adds what is missing
and changes nothing.
"""

from wagtail.models import Site

from accounts.models import User
from guidance.models import GuidePage
from home.demo_content.building import Builder
from home.demo_content.front import fill_contact, fill_front_pages, fill_menus
from home.demo_content.pictures import load_pictures
from home.demo_content.searching import load_search
from home.demo_content.texts import read_front, read_page

__all__ = ["load"]


def load(site: Site | None = None, owner: User | None = None) -> None:
    """Make what is missing of the pages, menus and pictures of this site.

    ``owner``: who keeps the employer guide true, where nobody does yet.
    """
    site = site or Site.objects.select_related("root_page").get(is_default_site=True)
    front = read_front()
    builder = Builder(site.root_page, images=load_pictures())
    for key in front["menus"]["pages"]:
        builder.add(read_page(key))
    builder.fill()
    fill_front_pages(builder, front)
    fill_menus(site, builder, front["menus"])
    fill_contact(site, front["contact"])
    load_search(builder.pages)
    if owner:
        GuidePage.objects.filter(review_by=None).update(review_by=owner)
