"""Chromium on a live server.

A page that calls another site, breaks the content security policy or throws in a script fails
its test, whatever the test was about; what was last seen is kept in var/browser/.
"""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser.walk import Walk
from tools.chromium import ARGUMENTS, chromium
from tools.console import Missing, on_ci

DESKTOP = 1280  # pixels
PHONE = 390
PATIENCE = 30_000  # milliseconds: the same cores test two databases meanwhile
SCREENSHOTS = settings.VAR_DIR / "browser"
# Playwright's own loop runs in the test's thread, where Django would refuse to be called.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

expect.set_options(timeout=PATIENCE)

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        program = chromium()
    except Missing as reason:
        (pytest.fail if on_ci() else pytest.skip)(str(reason))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, live_server, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """A new visitor each time: `open_page(width=PHONE, lang="da", javascript=False)`."""
    pages: list[Page] = []
    faults: list[str] = []

    def open_one(*, width: int = DESKTOP, lang: str = "en", javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale=lang,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        _watch(page, live_server.url, faults)
        pages.append(page)
        return page

    yield open_one
    for number, page in enumerate(pages):
        _keep_sight(page, f"{request.node.name}-{number}")
        page.context.close()
    assert faults == []


def _watch(page: Page, home: str, faults: list[str]) -> None:
    """Note scripts' errors, refused resources, and requests that leave the site."""

    def leaves(request: Request) -> None:
        away = urlsplit(request.url)
        if away.scheme in {"http", "https"} and away.netloc != urlsplit(home).netloc:
            faults.append(f"left the site: {request.url}")

    page.on("request", leaves)
    page.on("pageerror", lambda error: faults.append(f"script error on {page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            faults.append(f"console on {page.url}: {message.text}")
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )


def _keep_sight(page: Page, name: str) -> None:
    if page.is_closed():
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name.replace('/', '-')}.png")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """An English visitor at a desk."""
    return open_page()


@pytest.fixture
def accessible() -> Callable[..., None]:
    """Assert that axe finds nothing to object to on a page, or in the part by that selector."""

    def check(page: Page, part: str | None = None) -> None:
        violations = Axe().run(page, context=part).response["violations"]
        found = [
            f"{fault['id']}: {node['html'][:160]}"
            for fault in violations
            for node in fault["nodes"]
        ]
        assert found == [], f"axe on {page.url}"

    return check


@pytest.fixture
def walk(open_page: OpenPage, accessible: Callable[..., None]) -> Callable[..., Walk]:
    """Begin a visitor's way: `walk(lang="da", width=PHONE)`; axe needs JavaScript."""

    def begin(*, lang: str, width: int, javascript: bool = True, axe: bool = True) -> Walk:
        page = open_page(lang=lang, width=width, javascript=javascript)
        return Walk(page, lang, accessible if axe and javascript else lambda page: None)

    return begin
