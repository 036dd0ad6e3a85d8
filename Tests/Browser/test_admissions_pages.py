"""The journal of admissions: its table, its rows and their three parts."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import calls, sound
from sample_admission import admission
from sample_api import Refused

JOURNAL = "/kokshetau/{}/cabinet/admissions/"
COLUMNS = {
    "kk": ["ID", "№", "Баланың аты-жөні", "Туған күні", "Өтінім берушінің Т.А.Ә.", "Құрастырылған күні",
           "Қабылдау күні", "Мәртебесі", "МДҰ", "Тіл", "Деректері"],
    "ru": ["ID", "№", "ФИО ребёнка", "Дата рождения", "ФИО заявителя", "Дата создания", "Дата приёма", "Статус", "ДО",
           "Язык", "Данные"],
}
TABS = {"kk": ["Өтінім туралы ақпарат", "Тарих", "Құжаттар"],
        "ru": ["Информация о заявлении", "История", "Документы"]}


def open_journal(page, language="kk", query=""):
    page.goto(JOURNAL.format(language) + query)
    page.locator("[data-row]").first.wait_for()


def open_row(page, number=0):
    page.locator("[data-row] [data-open]").nth(number).click()
    page.locator("[data-row-tabs]").wait_for()
    return page.locator(".opened")


class TestTable:
    @pytest.mark.parametrize("language, rejected, accepted, russian, kazakh", [
        ("kk", "Қабылданбады", "Қабылданды", "Орыс", "Қазақ"),
        ("ru", "Не принято", "Принято", "Русский", "Казахский")])
    def test_has_the_columns_and_the_newest_first(self, page, axe, language, rejected, accepted, russian, kazakh):
        page.set_viewport_size({"width": 1280, "height": 800})
        open_journal(page, language)
        assert page.locator(".journal thead th").all_inner_texts()[1:] == COLUMNS[language]
        first, second = page.locator("[data-row]").all()
        assert first.locator("td, th").all_inner_texts()[1:10] == [
            "110", "111.2026.107", "Серікқызы Айзере", "15.07.2023", "Нұрланов Серік", "16.11.2026 14:32:16", "–",
            rejected, {"kk": "«Күншуақ» балабақшасы", "ru": "Детский сад «Күншуақ»"}[language]]
        assert kazakh in first.inner_text() and russian in second.inner_text()
        assert "109" in second.inner_text() and accepted in second.inner_text()
        assert "15.10.2026 16:04:26" in second.inner_text()
        sound(page, axe)

    @pytest.mark.parametrize("width", [320, 768])
    def test_becomes_cards_where_it_does_not_fit(self, page, width):
        page.set_viewport_size({"width": width, "height": 800})
        open_journal(page)
        boxes = [page.locator("[data-row]").first.locator("td, th").nth(place).bounding_box() for place in (3, 4)]
        assert boxes[1]["y"] > boxes[0]["y"]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    def test_becomes_cards_with_large_letters(self, page):
        page.set_viewport_size({"width": 1280, "height": 800})
        open_journal(page)
        page.get_by_role("button", name="Ірі қаріп").click()
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    @pytest.mark.parametrize("language, said", [("kk", "Журналда әзірге өтінім жоқ"), ("ru", "В журнале пока нет")])
    def test_says_when_nothing_is_there(self, page, api, axe, language, said):
        api.admissions.journal.clear()
        page.goto(JOURNAL.format(language))
        page.get_by_text(said).wait_for()
        assert page.locator(".journal").is_hidden()
        sound(page, axe)

    def test_offers_another_try_when_the_server_fails(self, page, api, axe):
        api.refusals["GET", "admissions"] = Refused(503, "failed")
        page.goto(JOURNAL.format("ru"))
        page.locator("[data-again]").first.wait_for()
        sound(page, axe)
        page.locator("[data-failure] [data-again]").click()
        page.locator("[data-row]").first.wait_for()

    def test_leads_on_from_a_draft(self, page, api):
        api.admissions.journal["m9"] = admission("m9", "draft", 111, documents=[])
        open_journal(page, "ru")
        link = page.locator("[data-row=m9]").get_by_role("link", name=re.compile("Продолжить"))
        assert link.get_attribute("href") == "/kokshetau/ru/cabinet/admission/?id=m9"


class TestRow:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_opens_into_three_parts(self, page, axe, language):
        open_journal(page, language)
        row = open_row(page)
        button = page.locator("[data-row=m3] [data-open]")
        expect(button).to_have_attribute("aria-expanded", "true")
        assert row.get_by_role("tab").all_inner_texts() == TABS[language]
        text = row.get_by_role("tabpanel").inner_text()
        for said in ("850214390005", "Нұрланов Серік", "034567891", "20.05.2019", "+7 701 000-00-01",
                     "serik@onir.example", "Серікқызы Айзере", "26-11-0007", "16.11.2026 15:04:26", "4F3A09"):
            assert said in text
        sound(page, axe)
        row.get_by_role("tab", name=TABS[language][1], exact=True).click()
        text = row.get_by_role("tabpanel").inner_text()
        assert "16.11.2026 14:32:16" in text and "17.11.2026 09:00:00" in text
        sound(page, axe)
        row.get_by_role("tab", name=TABS[language][2], exact=True).click()
        panel = row.get_by_role("tabpanel")
        names = {"kk": ["Өтінімге тіркемелер", "Жалпы құжаттар"],
                 "ru": ["Приложения к заявлению", "Общие документы"]}[language]
        assert panel.get_by_role("heading").all_inner_texts() == names
        links = panel.get_by_role("link").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
        assert links == [f"/api/v1/admissions/m3/{rest}" for rest in (
            "documents/065", "documents/027", "papers/application", "papers/contract", "papers/original",
            "papers/signature")]
        sound(page, axe)
        button.click()
        assert page.locator(".opened").count() == 0

    def test_has_tabs_for_the_keyboard(self, page):
        open_journal(page)
        row = open_row(page)
        first = row.get_by_role("tab", name=TABS["kk"][0])
        first.focus()
        page.keyboard.press("ArrowLeft")
        expect(row.get_by_role("tab", name=TABS["kk"][2])).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(first).to_be_focused()

    def test_keeps_the_tabs_of_two_rows_apart(self, page):
        open_journal(page)
        open_row(page, 0)
        page.locator("[data-row] [data-open]").nth(1).click()
        page.locator("[data-row-tabs]:visible").nth(1).wait_for()
        names = page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
        assert len(names) == len(set(names))
        page.locator(".opened").nth(1).get_by_role("tab", name="Тарих").click()
        assert page.locator(".opened").nth(0).get_by_role("tab", name=TABS["kk"][0]).get_attribute(
            "aria-selected") == "true"

    @pytest.mark.parametrize("language, reason, again", [
        ("kk", "Көшірмелер оқылмайды.", "Қайта бастау"), ("ru", "Копии не читаются.", "Начать снова")])
    def test_says_why_it_was_rejected_and_lets_begin_again(self, page, language, reason, again):
        open_journal(page, language, "?id=m3")
        row = page.locator(".opened")
        link = row.get_by_role("link", name=again)
        link.wait_for()
        assert reason in row.inner_text() and "екінші беті көрінбейді" in row.inner_text()
        assert link.get_attribute("href") == f"/kokshetau/{language}/cabinet/admission/?referral=r-c1"

    def test_does_not_begin_again_when_the_referral_is_over(self, page, api):
        api.admissions.offers = []
        open_journal(page, "ru", "?id=m3")
        page.locator("[data-row-tabs]").wait_for()
        assert page.get_by_role("link", name="Начать снова").count() == 0
        assert len(calls(api, "GET", "admissions/offers")) == 1

    def test_opens_from_the_address_and_from_the_last_column(self, page):
        open_journal(page, "ru", "?id=m2")
        page.locator("[data-row=m2] + .opened [data-row-tabs]").wait_for()
        page.locator("[data-row=m3]").get_by_role("link", name=re.compile("Открыть")).click()
        page.locator("[data-row=m3] + .opened [data-row-tabs]").wait_for()
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(re.compile("/kk/cabinet/admissions/\\?id=m2$"))

    def test_says_what_went_wrong_when_a_row_cannot_be_opened(self, page, api, axe):
        open_journal(page, "ru")
        api.refusals["GET", "admissions/m3"] = Refused(404, "not-found")
        page.locator("[data-row=m3] [data-open]").click()
        page.locator("[data-problem]").get_by_text("Такой записи нет.").wait_for()
        assert page.locator(".opened").count() == 0
        sound(page, axe)
