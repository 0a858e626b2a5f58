"""Pages of ours that may answer a question before it is sent; nobody else is asked."""

import re

from wagtail.models import Page

from content.models import BasePage
from content.page_search import find_pages
from content.search import clean_query

MOST = 3
WORDS = 6
"""Of a question, the longest ones: short words are on every page."""

SHORTEST = 3

#: In every question.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """about after again also anybody answer anyone because before been being cannot could does
    doing from have having hello help here into just know like much need only other please
    question since some something tell than thank thanks that their them then there these they
    thing this those through until very want wants were what when where whether which while will
    with within without would your yours altså andre bare bliver blive blev burde derfor deres
    dette disse efter eller fordi før gerne hedder hvad hvem hvilke hvilken hvilket hvis hvor
    hvordan hvorfor hvornår ikke ingen jeres kunne kommer lige man meget mig mine måske noget
    nogen også skal skulle spørgsmål til vide ville være været
    all and any are but can did for get got had has her him his how its let may new not now one our
    out own she the too two use was way who why yes you den der det dig din har hun han jeg kan man
    med men mit når ned nej oss tak var ved vil vis som uden""",
    )
)


def pages_for(text: str, language: str, *, but: Page | None = None) -> list[BasePage]:
    """At most three, the best first; not the one she comes from."""
    query = clean_query(" ".join(_telling_words(text)))
    if not query:
        return []
    [found] = find_pages([query], language)
    pks = [one for one in found if isinstance(one, int)][: 3 * MOST]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=pks).specific()}
    left_out = but.translation_key if but else None
    told = [
        p
        for pk in pks
        if isinstance(p := pages.get(pk), BasePage) and p.translation_key != left_out
    ]
    return [page for page in told if page.depth > 2][:MOST]  # the front page answers nothing


def _telling_words(text: str) -> list[str]:
    words = dict.fromkeys(word.lower() for word in re.findall(r"[^\W\d_]+", text))
    telling = [word for word in words if len(word) >= SHORTEST and word not in _EMPTY]
    return sorted(telling, key=len, reverse=True)[:WORDS]
