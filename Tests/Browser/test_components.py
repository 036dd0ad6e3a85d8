"""Each component alone with its examples: it renders with every name known, fits 320 pixels, and axe
finds nothing."""

import re

import pytest

import server
from accessibility import violations

COMPONENTS = server.ROOT / "templates" / "components"


def test_every_component_has_examples():
    folders = sorted(path.name for path in COMPONENTS.iterdir())
    assert folders
    for name in folders:
        assert (COMPONENTS / name / f"{name}.mustache").is_file(), name
        assert (COMPONENTS / name / "examples.json").is_file(), name


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_example_is_sound(language, portal, browser, axe):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{portal}/_components/{language}/")
    links = page.eval_on_selector_all("main li a", "links => links.map(link => link.href)")
    assert len(links) >= len(list(COMPONENTS.iterdir()))
    problems = []
    for link in links:
        page.goto(link)
        name = re.sub(".*/_components/", "", link)
        error = page.locator("[data-error]")
        if error.count():
            problems.append(f"{name}: {error.inner_text()}")
            continue
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{name}: wider than the window")
        problems += [f"{name}: {found}" for found in violations(page, axe)]
    context.close()
    assert not problems, "\n".join(problems)
