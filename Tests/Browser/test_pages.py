"""Every kind of page, in both languages, on a phone, a tablet and a desk, light and dark."""

import pytest

from accessibility import EVERY_RULE, RULES_OF_COLOUR, violations
from addresses import ALL, WIDTHS, other, translated

OPEN_DETAILS = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"


@pytest.mark.parametrize("address, language", ALL)
def test_page_is_whole(tabs, address, language):
    tab = tabs(WIDTHS[0], locale=language or "kk")
    page = tab.page
    tab.resize(WIDTHS[0])
    answer = tab.visit(address)
    tab.expect(answer.status == 200, f"the status is {answer.status}")
    headings = page.locator("h1").count()
    tab.expect(headings == 1, f"there are {headings} headings h1")
    mains = page.locator("main, [role=main]").count()
    tab.expect(mains == 1, f"there are {mains} elements main")
    check_language(tab, address, language)
    for width in WIDTHS:
        tab.resize(width)
        tab.measure("readable", f"at {width}: ")
    tab.conclude(address)


def check_language(tab, address, language):
    said = tab.attribute("html", "lang")
    if language is None:
        tab.expect(said in ("kk", "ru"), f"the language is {said}")
        return
    tab.expect(said == language, f"the language is {said}")
    canonical = tab.attribute("head link[rel=canonical]", "href")
    tab.expect((canonical or "").startswith("http"), f"the canonical address is {canonical}")
    # A form writes its step into its address, and the other language keeps that too.
    wanted = translated(tab.page.url.removeprefix(tab.portal), language)
    switches = tab.page.locator(f"header a[hreflang={other(language)}]")
    targets = {link.get_attribute("href") for link in switches.all()}
    tab.expect(targets == {wanted}, f"the language switch leads to {targets}, not {wanted}")


@pytest.mark.parametrize("address, language", ALL)
def test_axe_finds_nothing(tabs, axe, address, language):
    tab = tabs(WIDTHS[-1], locale=language or "kk")
    page = tab.page
    tab.resize(WIDTHS[-1])
    page.emulate_media(color_scheme="light")
    tab.visit(address)

    def look(options, where):
        tab.problems += [f"{where}: axe: {found}" for found in violations(page, axe, options)]

    look(EVERY_RULE, "wide, light")
    # Colours do not differ by language.
    if language != "ru":
        page.emulate_media(color_scheme="dark")
        look(RULES_OF_COLOUR, "wide, dark")
    page.emulate_media(color_scheme="light")
    tab.resize(WIDTHS[0])
    # What is folded away is not looked at, so it is opened on the way.
    page.evaluate(OPEN_DETAILS)
    look(EVERY_RULE, "narrow, light")
    tab.conclude(address)


@pytest.mark.parametrize("address", [address for address, _ in ALL])
def test_page_is_sent_with_safe_headers(get, address):
    headers = get(address).headers
    policy = headers.get("content-security-policy", "")
    assert policy
    assert "unsafe-inline" not in policy
    assert headers.get("x-content-type-options") == "nosniff"


@pytest.mark.parametrize("address", ["/no-such-page/", "/pavlodar/ru/no-such-page/"])
def test_unknown_address_shows_the_error_page(tabs, address):
    tab = tabs(320, locale="kk")
    tab.visit("/404.html")
    wanted = tab.page.locator("h1").inner_text()
    answer = tab.visit(address)
    assert answer.status == 404
    assert tab.page.locator("h1").inner_text() == wanted


def test_api_without_a_database_is_a_problem_document(get):
    answer = get("/api/v1/anything")
    assert answer.status == 503
    assert answer.headers["content-type"].split(";")[0] == "application/problem+json"
    assert answer.json()["status"] == 503
