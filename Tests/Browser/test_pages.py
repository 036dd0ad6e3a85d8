"""Every kind of page, in both languages, on a phone and on a desk."""

import pytest

from addresses import ALL, WIDTHS, other, translated

# What axe found, as one line for each rule: the rule and the elements it is about.
AXE = """async () => (await axe.run()).violations.map(
  found => `axe: ${found.id}: ` + found.nodes.map(node => node.target.join(' ')).join(', '))"""

# Elements that a strict Content-Security-Policy would not let work. Data blocks are no scripts.
INLINE = """() => [...document.querySelectorAll('*')].filter(element =>
    [...element.attributes].some(({name}) => name === 'style' || name.startsWith('on'))
    || element.localName === 'style'
    || (element.localName === 'script' && !element.src && !/json$/.test(element.type))
  ).map(element => element.cloneNode().outerHTML)"""

OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address, language", ALL)
def test_page_is_whole(tabs, axe, address, language, width):
    tab = tabs(width, language or "kk")
    page = tab.page
    answer = tab.visit(address)
    tab.expect(answer.status == 200, f"the status is {answer.status}")
    overflow = page.evaluate(OVERFLOW)
    tab.expect(overflow <= 0, f"the page is {overflow} pixels wider than the window")
    headings = page.locator("h1").count()
    tab.expect(headings == 1, f"there are {headings} headings h1")
    mains = page.locator("main, [role=main]").count()
    tab.expect(mains == 1, f"there are {mains} elements main")
    check_language(tab, address, language)
    page.evaluate(axe)
    tab.problems += page.evaluate(AXE)
    tab.conclude(address)


def check_language(tab, address, language):
    said = tab.attribute("html", "lang")
    if language is None:
        tab.expect(said in ("kk", "ru"), f"the language is {said}")
        return
    tab.expect(said == language, f"the language is {said}")
    canonical = tab.attribute("head link[rel=canonical]", "href")
    tab.expect((canonical or "").startswith("http"), f"the canonical address is {canonical}")
    wanted = translated(address, language)
    switches = tab.page.locator(f"header a[hreflang={other(language)}]")
    targets = {link.get_attribute("href") for link in switches.all()}
    tab.expect(targets == {wanted}, f"the language switch leads to {targets}, not {wanted}")


@pytest.mark.parametrize("address, language", ALL)
def test_page_reads_without_scripts(plain_tab, address, language):
    tab = plain_tab
    tab.visit(address)
    text = tab.page.locator("main").inner_text().strip()
    heading = tab.page.locator("h1").inner_text().strip()
    tab.expect(heading, "the heading is empty")
    tab.expect(text.replace(heading, "").strip(), "there is nothing below the heading")
    tab.problems += [f"inline: {element}" for element in tab.page.evaluate(INLINE)]
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
    tab = tabs(320, "kk")
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
