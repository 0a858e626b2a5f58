from django.utils import translation
from django.utils.translation import gettext_lazy

from vocabulary.refused import Refused


class TooLate(Refused):
    message = gettext_lazy("Yes")


def test_a_refusal_says_its_own_words_in_the_readers_language():
    with translation.override("da"):
        assert str(TooLate()) == "Ja"
    with translation.override("en"):
        assert str(TooLate()) == "Yes"


def test_a_refusal_raised_with_words_says_these():
    assert str(TooLate("All 12 seats are taken.")) == "All 12 seats are taken."
