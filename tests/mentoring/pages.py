"""Pages about mentoring, as an editor has published them."""

from typing import Any

from wagtail.models import Site

from mentoring.models import MentoringIndexPage, Programme, ProgrammePage


def index_page() -> MentoringIndexPage:
    """/en/mentoring/"""
    found = MentoringIndexPage.objects.filter(locale__language_code="en").first()
    if found is not None:
        return found
    front = Site.objects.get(is_default_site=True).root_page
    page = MentoringIndexPage(title="Mentoring", slug="mentoring", locale=front.locale)
    return front.add_child(instance=page)


def page_of(programme: Programme, **facts: Any) -> ProgrammePage:
    index = index_page()
    page = ProgrammePage(
        **{
            "title": programme.name_en,
            "slug": programme.slug,
            "programme": programme,
            "intro": "One mentor, six months.",
            "locale": index.locale,
        }
        | facts
    )
    return index.add_child(instance=page)
