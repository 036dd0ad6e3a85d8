"""One server and one browser for all tests, and one tab for each width and language."""

import pathlib

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

import server
from visit import Tab


@pytest.fixture(scope="session")
def portal():
    with server.serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = server.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core."""
    folder = pathlib.Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def tabs(browser, portal):
    """Opens a tab of a width and language, the same one for the same wish: opening is slow."""
    opened = {}

    def tab(width, language):
        key = (width, language)
        if key not in opened:
            opened[key] = Tab(browser, portal, width, locale=language)
        return opened[key]

    return tab


@pytest.fixture(scope="session")
def plain_tab(browser, portal):
    """A narrow tab that runs no JavaScript: what it holds is what was sent."""
    return Tab(browser, portal, 320, java_script_enabled=False)


@pytest.fixture(scope="session")
def get(browser, portal):
    """Asks for an address without opening a page."""
    context = browser.new_context()
    return lambda address: context.request.get(portal + address, max_redirects=0)
