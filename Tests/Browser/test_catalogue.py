"""The catalogue: filters, order, address, the child's age, distance, weight; and a kindergarten's page."""

import csv
import gzip
import json
import pathlib
import re
import urllib.parse

import pytest
from playwright.sync_api import expect

import server
from accessibility import violations
from addresses import LANGUAGES

LIST = "/almaty/{}/kindergartens/"
CONTENT = server.ROOT / "content" / "cities" / "almaty"
HERE = pathlib.Path(__file__).parent


def table(name):
    with open(CONTENT / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


KINDERGARTENS = {row["id"]: row for row in table("kindergartens.csv")}
VACANCIES = table("vacancies.csv")
LATEST = max(row["date"] for row in VACANCIES if row["date"] <= server.NOW)


def vacant(**wanted):
    """The free places by kindergarten in the latest bulletin's groups of a kind."""
    places = {}
    for row in VACANCIES:
        if row["date"] == LATEST and all(row[name] == value for name, value in wanted.items()):
            places[row["kindergarten_id"]] = places.get(row["kindergarten_id"], 0) + int(row["places"])
    return places


@pytest.fixture
def page(browser, portal):
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["geolocation"], base_url=portal,
        geolocation={"latitude": 43.2405, "longitude": 76.9}, service_workers="block",
        reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def open_list(page, language="kk", query=""):
    page.goto(LIST.format(language) + query)
    page.locator("[data-filters]").wait_for()


def shown(page):
    return page.locator("tr[data-o]:visible").evaluate_all(
        "rows => rows.map(row => row.cells[0].querySelector('a').pathname.split('/').at(-2))")


def query(page):
    return dict(urllib.parse.parse_qsl(page.evaluate("location.search.slice(1)")))


class TestFilters:
    def test_shows_everything_until_something_is_chosen(self, page):
        open_list(page)
        assert len(shown(page)) == len(KINDERGARTENS) == 300
        expect(page.locator("[data-found-bar]")).to_be_hidden()
        expect(page.locator("caption")).to_have_text("300 балабақша")

    def test_finds_who_has_places_for_an_age(self, page):
        open_list(page)
        page.get_by_label("Қай жасқа орын керек").select_option("3-4")
        places = vacant(age_group="3-4")
        assert sorted(shown(page)) == sorted(places)
        expect(page.locator("[data-count]")).to_have_text(str(len(places)))
        expect(page.locator("[data-sum]")).to_have_text(str(sum(places.values())))
        numbers = page.locator("tr[data-o]:visible td strong").all_text_contents()
        assert sum(map(int, numbers)) == sum(places.values())

    def test_asks_all_of_one_and_the_same_group(self, page):
        open_list(page)
        page.get_by_label("Қай жасқа орын керек").select_option("2-3")
        page.get_by_label("Оқу тілі").select_option("ru")
        assert sorted(shown(page)) == sorted(vacant(age_group="2-3", language="ru"))

    def test_takes_the_language_from_the_catalogue_where_no_place_is_asked_for(self, page):
        open_list(page)
        page.get_by_label("Оқу тілі").select_option("ru")
        wanted = [key for key, row in KINDERGARTENS.items() if "ru" in row["languages"].split(";")]
        assert sorted(shown(page)) == sorted(wanted)
        page.get_by_label("Бос орны барлары ғана").check()
        assert sorted(shown(page)) == sorted(vacant(language="ru"))

    def test_counts_places_of_the_language_chosen(self, page):
        open_list(page)
        page.get_by_label("Оқу тілі").select_option("ru")
        places = vacant(language="ru")
        wanted = {key: places.get(key, 0) for key in shown(page)}
        numbers = page.locator("tr[data-o]:visible td strong").all_text_contents()
        assert list(map(int, numbers)) == list(wanted.values())
        assert page.locator("tr[data-o]:visible strong.free").count() == sum(map(bool, wanted.values()))
        expect(page.locator("[data-sum]")).to_have_text(str(sum(wanted.values())))

    def test_filters_by_owner_and_type(self, page):
        open_list(page)
        page.get_by_label("Меншік түрі").select_option("departmental")
        wanted = [key for key, row in KINDERGARTENS.items() if row["ownership"] == "departmental"]
        assert sorted(shown(page)) == sorted(wanted)
        kind = page.locator("#type option").nth(1).get_attribute("value")
        page.get_by_label("Топ түрі").select_option(kind)
        assert set(shown(page)) == set(vacant(group_type=kind)) & set(wanted)

    @pytest.mark.parametrize("language, typed", [
        ("kk", "Ұлағат"), ("kk", "улагат"), ("kk", "УЛАГАТ"), ("kk", "«ұлағ"), ("ru", "Ұлағат"), ("ru", "ulagat"),
        ("kk", "жасыл жайлау 37"), ("ru", "жайлау улагат"), ("kk", "  улагат  балабакша "),
    ])
    def test_finds_by_name_and_address_in_any_letters(self, page, language, typed):
        open_list(page, language)
        page.locator("#q").fill(typed)
        found = shown(page)
        assert "almaty-0001" in found and len(found) < 20, found

    @pytest.mark.parametrize("typed, named", [
        ("ақ бота", "Ақбота"), ("ulağat", "Ұлағат"), ("jasyl jailau", "Жасыл жайлау"), ("āqbota", "Ақбота")])
    def test_forgives_blanks_and_takes_the_new_latin(self, page, typed, named):
        open_list(page)
        page.locator("#q").fill(typed)
        found = page.locator("tr[data-o]:visible").all_text_contents()
        assert 0 < len(found) < 60 and any(named in text for text in found), found

    def test_takes_a_number_for_a_name_or_a_house_and_whole(self, page):
        open_list(page, "ru")
        page.locator("#q").fill("5")
        found = page.locator("tr[data-o]:visible th").evaluate_all("""heads => heads.map(head =>
            [...head.querySelectorAll('a:first-child, .where')].map(part => part.textContent).join(' '))""")
        also = page.locator("tr[data-o]:visible").evaluate_all("rows => rows.map(row => row.dataset.also ?? '')")
        assert found and all(re.search(r"(?<!\d)5(?!\d)", f"{text} {other}") for text, other in zip(found, also))
        page.locator("#q").fill("+7700001")
        assert shown(page) == []

    def test_finds_yo_by_ye(self, page):
        open_list(page, "ru")
        page.locator("#q").fill("звездочка")
        first = page.locator("tr[data-o]:visible").first.text_content()
        assert "Звёздочка" in first

    @pytest.mark.parametrize("language, word", [("kk", "Табылған балабақша: "), ("ru", "Найдено садов: ")])
    def test_says_how_many_were_found(self, page, language, word):
        open_list(page, language)
        said = page.locator("[data-said]")
        expect(said).to_have_text("")
        page.locator("#q").fill("улагат")
        expect(said).to_contain_text(f"{word}{len(shown(page))}")

    def test_leads_out_of_an_empty_result(self, page):
        open_list(page, query="?q=ъъъ&age=1-2&sort=free")
        assert shown(page) == []
        none = page.locator("[data-none]")
        expect(none).to_contain_text("Мұндай балабақша табылмады")
        expect(none.get_by_role("link")).to_have_attribute("href", "/almaty/kk/queue/")
        none.get_by_role("button").click()
        assert len(shown(page)) == 300
        expect(page.locator("#q")).to_be_focused()
        assert query(page) == {"sort": "free"}

    def test_touches_only_rows_that_change(self, page):
        open_list(page)
        page.evaluate("""() => { window.changed = 0; new MutationObserver((records) => { window.changed += records.length })
            .observe(document.querySelector('table'), { attributes: true, childList: true, subtree: true,
                attributeFilter: ['hidden'] }) }""")
        page.get_by_label("Меншік түрі").select_option("private")
        hidden = 300 - len(shown(page))
        assert hidden <= page.evaluate("window.changed") <= hidden + 40
        page.evaluate("window.changed = 0")
        page.locator("#q").fill(" ")
        assert page.evaluate("window.changed") < 40


class TestOrder:
    def test_stands_by_what_kindergartens_are_called(self, page):
        open_list(page, "ru")
        letters = page.locator(".letter").all_text_contents()
        assert letters == sorted(letters) and len(letters) > 15
        assert page.locator("[data-letters] a").all_text_contents() == letters
        first = page.locator("tr[data-o] th a:first-child").first.text_content()
        assert re.search("«А", first), first

    def test_keeps_kazakh_letters_apart(self, page):
        open_list(page, "kk")
        letters = [text.strip() for text in page.locator(".letter").all_text_contents()]
        alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
        assert letters == sorted(letters, key=alphabet.index)

    def test_sorts_by_free_places_of_the_groups_chosen(self, page):
        open_list(page)
        page.get_by_label("Сұрыптау").select_option("free")
        places = vacant()
        order = [places.get(key, 0) for key in shown(page)]
        assert len(order) == 300 and order == sorted(order, reverse=True)
        page.get_by_label("Қай жасқа орын керек").select_option("4-5")
        places = vacant(age_group="4-5")
        order = [places[key] for key in shown(page)]
        assert order == sorted(order, reverse=True)
        page.get_by_label("Қай жасқа орын керек").select_option("")
        page.get_by_label("Сұрыптау").select_option("")
        assert page.locator("tbody:visible .letter").count() > 15

    @pytest.mark.parametrize("language, button", [("kk", "Маған жақын"), ("ru", "Рядом со мной")])
    def test_sorts_by_distance_only_on_a_press_and_tells_nobody(self, page, language, button):
        open_list(page, language)
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        assert page.locator(".distance").count() == 0
        page.get_by_role("button", name=button).click()
        page.locator(".distance").first.wait_for()
        texts = page.locator("tr[data-o]:visible .distance").all_text_contents()
        metres = [float(number.replace(",", ".")) * (1000 if unit == "км" else 1)
                  for number, unit in (text.split("\u00a0") for text in texts)]
        assert metres == sorted(metres) and metres[0] < 2000
        # The preview asks for itself, now and then, whether the content has changed.
        assert [url for url in asked if "/_onir/" not in url] == [] and query(page) == {}
        page.reload()
        page.locator("[data-filters]").wait_for()
        assert page.locator(".distance").count() == 0

    def test_keeps_the_order_by_distance_and_says_when_it_is_gone(self, page):
        open_list(page)
        done, gone = page.locator("[data-note=done]"), page.locator("[data-note=gone]")
        page.get_by_role("button", name="Маған жақын").click()
        expect(done).to_be_visible()
        nearest = shown(page)
        page.get_by_label("Қай жасқа орын керек").select_option("3-4")
        page.go_back()
        expect(page.get_by_label("Қай жасқа орын керек")).to_have_value("")
        assert shown(page) == nearest and done.is_visible()
        page.go_back()
        expect(done).to_be_hidden()
        assert shown(page) != nearest
        page.go_forward()
        expect(done).to_be_visible()
        assert shown(page) == nearest
        page.reload()
        expect(gone).to_be_visible()
        expect(page.get_by_label("Сұрыптау")).to_have_value("")
        page.get_by_role("button", name="Маған жақын").click()
        expect(done).to_be_visible()
        page.locator(".languages").get_by_role("link", name="Русский").click()
        page.wait_for_url(re.compile("/ru/"))
        expect(page.locator("[data-note=gone]")).to_be_visible()
        assert query(page) == {}

    def test_leaves_a_late_position_alone(self, page):
        page.add_init_script("""navigator.geolocation.getCurrentPosition = (found) => {
            window.answer = () => found({ coords: { latitude: 43.24, longitude: 76.9 } }) }""")
        open_list(page)
        page.get_by_role("button", name="Маған жақын").click()
        page.get_by_label("Сұрыптау").select_option("free")
        page.evaluate("window.answer()")
        expect(page.get_by_label("Сұрыптау")).to_have_value("free")
        expect(page.locator("[data-note]:visible")).to_have_count(0)

    def test_says_when_the_position_is_refused(self, browser, portal):
        context = browser.new_context(base_url=portal, service_workers="block")
        page = context.new_page()
        open_list(page)
        page.get_by_role("button", name="Маған жақын").click()
        expect(page.locator("[data-note=failed]")).to_be_visible()
        assert len(shown(page)) == 300
        context.close()


class TestAddress:
    def test_survives_reload_and_back(self, page):
        open_list(page)
        page.get_by_label("Қай жасқа орын керек").select_option("3-4")
        page.get_by_label("Сұрыптау").select_option("free")
        assert query(page) == {"age": "3-4", "sort": "free"}
        wanted = shown(page)
        page.reload()
        page.locator("[data-filters]").wait_for()
        assert shown(page) == wanted
        page.locator("tr[data-o]:visible a").first.click()
        page.wait_for_url(re.compile("/kindergartens/almaty-"))
        page.go_back()
        page.locator("[data-filters]").wait_for()
        assert shown(page) == wanted
        page.go_back()
        assert query(page) == {"age": "3-4"}
        expect(page.get_by_label("Сұрыптау")).to_have_value("")
        page.go_back()
        assert len(shown(page)) == 300

    def test_typing_leaves_no_steps_behind(self, page):
        open_list(page)
        before = page.evaluate("history.length")
        page.locator("#q").press_sequentially("улагат")
        assert query(page) == {"q": "улагат"}
        assert page.evaluate("history.length") == before

    def test_takes_the_choice_along_to_the_other_language(self, page):
        open_list(page)
        page.get_by_label("Қай жасқа орын керек").select_option("5-6")
        page.locator(".languages").get_by_role("link", name="Русский").click()
        page.wait_for_url(re.compile("/ru/"))
        expect(page.get_by_label("На какой возраст нужно место")).to_have_value("5-6")

    @pytest.mark.parametrize("wrong", [
        "?age=9-10", "?sort=near", "?type=%22", "?free=yes", "?nothing=1", "?q=%20"])
    def test_leaves_out_what_it_does_not_know(self, page, wrong):
        open_list(page, query=wrong)
        assert len(shown(page)) == 300 and query(page) == {}


class TestBirth:
    def rows(self):
        with open(HERE / "age_groups.csv", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_knows_the_group_as_the_cabinet_does(self, page):
        open_list(page)
        module = page.locator("script[type=module][src*=catalogue]").get_attribute("src")
        found = page.evaluate("""async ([module, rows]) => {
            const { ageGroup } = await import(module);
            return rows.map(({ today, birth }) => ageGroup(birth, today));
        }""", [module, self.rows()])
        for row, result in zip(self.rows(), found, strict=True):
            assert str(result["schoolYear"]) == row["school_year"], row
            assert result.get("group", result["answer"]) == row["group"], row

    @pytest.mark.parametrize("moment, day", [
        ("2026-07-31T18:59:59Z", "2026-07-31"), ("2026-07-31T19:00:00Z", "2026-08-01")])
    def test_counts_days_in_the_portals_zone(self, page, moment, day):
        open_list(page)
        module = page.locator("script[type=module][src*=catalogue]").get_attribute("src")
        assert page.evaluate("async ([module, moment]) => (await import(module)).portalDay(Date.parse(moment))",
                             [module, moment]) == day

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_chooses_the_group_and_keeps_no_day(self, page, language):
        page.clock.set_fixed_time("2026-11-20T06:00:00Z")
        open_list(page, language)
        asked = []
        # The preview asks by itself whether something was saved.
        page.on("request", lambda request: request.url.endswith("/_onir/revision") or asked.append(request.url))
        page.locator("[data-birth] summary").click()
        page.locator("#birth").fill("2022-09-02")
        page.locator("#birth").dispatch_event("change")
        answer = page.locator("[data-answer=group]")
        expect(answer).to_contain_text("2026–2027")
        expect(answer).to_contain_text("3–4")
        expect(page.locator("#age")).to_have_value("3-4")
        assert sorted(shown(page)) == sorted(vacant(age_group="3-4"))
        assert query(page) == {"age": "3-4"}
        # What lets a phone install the city may still be on its way.
        assert [url for url in asked if not url.endswith((".webmanifest", "/worker.js"))] == []
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])")
        assert "2022" not in kept
        page.reload()
        page.locator("[data-filters]").wait_for()
        assert page.locator("#birth").input_value() == ""

    @pytest.mark.parametrize("birth, answer", [("2026-11-20", "young"), ("2019-01-01", "old"), ("2026-11-21", "wrong")])
    def test_says_why_there_is_no_group(self, page, birth, answer):
        page.clock.set_fixed_time("2026-11-20T06:00:00Z")
        open_list(page)
        page.locator("[data-birth] summary").click()
        page.locator("#birth").fill(birth)
        page.locator("#birth").dispatch_event("change")
        expect(page.locator(f"[data-answer={answer}]")).to_be_visible()
        assert page.locator("[data-answer]:visible").count() == 1 and len(shown(page)) == 300


    def test_forgets_the_group_of_another_day(self, page):
        page.clock.set_fixed_time("2026-11-20T06:00:00Z")
        open_list(page)
        page.locator("[data-birth] summary").click()
        for birth, group in (("2022-09-02", "3-4"), ("2019-01-01", "")):
            page.locator("#birth").fill(birth)
            page.locator("#birth").dispatch_event("change")
            expect(page.locator("#age")).to_have_value(group)
        assert len(shown(page)) == 300 and query(page) == {}


class TestPage:
    def test_stays_under_sixty_kilobytes(self, built):
        for language in LANGUAGES:
            file = built.folder / f"almaty/{language}/kindergartens/index.html"
            text = file.read_text(encoding="utf-8")
            names = set(re.findall(r'(?:href|src)="(/assets/[^"]+\.(?:css|js|svg))"', text))
            for module in [name for name in names if name.endswith(".js")]:
                source = (built.folder / module[1:]).read_text(encoding="utf-8")
                names |= {f"/assets/{name}" for name in re.findall(r'from "\./([^"]+)"', source)}
            files = [file] + [built.folder / name[1:] for name in names]
            assert len(files) > 4
            sizes = {file.name: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files}
            assert sum(sizes.values()) < 60 * 1024, sizes

    def test_is_whole_without_scripts(self, plain_tab):
        plain_tab.visit(LIST.format("kk"))
        page = plain_tab.page
        assert len(shown(page)) == 300
        expect(page.locator("[data-filters]")).to_be_hidden()
        link = page.locator("[data-letters] a").last
        assert page.locator(link.get_attribute("href")).text_content().strip() == link.inner_text()
        plain_tab.conclude("catalogue")

    @pytest.mark.parametrize("width", [320, 768, 1280])
    @pytest.mark.parametrize("state", ["?age=3-4&sort=free", "?q=ъъъ", ""])
    def test_axe_finds_nothing_in_any_state(self, tabs, axe, width, state):
        tab = tabs(width)
        tab.visit(LIST.format("ru").replace("almaty", "pavlodar") + state)
        for details in tab.page.locator(".filters details").all():
            details.evaluate("details => { details.open = true }")
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        tab.problems += violations(tab.page, axe)
        tab.conclude(state)


class TestKindergarten:
    def structured(self, page):
        return json.loads(page.locator("script[type='application/ld+json']").inner_text())

    def test_leads_to_maps_and_telephone(self, page):
        row = KINDERGARTENS["almaty-0013"]
        page.goto(LIST.format("kk") + "almaty-0013/")
        links = page.locator(".facts a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert links == [
            f"https://2gis.kz/geo/{row['lon']},{row['lat']}",
            f"https://www.openstreetmap.org/?mlat={row['lat']}&mlon={row['lon']}#map=17/{row['lat']}/{row['lon']}",
            f"geo:{row['lat']},{row['lon']}", "tel:+77000010013"]

    def test_shows_the_latest_places_and_their_history(self, page):
        page.goto(LIST.format("ru") + "almaty-0013/")
        rows = [row for row in VACANCIES if row["kindergarten_id"] == "almaty-0013"]
        latest = [int(row["places"]) for row in rows if row["date"] == LATEST]
        numbers = page.locator("main > table td.number").all_inner_texts()
        assert sorted(map(int, numbers)) == sorted(latest)
        expect(page.locator(".lead")).to_contain_text(str(sum(latest)))
        days = {}
        for row in rows:
            days[row["date"]] = days.get(row["date"], 0) + int(row["places"])
        assert page.locator(".history rect").count() == len(days)
        page.locator(".past summary").click()
        shown_days = dict(zip(page.locator(".past time").evaluate_all("times => times.map(time => time.dateTime)"),
                              map(int, page.locator(".past td").all_inner_texts()), strict=True))
        assert len(shown_days) == len({row["date"] for row in VACANCIES if row["date"] <= server.NOW})
        assert {day: places for day, places in shown_days.items() if places} == days
        assert str(max(days.values())) in page.locator(".past p").inner_text()

    def test_describes_itself_to_search_engines(self, page):
        page.goto("/pavlodar/ru/kindergartens/pavlodar-0001/")
        trail, school = self.structured(page)
        assert trail["@type"] == "BreadcrumbList" and school["@type"] == "Preschool"
        assert school["url"].endswith("/pavlodar/ru/kindergartens/pavlodar-0001/")
        assert school["aggregateRating"]["reviewCount"] == page.locator("main .review").count() > 0
        assert 1 <= school["aggregateRating"]["ratingValue"] <= 5
        assert {"name", "address", "telephone", "geo", "hasMap", "maximumAttendeeCapacity"} < school.keys()

    def test_claims_no_rating_without_reviews(self, page):
        page.goto(LIST.format("kk") + "almaty-0013/")
        assert page.locator(".review, .rated").count() == 0
        assert "aggregateRating" not in self.structured(page)[1]
