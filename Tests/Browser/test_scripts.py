"""The small programs of the pages: the chooser's search, the nearest place, poor sight, the clock."""

import re
import shutil

import pytest

import server


@pytest.fixture
def page(browser, portal):
    context = browser.new_context(
        viewport={"width": 360, "height": 700}, permissions=["geolocation"],
        geolocation={"latitude": 47.1, "longitude": 51.9}, base_url=portal)
    yield context.new_page()
    context.close()


def shown(page):
    return [name.strip() for name in page.locator(
        ".chooser-region .chooser-city:not([hidden]) .chooser-names a:first-child").all_inner_texts()]


@pytest.mark.parametrize("typed, slug", [
    ("Өскемен", "oskemen"), ("оскемен", "oskemen"), ("Усть-Кам", "oskemen"), ("ust-kam", "oskemen"),
    ("oskemen", "oskemen"), ("Қостанай", "qostanai"), ("костанай", "qostanai"),
    ("Kostanay", "qostanai"), ("Qostanai", "qostanai"), ("атырау", "atyrau"), ("ATYRAU", "atyrau"),
    ("шымк", "shymkent"), ("индер", "inder"), ("  семей ", "semei"),
])
def test_finds_a_place_in_any_letters(page, typed, slug):
    page.goto("/")
    page.get_by_role("searchbox").fill(typed)
    found = page.locator(".chooser-region .chooser-city:not([hidden])")
    slugs = found.evaluate_all("items => items.map(item => item.dataset.city)")
    wanted = [slug, slug.replace("qostanai", "kostanai")]
    assert any(name in slugs for name in wanted), slugs
    assert len(slugs) < 12, slugs


def test_says_when_nothing_is_found_and_shows_all_again(page):
    page.goto("/")
    everything = len(shown(page))
    page.get_by_role("searchbox").fill("ъъъ")
    assert shown(page) == []
    assert page.locator("[data-none]").is_visible()
    page.get_by_role("searchbox").fill("")
    assert len(shown(page)) == everything == 212


def test_opens_the_first_place_found_by_enter(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("kosshy")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile(r"/kosshy/kk/$"))


def test_offers_the_nearest_place_only_on_a_press(page):
    page.goto("/")
    offer = page.locator("[data-offer=nearest]")
    assert offer.is_hidden()
    page.locator("[data-nearest]").click()
    offer.wait_for(state="visible")
    assert offer.locator("[data-city=atyrau]").count() == 1


def test_says_when_the_position_is_refused(browser, portal):
    context = browser.new_context(base_url=portal)
    page = context.new_page()
    page.goto("/")
    page.locator("[data-nearest]").click()
    page.locator("[data-nearest-note=failed]").wait_for(state="visible")
    context.close()


def test_remembers_the_place_on_this_device(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("semei")
    page.locator("[data-city=semei] .chooser-names a").first.click()
    page.wait_for_url(re.compile(r"/semei/kk/$"))
    page.goto("/")
    offer = page.locator("[data-offer=remembered]")
    assert offer.is_visible()
    assert offer.locator("[data-city=semei]").count() == 1


def test_keeps_the_version_for_poor_sight_over_pages(page):
    page.goto("/pavlodar/ru/")
    button = page.get_by_role("button", name="Крупный шрифт")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate(size) > before * 1.3
    page.goto("/pavlodar/kk/guides/")
    assert page.evaluate(size) > before * 1.3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Ірі қаріп").click()
    page.reload()
    assert page.evaluate(size) == before


def test_shows_the_clock_of_the_server_where_a_city_wants_it(browser, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(server.ROOT / "content", content)
    settings = content / "cities" / "kosshy" / "city.yaml"
    settings.write_text(settings.read_text().replace("sample: true", "sample: true\n  clock: true"))
    with server.serving(content) as portal:
        context = browser.new_context()
        page = context.new_page()
        page.goto(portal + "/kosshy/kk/")
        clock = page.locator("[data-clock]")
        clock.wait_for(state="visible")
        assert re.fullmatch(r"\d{4}\.\d\d\.\d\d \d\d:\d\d", clock.inner_text())
        page.goto(portal + "/pavlodar/kk/")
        assert page.locator("[data-clock]").count() == 0
        context.close()
