"""What operators rely on is written down, and what is written down exists."""

import ast
import os
import re
from pathlib import Path

from tests.checkout import ROOT, committed, imports, python_files, tree

OPERATIONS = (ROOT / "docs/operations.md").read_text()
ROW = re.compile(r"^\| `([A-Z][A-Z0-9_]+)` \|", re.MULTILINE)
SETTINGS = [path for path in python_files() if path.parts[:3] == ("site", "config", "settings")]
# They choose the settings module, which the settings cannot do themselves.
READ_THE_ENVIRONMENT = {"site/config/wsgi.py", "site/config/asgi.py", "manage.py"}


def _read_by(path: Path) -> set[str]:
    """Variables that a settings module asks its one `env` object for."""
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and node.args)
    names = (call.args[0] for call in calls if ast.unparse(call.func).split(".")[0] == "env")
    return {str(name.value) for name in names if isinstance(name, ast.Constant)}


def test_every_variable_has_a_row_and_every_row_a_variable() -> None:
    read = set().union(*(_read_by(path) for path in SETTINGS)) | {"DJANGO_SETTINGS_MODULE"}

    assert set(ROW.findall(OPERATIONS)) == read


def test_no_variable_has_two_rows() -> None:
    rows = ROW.findall(OPERATIONS)

    assert len(rows) == len(set(rows))


def test_only_settings_read_the_environment() -> None:
    ours = {"site", "careers", "companies", "events", "mentoring"}
    modules = [path for path in python_files() if path.parts[0] in ours]
    readers = {
        str(path) for path in modules if "os" in imports(path) and "environ" in ast.dump(tree(path))
    }

    assert readers - {str(path) for path in SETTINGS} <= READ_THE_ENVIRONMENT


def _says(path: Path, name: str) -> bool:
    return name in ast.dump(tree(path))


def test_every_command_is_explained() -> None:
    commands = {
        path.stem
        for path in committed()
        if path.parts[-3:-1] == ("management", "commands") and not path.name.startswith("_")
    }

    assert {name for name in commands if f"manage.py {name}" not in OPERATIONS} == set()


def test_every_document_is_linked_from_another() -> None:
    """A page nobody links to is a page nobody reads; decisions are linked as a folder."""
    documents = [path for path in committed() if path.suffix == ".md"]
    linked = {(path.parent / target) for path in documents for target in _links(path)}
    linked = {Path(os.path.normpath(target)) for target in linked}

    assert [
        path for path in documents if path.parts[0] == "docs" and not {path, path.parent} & linked
    ] == []


def test_links_between_documents_lead_somewhere() -> None:
    documents = (path for path in committed() if path.suffix == ".md")
    links = ((path, target) for path in documents for target in _links(path))

    assert [link for link in links if not (ROOT / link[0].parent / link[1]).exists()] == []


def _links(path: Path) -> list[str]:
    """Targets of the links to other files."""
    return re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", (ROOT / path).read_text())
