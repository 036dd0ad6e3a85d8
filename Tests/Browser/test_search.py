"""The page of the search: typing, keyboard, what is said, what it asks for and what it weighs."""

import gzip
import urllib.parse

import pytest
from playwright.sync_api import expect

import search_index
from accessibility import violations
from addresses import ALL, FULL, LANGUAGES, PLAIN

HOME = "/almaty/{}/"
SEARCH = HOME + "search/"
# Everything that is asked for until something is found, on the wire.
FIRST_QUERY = 100 * 1024
# The modules of the search in one language.
MODULES = 11 * 1024
WORDS = {
    "kk": {"found": "балабақшаға құжат", "none": "ххххққ", "said": "{} нәтиже", "nothing": "Ештеңе табылмады",
           "other": "Орысша {} нәтиже: көру", "foreign": "просроченное направление"},
    "ru": {"found": "документы", "none": "щщщщщщ", "said": "Найдено {}", "nothing": "Ничего не найдено",
           "other": "По-казахски найдено {}: посмотреть", "foreign": "жеңілдіктер"},
}


def ask(page, language, text):
    page.goto(SEARCH.format(language) + "?" + urllib.parse.urlencode({"q": text}))
    expect(page.locator("[data-waiting]")).to_be_hidden()


def count(page):
    return int("".join(filter(str.isdigit, page.locator("[data-said]").inner_text())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_field_of_every_page_leads_to_what_is_found(page, language):
    page.goto(HOME.format(language))
    field = page.locator(".site-search input")
    field.fill(WORDS[language]["found"])
    field.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("#q")).to_have_value(WORDS[language]["found"])
    expect(page.locator("[data-found]")).to_be_visible()
    first = page.locator("[data-groups] li").first
    assert first.locator("a").first.get_attribute("href") == f"/almaty/{language}/guides/admission-documents/"
    assert first.locator("mark").count() >= 2


@pytest.mark.parametrize("address", [address for address, language in ALL
                                     if language and f"/{PLAIN}/" in address or f"/{FULL}/{language}/" in address][:12])
def test_nothing_is_fetched_before_the_reader_searches(tabs, address):
    tab = tabs(320)
    tab.visit(address)
    asked = [request.url for request in tab.requests if "search" in request.url.rsplit("/", 1)[-1]]
    assert asked == [] or "/search/" in address


def test_nothing_is_fetched_before_something_is_typed(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(SEARCH.format("kk"))
    expect(page.locator("[data-start] a").first).to_be_visible()
    assert not [address for address in asked if address.endswith(".json")]
    page.locator("#q").press_sequentially("кез")
    expect(page.locator("[data-found]")).to_be_visible()
    assert len([address for address in asked if address.endswith(".json")]) == 2
    assert not [address for address in asked if "search-russian" in address or "search-ru" in address]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_is_said_and_counted(page, language):
    ask(page, language, WORDS[language]["found"])
    said = page.locator("[data-said]")
    expect(said).not_to_be_empty()
    assert said.inner_text() == WORDS[language]["said"].format(count(page))
    assert page.locator("[data-said]").get_attribute("role") == "status"
    numbers = [int(text) for text in page.locator("[data-number]").all_inner_texts()]
    assert sum(numbers) == count(page)
    ask(page, language, WORDS[language]["none"])
    expect(said).to_have_text(WORDS[language]["nothing"])
    expect(page.locator("[data-none]")).to_be_visible()
    expect(page.locator("[data-found]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_searched_only_when_asked(page, language):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, language, WORDS[language]["foreign"])
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    assert not [address for address in asked if f"search-{other}" in address or f"/{other}/search.json" in address]
    page.locator("[data-other-ask]").click()
    link = page.locator("[data-other-found]")
    expect(link).to_be_visible()
    number = "".join(filter(str.isdigit, link.inner_text()))
    assert int(number) > 0 and link.inner_text() == WORDS[language]["other"].format(number)
    link.click()
    page.wait_for_url(f"**/{other}/search/?q=*")
    expect(page.locator("#q")).to_have_value(WORDS[language]["foreign"])
    expect(page.locator("[data-found]")).to_be_visible()


def test_keys_lead_through_what_is_found(page):
    ask(page, "kk", "жолдама")
    field = page.locator("#q")
    field.focus()
    field.press("ArrowDown")
    links = page.locator("[data-groups] a:visible, [data-groups] button:visible")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("[data-start]")).to_be_visible()
    assert "?" not in page.url
    page.go_back()
    expect(field).to_have_value("жолдама")
    expect(page.locator("[data-found]")).to_be_visible()


def test_the_rest_of_a_group_comes_when_asked(page):
    ask(page, "kk", "балабақша")
    group = page.locator(".search-group", has_text="Балабақшалар").first
    more = group.locator("[data-more]")
    expect(group.locator("li")).to_have_count(search_index.SHOWN)
    number = int(group.locator("[data-number]").inner_text())
    expect(more).to_have_text(f"Бәрін көрсету: {number}")
    more.click()
    expect(group.locator("li")).to_have_count(number)
    expect(group.locator("li").nth(search_index.SHOWN).locator("a").first).to_be_focused()


def test_the_address_and_the_other_page_follow_the_typing(page):
    page.goto(SEARCH.format("ru"))
    page.locator("#q").press_sequentially("льготы & справки")
    expect(page.locator("[data-found], [data-none]").locator("visible=true")).to_be_visible()
    query = urllib.parse.urlencode({"q": "льготы & справки"})
    assert page.url.endswith("?" + query)
    assert page.locator('.languages a[hreflang="kk"]').get_attribute("href") == SEARCH.format("kk") + "?" + query


def test_text_is_set_as_text(page):
    for text in ("<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "{{city.phone}}", "%E0%A4%A"):
        ask(page, "ru", text)
        expect(page.locator("#q")).to_have_value(text)
        assert page.locator("main img, main script").count() == 0


def test_a_file_that_does_not_come_can_be_asked_for_again(page):
    page.route("**/search.json", lambda route: route.abort())
    ask(page, "kk", "кезек")
    expect(page.locator("[data-failed]")).to_be_visible()
    page.unroute("**/search.json")
    page.locator("[data-again]").click()
    expect(page.locator("[data-found]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_pass_axe_and_fit(page, axe, language):
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for text in ("", WORDS[language]["found"], WORDS[language]["none"]):
            ask(page, language, text)
            expect(page.locator("[data-start], [data-found], [data-none]").locator("visible=true")).to_be_visible()
            assert violations(page, axe) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_says_what_to_do_without_scripts(plain_tab):
    plain_tab.visit(SEARCH.format("kk") + "?q=x")
    text = plain_tab.page.locator("main").inner_text()
    assert "JavaScript" in text
    links = plain_tab.page.locator("[data-start] a").evaluate_all("links => links.map(link => link.pathname)")
    assert "/almaty/kk/kindergartens/" in links and "/almaty/kk/guides/first-day/" in links


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_query_is_light(built, browser, published, language):
    files = {}
    page = browser.new_context(service_workers="block").new_page()
    page.on("response", lambda answer: files.setdefault(urllib.parse.urlsplit(answer.url).path, answer))
    page.goto(published + SEARCH.format(language) + "?" + urllib.parse.urlencode({"q": WORDS[language]["found"]}))
    expect(page.locator("[data-found]")).to_be_visible()
    sizes = {path: len(gzip.compress(built.file(path).read_bytes(), 9, mtime=0)) for path in files}
    page.context.close()
    assert len([path for path in sizes if path.endswith(".json")]) == 2
    assert sum(sizes.values()) < FIRST_QUERY
    assert sum(size for path, size in sizes.items() if "/search" in path and path.endswith(".js")) < MODULES
