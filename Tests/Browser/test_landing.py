"""Where things stand: nothing moves while a page comes, a letter leads to its rows, and rows are rows of a table."""

import pytest

LIST = "/almaty/kk/kindergartens/"

SHIFTS = """new PerformanceObserver((list) => { for (const { value } of list.getEntries()) {
    window.shifted = (window.shifted ?? 0) + value } }).observe({ type: 'layout-shift', buffered: true })"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [LIST, "/ru/", "/kk/regions/aktobe/", "/kk/regions/pavlodar/"])
def test_nothing_moves_while_the_page_comes(browser, portal, width, address):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=portal, service_workers="block")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    # What comes after the first paint.
    waiting, shown_first = [], []
    page.route("**/*.js", lambda route: route.continue_()
               if shown_first or "sight" in route.request.url else waiting.append(route))
    page.goto(address, wait_until="commit")
    page.locator("footer").wait_for()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shown_first.append(True)
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert waiting and page.evaluate("window.shifted ?? 0") == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_letters_lead_to_their_places(tabs, width):
    tab = tabs(width)
    tab.visit(LIST)
    for index in (3, 12, 20):
        tab.page.locator("[data-letters] a").nth(index).click()
        top = tab.page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top")
        assert 0 <= top < 40, (index, top)


def test_rows_and_cells_keep_their_roles(page):
    page.goto(LIST + "?sort=free")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node.get("ignored")]
    assert roles.count("table") == 1 and roles.count("columnheader") == 5
    assert roles.count("rowheader") == 300 and roles.count("row") == 301 and roles.count("cell") == 1200
    assert page.locator("[data-catalogue] :is(thead, tbody, tr, th, td):not([role])").count() == 0
