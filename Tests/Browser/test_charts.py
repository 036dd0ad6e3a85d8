"""Statistics: pictures that are read at any width, tables that are sorted, and what works without a script."""

import re

import pytest

from addresses import FULL, LANGUAGES, SMALL, WIDTHS

STATISTICS = [f"/{FULL}/{language}/statistics/" for language in LANGUAGES]
COMPARING = [f"/{language}/{page}" for language in LANGUAGES for page in ("", "regions/atyrau/")]
# A region of which no city has statistics.
WITHOUT_STATISTICS = "/kk/regions/aktobe/"

# The words of a picture that are cut off or written over each other.
CROWDED = """() => [...document.querySelectorAll('.plot')].flatMap((plot) => {
  const words = [...plot.querySelectorAll('text')].filter((word) => word.getClientRects().length > 0)
    .map((word) => ({ text: word.textContent, box: word.getBoundingClientRect() }));
  const wide = document.documentElement.clientWidth;
  const cut = words.filter(({ box }) => box.left < 0 || box.right > wide).map(({ text }) => `${text} is cut off`);
  const over = words.flatMap(({ text, box }, index) => words.slice(index + 1)
    .filter((other) => box.left < other.box.right - 1 && other.box.left < box.right - 1
      && box.top + 3 < other.box.bottom - 3 && other.box.top + 3 < box.bottom - 3)
    .map((other) => `${text} over ${other.text}`));
  return [...cut, ...over];
})"""


def contrast(one, other):
    """The contrast of two colours as WCAG 2.2 counts it."""
    shades = sorted(luminance(colour) for colour in (one, other))
    return (shades[1] + 0.05) / (shades[0] + 0.05)


def luminance(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [*STATISTICS, f"/{SMALL}/kk/statistics/", *COMPARING])
def test_words_of_pictures_stand_apart(tabs, address, width):
    tab = tabs(WIDTHS[0])
    tab.resize(width)
    tab.visit(address)
    crowded = tab.page.evaluate(CROWDED)
    tab.expect(not crowded, f"at {width}: {crowded}")
    tab.conclude(address)


@pytest.mark.parametrize("address", STATISTICS)
def test_every_picture_has_a_name_a_sentence_and_a_table(tabs, address):
    tab = tabs(1280)
    tab.visit(address)
    for part in tab.page.locator("section.chart").all():
        name = part.locator("h2").inner_text()
        title = part.locator("svg[role=img] > title").text_content()
        assert title.startswith(name)
        assert part.locator(".chart-says").inner_text().endswith(".")
        part.locator("summary").click()
        assert part.locator("tbody tr").count() == 24
    assert tab.page.locator("section.chart").count() == 5


@pytest.mark.parametrize("address", STATISTICS)
def test_the_table_says_what_the_picture_says(tabs, address):
    tab = tabs(1280)
    tab.visit(address)
    part = tab.page.locator("section.chart").nth(1)
    said = [note.split(": ")[1] for note in part.locator(".spot title").all_text_contents()]
    assert said == part.locator("td").all_text_contents()[::-1]


def column(table, number):
    """The numbers of a column as they are sorted; None where there is none."""
    orders = table.locator(f"tbody tr > :nth-child({number})").evaluate_all(
        "cells => cells.map(cell => cell.dataset.order)")
    return [int(order) if order else None for order in orders]


@pytest.mark.parametrize("address", COMPARING)
def test_a_press_sorts_a_table(tabs, address):
    tab = tabs(1280)
    tab.visit(address)
    table = tab.page.locator("table.sortable").first
    names = table.locator("tbody th").all_inner_texts()
    heads = table.locator("thead th")
    assert heads.first.get_attribute("aria-sort") == "ascending"
    button = heads.last.get_by_role("button")
    number = heads.count()
    for order, is_falling in (("descending", True), ("ascending", False)):
        button.focus()
        tab.page.keyboard.press("Enter")
        assert heads.last.get_attribute("aria-sort") == order
        assert tab.page.locator("table.sortable").first.locator("[aria-sort]").count() == 1
        numbers = column(table, number)
        known = [value for value in numbers if value is not None]
        assert known == sorted(known, reverse=is_falling)
        assert numbers[len(known):] == [None] * (len(numbers) - len(known)), "what is not known stands last"
    heads.first.get_by_role("button").click()
    assert table.locator("tbody th").all_inner_texts() == names


def test_tables_of_regions_without_statistics_sort_alike(tabs):
    tab = tabs(1280)
    tab.visit(WITHOUT_STATISTICS)
    assert tab.page.locator(".comparison").count() == 0
    button = tab.page.locator("table.sortable thead button").last
    assert button.evaluate("button => getComputedStyle(button).borderTopWidth") == "0px"
    assert not tab.page.locator(".sorting").is_visible()
    button.click()
    assert "↓" in button.evaluate("button => getComputedStyle(button, '::after').content")


def test_lists_of_one_page_have_names_of_their_own(tabs):
    tab = tabs(320)
    tab.resize(320)
    tab.visit("/kk/")
    names = tab.page.locator(".sorting").evaluate_all("labels => labels.map(label => label.firstChild.data.trim())")
    assert len(names) == len(set(names)) == 2


def test_a_list_sorts_where_there_is_no_header(tabs):
    tab = tabs(320)
    tab.resize(320)
    tab.visit("/kk/")
    table = tab.page.locator("table.sortable").nth(1)
    chosen = tab.page.locator(".sorting select").nth(1)
    assert chosen.is_visible() and not table.locator("thead").is_visible()
    chosen.select_option("1")
    numbers = column(table, 2)
    assert numbers == sorted(numbers, reverse=True) and len(numbers) > 2


def test_without_scripts_tables_are_plain_and_whole(browser, portal):
    context = browser.new_context(java_script_enabled=False, base_url=portal)
    page = context.new_page()
    page.goto("/ru/")
    assert page.locator("table.sortable").nth(1).locator("tbody tr").count() > 2
    assert page.locator("thead button, .sorting:visible").count() == 0
    assert page.locator(".multiple .plot").first.is_visible()
    page.goto(STATISTICS[0])
    part = page.locator("section.chart").first
    part.locator("summary").click()
    assert part.locator("td").first.is_visible()
    context.close()


def test_colours_stand_out_in_dark_and_forced_colours(tabs):
    tab = tabs(1280)
    for wish in ({"color_scheme": "dark"}, {"color_scheme": "light"}, {"forced_colors": "active"}):
        tab.page.emulate_media(**wish)
        tab.visit(STATISTICS[0])
        ground, stroke = tab.page.evaluate("""() => [
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.querySelector('.plot .queue .stroke')).stroke]""")
        assert contrast(ground, stroke) >= 3, (wish, ground, stroke)
    tab.page.emulate_media(color_scheme="light", forced_colors="none")


def test_numbers_are_all_on_paper(tabs):
    tab = tabs(1280)
    tab.visit(STATISTICS[0])
    # The width of A4 within its margins.
    tab.page.set_viewport_size({"width": 680, "height": 900})
    tab.page.emulate_media(media="print")
    right = tab.page.locator(".months table").bounding_box()
    tab.page.emulate_media(media="screen")
    tab.resize(1280)
    assert right["x"] + right["width"] <= 681


@pytest.mark.parametrize("address", STATISTICS)
def test_open_tables_fit_a_small_screen(tabs, address):
    tab = tabs(WIDTHS[0])
    tab.resize(WIDTHS[0])
    tab.visit(address)
    for summary in tab.page.locator(".chart-numbers summary").all():
        summary.click()
    assert tab.page.locator(".chart-numbers[open]").count() == 5
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0]
