"""One server, one browser and one built output for all tests, and tabs that are used again."""

import os
import pathlib
import re
import zlib

import axe_playwright_python
import pytest
from playwright.sync_api import expect, sync_playwright

import acceptance
import sandbox
import server
from built import build
from journey import Parent
from sample_api import SampleAPI
from visit import Tab

# As long as a busy machine may need, as everything else waits.
expect.set_options(timeout=30_000)

# What must be seen in both languages in every run: markup, accessibility, the journeys, whole sitemaps.
BOTH = re.compile(r"test_(markup|sitemaps|journeys\w*|offline|charts|bulletins)\.py|test_axe")
LANGUAGE = re.compile(r"(?<=[\[/-])(kk|ru)(?=[\]/-])")


def pytest_collection_modifyitems(config, items):
    """Leaves one language of each pair of tests that differ in it alone, in turn; a long run has both."""
    if "ONIR_LONG" in os.environ:
        return
    pairs = {}
    for item in items:
        if "Tests/Browser" in item.nodeid and not BOTH.search(item.nodeid):
            names = set(LANGUAGE.findall(item.nodeid.partition("[")[1] + item.nodeid.partition("[")[2]))
            if len(names) == 1:
                pairs.setdefault(LANGUAGE.sub("*", item.nodeid), {})[names.pop()] = item
    left = set()
    for name, pair in pairs.items():
        if len(pair) == 2:
            left.add(pair[("kk", "ru")[zlib.crc32(name.encode()) % 2]])
    if left:
        config.hook.pytest_deselected(items=[item for item in items if item in left])
        items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def portal():
    with server.serving() as address:
        yield address


@pytest.fixture(scope="session")
def built():
    """What `onir build` writes of the shipped content."""
    return build(server.ROOT / ".build" / "pages")


@pytest.fixture(scope="session")
def published(built):
    """The address of a plain web server with the built output."""
    with server.sending(built.folder) as address:
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
    """Opens a tab of a width and other wishes, the same one for the same wish: opening is slow."""
    opened = {}

    def tab(width, **options):
        key = (width, tuple(sorted(options.items())))
        if key not in opened:
            opened[key] = Tab(browser, portal, width, **options)
        return opened[key]

    return tab


@pytest.fixture(scope="session")
def plain_tab(tabs):
    """A narrow tab that runs no JavaScript: what it holds is what was sent."""
    return tabs(320, java_script_enabled=False)


@pytest.fixture(scope="session")
def get(browser, portal):
    """Asks for an address without opening a page."""
    context = browser.new_context()
    return lambda address: context.request.get(portal + address, max_redirects=0)


@pytest.fixture(scope="session")
def record():
    """Where the journeys have seen the rows of the acceptance table."""
    return acceptance.Record()


@pytest.fixture(scope="module")
def opened():
    """A portal whose cabinet is open, one for each journey."""
    with sandbox.opened() as portal:
        yield portal


@pytest.fixture
def parent(browser, opened, family, record, request):
    """A tab of a journey's family."""
    name = request.node.originalname.removeprefix("test_").replace("_", " ")
    width = getattr(family, "width", 390)
    tab = Parent(browser, opened, family.language, record, name, width)
    yield tab
    if os.environ.get("ONIR_PICTURES"):
        tab.page.screenshot(
            path=f"{os.environ['ONIR_PICTURES']}/{name} {family.language}.png", full_page=True)
    tab.context.close()


@pytest.fixture
def api():
    return SampleAPI()


@pytest.fixture
def page(browser, portal, api):
    context = browser.new_context(
        viewport={"width": 360, "height": 700}, base_url=portal, service_workers="block",
        # Otherwise what is to be clicked glides for half a second after every step.
        reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    # What the server refuses the browser says in the console by itself.
    page.on("console", lambda message: message.type != "error"
            or message.text.startswith("Failed to load") or problems.append(message.text))
    page.route("**/api/v1/**", api.route)
    yield page
    context.close()
    assert problems == []
