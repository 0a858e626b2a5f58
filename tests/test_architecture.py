"""The layers where import-linter cannot see: foreign keys, settings, documents."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from django.apps import apps
from django.conf import settings

from tests.checkout import ROOT, committed, imports, pyproject, python_files, tree

LINTER = pyproject()["tool"]["importlinter"]
LAYERS: list[str] = LINTER["contracts"][0]["layers"]
RANK = {name.strip(" ()"): rank for rank, layer in enumerate(LAYERS) for name in layer.split("|")}
PLANNED = {name for name in RANK if not any((ROOT / at / name).is_dir() for at in ("", "site"))}
OURS = {
    app.label: app
    for app in apps.get_app_configs()
    if app.path.startswith(f"{ROOT}/") and "/.venv/" not in app.path
}
# What another app may not import: the outermost shell of each app. `content` and `accounts` lend
# theirs (blocks, form base classes), and `config` wires everything.
SHELL = {"views", "forms", "viewsets", "wagtail_hooks", "emails", "blocks", "urls", "filters"}
LENDERS = {"config", "content", "accounts", "outbox"}


def test_every_app_has_a_place_in_the_layers() -> None:
    assert set(OURS) | {"config"} | PLANNED == set(RANK)


def test_the_linter_looks_at_every_app() -> None:
    present = set(RANK) - PLANNED

    assert set(LINTER["root_packages"]) == present
    assert set(LINTER["contracts"][1]["containers"]) == present - {"config"}


def test_only_planned_apps_may_be_missing() -> None:
    optional = {
        name.strip(" ()") for layer in LAYERS for name in layer.split("|") if name.strip()[0] == "("
    }

    assert optional >= PLANNED


def test_architecture_document_shows_the_same_layers() -> None:
    graph = (ROOT / "docs/architecture.md").read_text().split("```mermaid")[1].split("```")[0]
    shown = dict(re.findall(r'(\w+)\["(.+?)"\]', graph))
    arrows = re.findall(r"(\w+)(?:\[.*?\])? --> (\w+)", graph)

    assert list(shown.values()) == LAYERS
    assert [(shown[over], shown[under]) for over, under in arrows] == list(pairwise(LAYERS))


def _foreign_keys() -> list[tuple[str, str, str]]:
    fields = (
        field
        for app in OURS.values()
        for model in app.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
    )
    return [
        (str(field), field.model._meta.app_label, field.related_model._meta.app_label)
        for field in fields
    ]


def test_foreign_keys_point_down() -> None:
    upward = [
        name
        for name, owner, target in _foreign_keys()
        if owner in RANK and target in RANK and owner != target and RANK[target] <= RANK[owner]
    ]

    assert upward == []


def test_foreign_keys_were_looked_at() -> None:
    assert ("events.Session.event", "events", "events") in _foreign_keys()


def test_site_is_a_folder_and_never_a_package() -> None:
    """`site` is a module of Python's own, which a package of that name would shadow."""
    assert not (ROOT / "site/__init__.py").exists()


def test_nothing_imports_site() -> None:
    importers = [
        path
        for path in python_files(tests=True)
        if any(name.split(".")[0] == "site" for name in imports(path))
    ]

    assert importers == []


def _app_of(path: Path) -> str:
    return path.parts[1] if path.parts[0] == "site" else path.parts[0]


def _borrowed_shell() -> Iterator[str]:
    """Imports of another app's outermost modules."""
    for path in python_files():
        borrowed_from = set(RANK) - LENDERS - {_app_of(path)}
        for app, _, module in (name.partition(".") for name in imports(path)):
            if app in borrowed_from and module.split(".")[0] in SHELL:
                yield f"{path}: {app}.{module}"


def test_an_apps_shell_is_its_own() -> None:
    assert [found for found in _borrowed_shell() if "site/config/" not in found] == []


# What never reaches a person in its own words: it is caught and answered with a page or a code.
NOT_FOR_PEOPLE = {
    "BadLink", "DateUnclear", "Infeasible", "NoFlow", "NoSuchVisit", "NotADemo",
    "NotProven", "TimeIsUp", "Unacceptable", "Unreadable", "VisitClosed",
}  # fmt: skip


def test_whatever_is_refused_is_refused_in_one_way() -> None:
    """Whoever raises an exception of ours at a person gives her words: ``vocabulary.refused``."""
    bare = {
        node.name
        for path in python_files()
        if path.parts[0] != "tools"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        if any(isinstance(base, ast.Name) and base.id == "Exception" for base in node.bases)
    }

    assert bare == {"Refused"} | NOT_FOR_PEOPLE


# An account, which Django's own manager reads, and a table that is locked as a whole.
LOCKED_OTHERWISE = {"site/content/edition.py", "site/home/personal_data.py"}


def test_records_are_locked_in_one_way() -> None:
    """By ``vocabulary.locking``; who does not wait at all (``skip_locked``) is in nobody's way."""
    waiting = {
        str(path)
        for path in python_files()
        if path != Path("site/vocabulary/locking.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "select_for_update"
        if not any(keyword.arg == "skip_locked" for keyword in node.keywords)
    }

    assert waiting == LOCKED_OTHERWISE


def test_bookings_are_made_through_one_door() -> None:
    """Other apps say ``from events import booking``, and see what it offers."""
    around = [
        f"{path}: {name}"
        for path in python_files(tests=True)
        if path.parts[:1] != ("events",) and path.parts[:2] != ("tests", "events")
        for name in imports(path)
        if name.startswith("events.booking.")
    ]

    assert around == []


def test_every_app_is_where_the_layout_says() -> None:
    assert {path.parts[0] for path in committed() if path.name == "apps.py"} <= {
        "site", "companies", "events", "careers", "mentoring"
    }  # fmt: skip


def test_settings_of_production_are_not_for_debugging() -> None:
    assert settings.DEBUG is False
