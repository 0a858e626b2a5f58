"""Each tone looks like something, wherever it may be written."""

import pytest

from tests.checkout import ROOT
from vocabulary.tone import Tone

CSS = ROOT / "site/static/css"


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_its_tag(tone: Tone) -> None:
    assert f".tag--{tone} {{" in (CSS / "tag.css").read_text()


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone != Tone.QUIET])
def test_every_tone_has_its_figure_and_a_quiet_one_is_plain(tone: Tone) -> None:
    assert f".figures__{tone} {{" in (CSS / "key-facts.css").read_text()
