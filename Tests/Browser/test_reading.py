"""Pages as different people read them: large text, few movements, strong or forced colours."""

import pytest

from accessibility import RULES_OF_COLOUR, violations
from addresses import EXAMPLES

# Twice the size that a browser begins with.
LARGE = {"standard": 32, "fixed": 26}
SIZES = """() => [...document.querySelectorAll('main *')].filter(element =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map(element => parseFloat(getComputedStyle(element).fontSize))"""


@pytest.fixture(scope="module")
def large(tabs):
    """A tab of a reader who has set the browser's letters to twice their size."""
    tab = tabs(320, device_scale_factor=1)
    tab.context.new_cdp_session(tab.page).send("Page.setFontSizes", {"fontSizes": LARGE})
    return tab


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_text_of_twice_the_size_still_fits(large, address, language):
    large.visit(address)
    for width in (320, 1280):
        large.resize(width)
        large.measure("readable", f"at {width}: ")
    large.conclude(address)


@pytest.mark.parametrize("width", [768, 900, 1280])
@pytest.mark.parametrize("address", ["/ru/", "/kk/regions/pavlodar/", "/ru/data/", "/pavlodar/ru/kindergartens/",
                                     "/pavlodar/kk/kindergartens/", "/pavlodar/ru/statistics/"])
def test_page_fits_when_only_its_letters_grow(tabs, address, width):
    # As some browsers enlarge text: the window counts as wide as before.
    tab = tabs(width, bypass_csp=True)
    tab.visit(address)
    tab.page.add_style_tag(content="html { font-size: 200%; }")
    over = tab.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    tab.expect(over <= 0, f"the page is {over} pixels wider than the window")
    tab.conclude(address)


def test_text_follows_the_size_that_the_reader_has_set(tabs, large):
    # Else the test above would pass on a page whose letters stay small.
    address = "/pavlodar/kk/guides/personal-cabinet/"
    ordinary = tabs(320)
    ordinary.visit(address)
    large.resize(320)
    large.visit(address)
    pairs = list(zip(ordinary.page.evaluate(SIZES), large.page.evaluate(SIZES)))
    assert pairs
    assert [pair for pair in pairs if pair[1] < 1.9 * pair[0]] == []


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_links_are_large_enough_to_hit_and_nothing_moves(tabs, address, language):
    tab = tabs(320)
    tab.visit(address)
    tab.measure("moving", "for readers who want no motion: ")
    for width in (1280, 320):
        tab.resize(width)
        tab.measure("smallTargets", f"at {width}: ")
    tab.conclude(address)


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_page_reads_with_forced_colours(tabs, address, language):
    tab = tabs(320, forced_colors="active")
    tab.visit(address)
    tab.measure("readable")
    tab.measure("withoutEdge")
    tab.conclude(address)


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_page_reads_with_strong_contrast(tabs, axe, address, language):
    tab = tabs(320, contrast="more")
    tab.visit(address)
    tab.measure("readable")
    for colours in ("light", "dark"):
        tab.page.emulate_media(color_scheme=colours)
        tab.problems += [f"axe: {colours}: {found}" for found in violations(tab.page, axe, RULES_OF_COLOUR)]
    tab.conclude(address)
