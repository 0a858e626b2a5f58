from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import override

from vocabulary.translated import Translated


@dataclass
class Place:
    name_en: str
    name_da: str
    name: ClassVar[Translated] = Translated("name")


def test_the_name_is_in_the_readers_language():
    with override("da"):
        assert Place("Copenhagen", "København").name == "København"
    with override("en"):
        assert Place("Copenhagen", "København").name == "Copenhagen"


def test_english_stands_in_where_there_is_no_danish_yet():
    with override("da"):
        assert Place("Copenhagen", "").name == "Copenhagen"
