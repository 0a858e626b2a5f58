"""Rules for the files themselves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines

from tests.checkout import ROOT, committed, python_files, tree

LARGEST = 1024 * 1024  # bytes
LONGEST_FUNCTION = 60  # lines
LONGEST_FILE = 400
LONGEST_TEMPLATE = 100
LONGEST_README = 100
NAMELESS = {"utils.py", "services.py", "helpers.py"}
# In pieces, so that this file does not name them.
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"),
                  ("yarnpkg", "com"), ("deb", "debian", "org"))
]  # fmt: skip
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:root|Users/\w+|home/\w+|work/(?:main|shared|plan))/")
TEXT = {".py", ".html", ".txt", ".md", ".toml", ".json", ".js", ".css", ".svg", ".yaml", ".po", ""}
TEMPLATES = [path for path in committed() if path.parts[0] == "templates" and path.suffix != ".po"]
MAILS = {"email", "emails"}  # theirs and allauth's; mail programs know no style sheets
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and not MAILS & set(path.parts)]
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|<style"
    r"|\s(?:style|on(?:blur|change|click|error|focus|input|key\w+|load|mouse\w+|submit))="
)

NOT_HTML = re.compile(r"[\s}]hx-[a-z-]+=")
NAMED = re.compile(r"{% [^%]*\bas (\w+) ?%}")
ADDRESS = re.compile(r"(?:href|action)=\"{{ (\w+) }}")


def _texts() -> Iterator[tuple[Path, str]]:
    for path in committed():
        if path.suffix in TEXT:
            yield path, (ROOT / path).read_text(errors="replace")


def test_no_file_names_a_package_registry() -> None:
    named = [str(path) for path, text in _texts() if any(host in text for host in REGISTRIES)]

    assert named == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert [str(path) for path, text in _texts() if MACHINE_PATH.search(text)] == []


def test_every_text_is_found_by_who_makes_the_catalogues() -> None:
    """Under another name than these a function's texts would never be translated."""
    other = re.compile(r"import \w*gettext\w* as (?!_$|_n$)", re.MULTILINE)

    assert [str(path) for path, text in _texts() if other.search(text)] == []


def test_no_file_is_large() -> None:
    assert [path for path in committed() if (ROOT / path).stat().st_size > LARGEST] == []


def test_the_lock_is_the_hashed_requirements_alone() -> None:
    """uv.lock holds the addresses of packages."""
    assert Path("uv.lock") not in committed()


def test_modules_are_named_for_what_they_do() -> None:
    assert [path for path in committed() if path.name in NAMELESS] == []


def test_functions_fit_on_a_screen() -> None:
    assert [name for name, length in _functions() if length > LONGEST_FUNCTION] == []


def _functions() -> Iterator[tuple[str, int]]:
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_a_file_has_one_subject() -> None:
    assert [path for path in python_files() if _lines(path) > LONGEST_FILE] == []


def test_templates_are_short() -> None:
    assert [path for path in TEMPLATES if _lines(path) > LONGEST_TEMPLATE] == []


def _lines(path: Path) -> int:
    return len((ROOT / path).read_text().splitlines())


def test_every_template_compiles() -> None:
    broken = {}
    for path in TEMPLATES:
        try:
            engines["django"].get_template(str(path.relative_to("templates")))
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            broken[path] = str(error)

    assert broken == {}


def test_no_page_has_inline_script_or_style() -> None:
    """The content security policy would leave it out, on the visitor's screen only."""
    found = {path: INLINE.findall((ROOT / path).read_text()) for path in PAGES}

    assert {path: snippets for path, snippets in found.items() if snippets} == {}


def test_htmx_is_told_in_valid_html() -> None:
    """data-hx-get, not hx-get: `make audit` holds every page to the rules of HTML."""
    found = [path for path in PAGES if NOT_HTML.search((ROOT / path).read_text())]

    assert found == []


def test_no_link_has_its_address_from_another_block() -> None:
    """What a tag names ends with the block; in the next one it is empty, and so is the link."""
    empty: dict[Path, set[str]] = {path: set() for path in PAGES}
    for path in PAGES:
        blocks = re.split(r"{% block \w+ %}", (ROOT / path).read_text())
        named = [set(NAMED.findall(block)) for block in blocks]
        for block, here in zip(blocks, named, strict=True):
            empty[path] |= set(ADDRESS.findall(block)) & set().union(*named) - here

    assert {path: names for path, names in empty.items() if names} == {}


def test_every_mail_has_a_subject_a_text_and_html() -> None:
    """HTML alone is a piece of a mail; a text without a subject would be half of one."""
    parts = [path for path in TEMPLATES if path.parts[1] == "emails"]
    parts = [path for path in parts if not path.name.startswith(("base", "_"))]
    mails = {str(path).partition(".")[0] for path in parts if path.suffix == ".txt"}
    wanted = {Path(mail + kind) for mail in mails for kind in (".subject.txt", ".txt", ".html")}

    assert mails
    assert wanted - set(parts) == set()


def test_the_readme_is_short_and_begins_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()

    assert len(lines) <= LONGEST_README
    assert {"make demo", "make test"} <= {line.strip(" `$").split("  ")[0] for line in lines[:12]}
