"""The look as files: contrast, names that exist, one place for every colour."""

import re
from collections import defaultdict
from pathlib import Path

import lucide
import pytest
from django.core.files.storage import FileSystemStorage
from django.template.loader import render_to_string

from content.stylesheets import BUNDLE, STYLESHEETS, StaticFiles
from tests.checkout import ROOT, committed

CSS = ROOT / "site" / "static" / "css"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (CSS / "tokens.css").read_text()))
ICON = re.compile(r"{% lucide \"([\w-]+)\"")

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for words, 1.4.11 for what one must see to use
GROUNDS = ("paper", "white", "mist", "sun-tint", "brick-tint", "leaf-tint", "sky-tint")
TINTS = ("rose-tint", "honey-tint", "mist-deep")
PAIRS = [
    *(("ink", ground, TEXT) for ground in (*GROUNDS, *TINTS, "sun")),
    *(("ink-soft", ground, TEXT) for ground in GROUNDS),
    *(("fjord", ground, TEXT) for ground in GROUNDS),
    *(("fjord-deep", ground, TEXT) for ground in GROUNDS),
    *(("brick-deep", ground, TEXT) for ground in ("paper", "white", "brick-tint")),
    *(("leaf-deep", ground, TEXT) for ground in ("white", "leaf-tint")),
    *(("sun-deep", ground, TEXT) for ground in ("white", "sun-tint")),
    *(("white", g, TEXT) for g in ("ink", "fjord", "fjord-deep", "brick", "brick-deep")),
    ("white", "leaf-deep", TEXT),
    ("leaf-bright", "leaf-deep", SHAPE),
    ("brick-bright", "brick-deep", SHAPE),
    ("ink-faint", "paper-deep", TEXT),
    ("sky-deep", "sky-tint", TEXT),
    ("sky-deep", "white", TEXT),
    ("ink", "sun-bright", TEXT),
    ("sun-edge", "sun-tint", SHAPE),
    ("honey", "white", SHAPE),
    ("sky", "sky-tint", SHAPE),
    ("fjord-pale", "fjord-deep", TEXT),
    ("fjord-pale", "ink", TEXT),
    ("sun", "fjord-deep", TEXT),
    ("sun", "ink", SHAPE),
    *(("line-strong", ground, SHAPE) for ground in ("paper", "white", "mist")),
    *(("brick", ground, SHAPE) for ground in ("paper", "white", "brick-tint")),
    *(("leaf", ground, SHAPE) for ground in ("white", "leaf-tint")),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = map(_linear, channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_stand_out_from_their_ground(front: str, ground: str, least: float) -> None:
    assert contrast(front, ground) >= least


def test_every_stylesheet_is_linked() -> None:
    assert {path.name for path in CSS.glob("*.css")} == {Path(name).name for name in STYLESHEETS}


def test_colours_have_names() -> None:
    nameless = re.compile(r"#[0-9a-f]{3,8}\b")
    others = (path for path in CSS.glob("*.css") if path.name != "tokens.css")

    assert [path.name for path in others if nameless.search(path.read_text())] == []


def test_every_rule_is_in_a_layer() -> None:
    """What is in no layer would win over everything that is."""
    outside = [path.name for path in CSS.glob("*.css") if not _in_layers(path.read_text())]

    assert outside == []


def test_a_component_has_one_style_sheet() -> None:
    """All of them come as one file: a second of the same name changes the first, everywhere."""
    homes: dict[str, set[str]] = defaultdict(set)
    for path in CSS.glob("*.css"):
        for name in re.findall(r"^  \.([a-z][\w-]*)(?: \{|,$)", path.read_text(), re.MULTILINE):
            homes[name].add(path.name)

    assert len(homes) > 200
    assert {name: sorted(at) for name, at in homes.items() if len(at) > 1} == {}


def _in_layers(css: str) -> bool:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    depth, rules = 0, ""
    for letter in css:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        rules += letter if depth == 0 and letter != "}" else ""
    return all(rule.startswith("@layer") for rule in re.split(r"[;\n]", rules) if rule.strip())


def test_every_icon_that_a_template_names_exists() -> None:
    named = {
        name
        for path in committed()
        if path.parts[0] == "templates"
        for name in ICON.findall((ROOT / path).read_text())
    }

    assert [name for name in sorted(named) if not _is_icon(name)] == []


def _is_icon(name: str) -> bool:
    try:
        lucide._load_icon(name)
    except lucide.IconDoesNotExist:
        return False
    return True


def test_production_links_one_stylesheet_that_holds_them_all(tmp_path: Path) -> None:
    for name in STYLESHEETS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((CSS.parent / name).read_bytes())
    storage = StaticFiles(location=tmp_path)

    storage.bundle()

    bundle = FileSystemStorage(tmp_path).open(BUNDLE).read()
    assert bundle.startswith((CSS / "tokens.css").read_bytes())
    assert all((CSS.parent / name).read_bytes() in bundle for name in STYLESHEETS)


def test_the_page_for_a_broken_site_needs_nothing_of_the_site() -> None:
    page = render_to_string("500.html")

    assert "<h1>" in page
    assert BUNDLE in page or STYLESHEETS[0] in page
