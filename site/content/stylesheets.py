"""Which stylesheets there are, and the one file that production makes of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin, staticfiles_storage
from django.core.files.base import ContentFile
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The first declares the layers; after it the order matters only inside a layer.
STYLESHEETS = [
    f"css/{name}.css"
    for name in (
        *("tokens", "reset", "base", "layout"),
        *("header", "footer", "hero", "breadcrumbs", "messages", "alert", "button", "tag"),
        *("form", "choice", "chips", "filters", "facet", "drop-zone", "card"),
        *("event-list", "calendar", "event", "programme", "fair", "sign-up", "jobs", "bank"),
        *("person", "times", "steps", "table", "roster", "key-facts"),
        *("checklist", "arrival", "ask", "centre"),
        *("ticket", "visit", "desk", "progress", "details", "dialog", "empty-state"),
        *("pagination", "prose", "blocks", "guide"),
        *("group", "company", "account", "mailbox", "cv", "apply", "answer", "found", "ladder"),
        *("kept", "pair", "utilities", "styleguide", "print"),
    )
]
BUNDLE = "css/all.css"


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, also inside JavaScript modules, and every stylesheet in one file.

    Development links the files one by one, as they are written; there is no build step to forget.
    """

    support_js_module_import_aggregation = True
    # Only our own modules: Django would also take "import" in the comments of others' scripts.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        HashedFilesMixin._js_module_import_aggregation_patterns[1],  # type: ignore[attr-defined]
    )

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        if not options.get("dry_run"):
            self.bundle()
            paths[BUNDLE] = (self, BUNDLE)
        yield from super().post_process(paths, **options)

    def bundle(self) -> None:
        """Write every stylesheet into one, in their order."""
        parts = []
        for name in STYLESHEETS:
            with self.open(name) as part:
                parts.append(part.read())
        self.delete(BUNDLE)
        self.save(BUNDLE, ContentFile(b"\n".join(parts)))


def stylesheet_urls() -> list[str]:
    """What base.html links: one file in production, every file by itself elsewhere."""
    if isinstance(staticfiles_storage, StaticFiles):
        return [safe_static(BUNDLE)]
    return _each_by_itself()


@cache
def _each_by_itself() -> list[str]:
    return [safe_static(name) for name in STYLESHEETS]


def safe_static(name: str) -> str:
    """The address of a static file, also where the manifest is missing or broken.

    The page that says "something went wrong" must not go wrong itself.
    """
    try:
        return static(name)
    except ValueError:
        return f"/static/{name}"
