"""Whoever searches for a word of the glossary finds what is written with its other words."""

from collections.abc import Iterator

from guidance.models import GlossaryTerm


def same_words() -> Iterator[list[str]]:
    """Each word with all of its forms, in both languages, the most usual first."""
    for term in GlossaryTerm.objects.all():
        forms = [form.casefold() for each in ("en", "da") for form in term.forms(each)]
        yield list(dict.fromkeys([term.word_en.casefold(), term.word_da.casefold(), *forms]))
