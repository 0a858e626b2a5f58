"""The glossary: words in two languages, and their marks in the text of guides."""

from html import unescape

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from guidance.glossary.marking import Marker
from guidance.models import GlossaryTerm

PAGE = "/en/glossary/"
TERMS = [
    GlossaryTerm(key="cpr", word_en="CPR number", also_en="CPR numbers, number", meaning_en="<1>"),
    GlossaryTerm(key="rut", word_en="RUT", meaning_en="A register"),
    GlossaryTerm(key="rd", word_en="R&D", meaning_en="Research"),
    GlossaryTerm(key="amp", word_en="amp", meaning_en="A unit"),
]


def marked(html: str) -> str:
    """With marks as “[key:words]”."""
    text = Marker(TERMS, "en", PAGE).mark(html)
    for term in TERMS:
        title = {"cpr": "&lt;1&gt;"}.get(term.key, term.meaning_en)
        begin = f'<a class="term" href="{PAGE}#{term.key}" title="{title}">'
        text = text.replace(begin, f"[{term.key}:")
    return text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The RUT register</p>", "<p>The [rut:RUT</a> register</p>"),
        ("<p>A CPR number, the rut</p>", "<p>A [cpr:CPR number</a>, the [rut:rut</a></p>"),
        ("<p>CPR numberſ, RUT</p>", "<p>CPR numberſ, [rut:RUT</a></p>"),
        ("<p>RUT and RUT</p>", "<p>[rut:RUT</a> and RUT</p>"),
        ("<p>R&amp;D &amp; more</p>", "<p>[rd:R&amp;D</a> &amp; more</p>"),
        ("<p>Truth, RUT-like, non-RUT</p>", "<p>Truth, RUT-like, non-RUT</p>"),
        ("<h2>RUT</h2><p>RUT</p>", "<h2>RUT</h2><p>[rut:RUT</a></p>"),
        ('<a href="/RUT/"><b>RUT</b></a> RUT', '<a href="/RUT/"><b>RUT</b></a> [rut:RUT</a>'),
        ("<summary>RUT</summary>RUT", "<summary>RUT</summary>[rut:RUT</a>"),
        ('<p title="RUT">x</p>', '<p title="RUT">x</p>'),
        ("<svg><title>RUT</title></svg>", "<svg><title>RUT</title></svg>"),
        ("<p>the longest: CPR numbers</p>", "<p>the longest: [cpr:CPR numbers</a></p>"),
        ("", ""),
    ],
)
def test_a_word_is_marked_once_and_never_in_links_and_headings(html: str, expected: str) -> None:
    assert marked(html) == expected


def test_without_words_a_text_is_as_it_was() -> None:
    assert Marker([], "en", PAGE).mark("<p>RUT</p>") == "<p>RUT</p>"


@pytest.mark.usefixtures("guidance")
def test_a_reader_sees_the_words_of_her_own_language_marked(django_assert_num_queries) -> None:
    text = Template("{% load look %}{% filter marked_text %}<p>Skattekortet</p>{% endfilter %}")

    with translation.override("da"), django_assert_num_queries(1):
        html = text.render(Context())

    assert 'href="/da/glossary/#tax-card"' in html
    assert "glossary" not in text.render(Context())  # in English it is no word


@pytest.mark.usefixtures("guidance")
@pytest.mark.parametrize(
    ("language", "first", "other"), [("en", "A-kasse", "skattekort"), ("da", "a-kasse", "tax card")]
)
def test_the_glossary_has_every_word_in_both_languages(
    client: Client, language: str, first: str, other: str
) -> None:
    html = unescape(client.get(f"/{language}/glossary/").content.decode())

    assert html.count('class="glossary__row"') == GlossaryTerm.objects.count() > 30
    assert html.index(f">{first}<") < html.index("NemKonto<")
    assert f">{other}</span>" in html


@pytest.mark.usefixtures("guidance")
def test_no_two_words_share_a_form() -> None:
    for language in ("en", "da"):
        forms = [form.lower() for t in GlossaryTerm.objects.all() for form in t.forms(language)]
        assert len(forms) == len(set(forms))
