"""Editors' pages, pictures and files, and what every page of the site shows."""

from content.models.base import BasePage
from content.models.edition import Edition
from content.models.media import Document, Image, Rendition
from content.models.pages import IndexPage, SectionPage, StandardPage
from content.models.searching import EmptySearch, SameMeaning
from content.models.second_reader import SecondReader
from content.models.settings import ContactSettings, NavigationSettings

__all__ = [
    "BasePage",
    "ContactSettings",
    "Document",
    "Edition",
    "EmptySearch",
    "Image",
    "IndexPage",
    "NavigationSettings",
    "Rendition",
    "SameMeaning",
    "SecondReader",
    "SectionPage",
    "StandardPage",
]
