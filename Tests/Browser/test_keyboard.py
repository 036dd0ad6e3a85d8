"""Every page without a mouse: Tab reaches everything, in order, in sight and marked."""

import pathlib

import pytest

from addresses import EXAMPLES

KEYBOARD = (pathlib.Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")
# Enough for every page but the chooser, whose hundreds of links are all alike.
STOPS = 80
PLACES = ["header", "main", "footer"]
WIDTHS = [320, 1280]


def walk(tab):
    """What Tab reaches from the beginning of the page, one stop after the other."""
    tab.page.evaluate(KEYBOARD)
    stops = []
    while len(stops) < STOPS:
        tab.page.keyboard.press("Tab")
        stop = tab.page.evaluate("keyboard.stop()")
        if stop is None:
            break
        stops.append(stop)
    return stops


def expect_marked(tab, where=""):
    for name in tab.page.evaluate("keyboard.unmarked()"):
        tab.problems.append(f"looks the same with the focus: {where}{name}")


# Each page at one of the widths, in turn: a walk takes as long as ten other looks.
WALKS = [(*example, WIDTHS[place % 2]) for place, example in enumerate(EXAMPLES)]


@pytest.mark.parametrize("address, language, width", WALKS)
def test_tab_reaches_everything_in_order_in_sight_and_marked(tabs, address, language, width):
    tab = tabs(width)
    tab.visit(address)
    stops = walk(tab)
    tab.expect(stops and stops[0]["target"] == "#main", f"the first stop is {stops[:1]}")
    for stop in stops:
        tab.expect(stop["isInOrder"], f"comes too late: {stop['name']}")
        tab.expect(stop["isInSight"], f"has the focus out of sight: {stop['name']}")
    places = [stop["place"] for stop in stops]
    tab.expect(places == sorted(places, key=PLACES.index), "leaves header, main and footer mixed")
    if len(stops) < STOPS:
        tab.problems += [f"is never reached: {name}" for name in tab.page.evaluate("keyboard.missed()")]
    expect_marked(tab)
    tab.conclude(address)


def test_focus_shows_with_forced_colours(tabs):
    # Shadows are gone then, and an outline must do it alone.
    tab = tabs(1280, forced_colors="active")
    tab.visit("/pavlodar/kk/")
    assert len(walk(tab)) > 5
    expect_marked(tab)
    tab.conclude("/pavlodar/kk/")


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_skip_link_leads_past_the_header(tabs, address, language):
    tab = tabs(320)
    tab.visit(address)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_function("location.hash === '#main'")
    top = tab.page.evaluate("document.querySelector('main').getBoundingClientRect().top")
    # A page that fits the window does not move.
    fits = tab.page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    tab.expect(fits or -1 <= top < 100, f"main begins {top} pixels below the top of the window")
    tab.page.evaluate(KEYBOARD)
    tab.page.keyboard.press("Tab")
    stop = tab.page.evaluate("keyboard.stop()")
    tab.expect(stop and stop["place"] != "header", f"the next stop is {stop}")
    tab.conclude(address)


def test_shift_and_tab_lead_back_the_same_way(tabs):
    tab = tabs(320)
    tab.visit("/pavlodar/kk/")
    there = [stop["name"] for stop in walk(tab)]
    # From where Tab came last, backwards.
    tab.page.evaluate("keyboard.last().focus()")
    tab.page.evaluate(KEYBOARD)
    back = [tab.page.evaluate("keyboard.stop()")]
    while back[-1] is not None:
        tab.page.keyboard.press("Shift+Tab")
        back.append(tab.page.evaluate("keyboard.stop()"))
    assert [stop["name"] for stop in back[:-1]] == there[::-1]
