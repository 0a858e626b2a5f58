"""Pages of ours that may answer a question before it is sent; nobody else is asked."""

import re

from wagtail.models import Page

from content.models import BasePage
from content.page_search import find_pages, text_of
from content.search import clean_query

MOST = 3
TRIED = 15  # of what the search finds
WORDS = 6
"""Of a question, the longest ones: short words are on every page."""

SHORTEST = 3
ENDING = 2  # letters: of a longer word they may be others in another form of it

ENOUGH = 2  # words that a page shares with the question; one in its title counts as two

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
    """At most three, the best first; not the one she comes from, and none for one word alone,
    unless there is only one to go by."""
    words = _telling_words(text)
    query = clean_query(" ".join(words))
    if not query:
        return []
    [found] = find_pages([query], language)
    pks = [one for one in found if isinstance(one, int)][:TRIED]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=pks).specific()}
    left_out = but.translation_key if but else None
    told = [
        p
        for pk in pks
        if isinstance(p := pages.get(pk), BasePage) and p.translation_key != left_out
    ]
    below = [page for page in told if page.depth > 2]  # the front page answers nothing
    shared = {page.pk: _shared(words, page) for page in below}
    enough = [page for page in below if len(words) == 1 or shared[page.pk] >= ENOUGH]
    return sorted(enough, key=lambda page: -shared[page.pk])[:MOST]


def _shared(words: list[str], page: BasePage) -> int:
    title, text = page.title.lower(), text_of(page).lower()
    return sum(2 * _says(title, word) or _says(text, word) for word in words)


def _says(text: str, word: str) -> bool:
    """In another form too: who asks for a permit means what is written of permits."""
    stem = word if len(word) < SHORTEST + ENDING else word[:-ENDING]
    return re.search(rf"\b{re.escape(stem)}", text) is not None


def _telling_words(text: str) -> list[str]:
    words = dict.fromkeys(word.lower() for word in re.findall(r"[^\W\d_]+", text))
    telling = [word for word in words if len(word) >= SHORTEST and word not in _EMPTY]
    return sorted(telling, key=len, reverse=True)[:WORDS]
