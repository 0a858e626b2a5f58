"""Tags of the look. Components without logic are plain includes; docs/look.md lists them all."""

from typing import Any

from django import template
from django.core.paginator import Page as PageOfList
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content import navigation, text_marks
from content.social import SocialCard, card_of_view
from content.stylesheets import safe_static, stylesheet_urls

register = template.Library()


@register.simple_tag
def stylesheets() -> list[str]:
    return stylesheet_urls()


@register.simple_tag
def asset(name: str) -> str:
    """``{% static %}`` for pages that must show even where static files are broken."""
    return safe_static(name)


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[navigation.LanguageLink]:
    """The page shown, in every language; empty where there is no request (error pages)."""
    request = context.get("request")
    return navigation.language_links(request, context.get("whereabouts")) if request else []


@register.simple_tag(takes_context=True)
def social_card(context: template.Context) -> SocialCard | None:
    """What other sites show of this page; None where there is no request."""
    request = context.get("request")
    return context.get("social") or (card_of_view(request) if request else None)


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: template.Context, *labels_and_urls: Any) -> dict[str, Any]:
    """``{% breadcrumbs label url label url … current_label %}``.

    Without arguments, on an editors' page: the pages above it.
    """
    if not labels_and_urls:
        return {"trail": context["whereabouts"].trail, "current": context["page"].title}
    *pairs, current = labels_and_urls
    return {"trail": list(zip(pairs[::2], pairs[1::2], strict=True)), "current": current}


@register.filter
def page_numbers(page: PageOfList) -> list[int | str]:
    """The numbers to show under a long list: the ends, the neighbours, and gaps between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def marked_text(html: SafeString) -> SafeString:
    """Around the text of a guide: ``{% filter marked_text %}…{% endfilter %}``."""
    return text_marks.marked(html)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "", icon: str = "") -> SafeString:
    """A box to be noticed: kind is info, success, warning or error."""
    return render_to_string(
        "components/alert.html", {"kind": kind, "title": title, "icon": icon, "content": content}
    )


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """A dialog that a button with ``data-opens="<id>"`` opens; without script it is never seen,
    so what it asks must also have a page of its own."""
    return render_to_string(
        "components/dialog.html", {"id": id, "title": title, "content": content}
    )
