"""Writing reviews, and the parent's own ones, with a stand-in server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, sound, wait_for_note
from sample_api import Refused

REVIEWS = "/pavlodar/{}/cabinet/reviews/"


class TestReviews:
    def write(self, page, text="Тәрбиешілер мейірімді."):
        page.select_option("[name=kindergarten]", "pavlodar-0002")
        page.check("[name=rating][value='4']")
        page.locator("[name=text]").fill(text)

    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_sends_a_review(self, page, api, axe, language):
        page.goto(REVIEWS.format(language))
        page.locator("[data-list] > li").nth(1).wait_for()
        sound(page, axe)
        self.write(page)
        assert page.locator("[data-left]").inner_text() == str(2000 - len("Тәрбиешілер мейірімді."))
        page.locator("[data-form=review] .buttons button").click()
        wait_for_note(page, re.compile("Пікіріңіз жіберілді|Отзыв отправлен"))
        row = page.locator("[data-list] > li").first
        assert row.locator(".tag").inner_text() in ("Тексерілуде", "На проверке")
        [(body, headers)] = calls(api, "POST", "reviews")
        assert body == {"city": "pavlodar", "kindergarten": "pavlodar-0002", "rating": 4,
                        "text": "Тәрбиешілер мейірімді.", "language": language}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        assert page.locator("[name=text]").input_value() == ""
        assert "мейірімді" not in page.evaluate(STORED)

    def test_names_what_is_missing(self, page, axe):
        page.goto(REVIEWS.format("kk"))
        page.get_by_role("button", name="Пікірді жіберу").click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 3
        sound(page, axe)

    @pytest.mark.parametrize("text", ["Жақсы.", "а" * 2001])
    def test_refuses_a_text_that_is_too_short_or_too_long(self, page, api, text):
        page.goto(REVIEWS.format("ru"))
        self.write(page, text)
        page.get_by_role("button", name="Отправить отзыв").click()
        page.locator("#text-error").wait_for(state="visible")
        assert calls(api, "POST", "reviews") == []

    def test_sends_a_copied_text_without_its_control_characters(self, page, api):
        page.goto(REVIEWS.format("ru"))
        self.write(page, "Первая\tстрока\u2028вторая\x07 строка\nи третья. ")
        page.get_by_role("button", name="Отправить отзыв").click()
        wait_for_note(page, re.compile("Отзыв отправлен"))
        [(body, _)] = calls(api, "POST", "reviews")
        assert body["text"] == "Первая строка\nвторая строка\nи третья."

    def test_keeps_what_was_typed_over_a_reload(self, page):
        page.goto(REVIEWS.format("ru"))
        self.write(page)
        page.reload()
        page.locator("[data-list] > li").first.wait_for()
        expect(page.locator("[name=text]")).to_have_value("Тәрбиешілер мейірімді.")

    def test_says_that_there_is_one_already(self, page, api):
        page.goto(REVIEWS.format("ru"))
        self.write(page)
        api.refusals["POST", "reviews"] = Refused(409, "already-reviewed")
        page.get_by_role("button", name="Отправить отзыв").click()
        page.get_by_text("Отзыв об этом саде уже есть.").wait_for()
        assert page.locator("[name=text]").input_value() == "Тәрбиешілер мейірімді."

    def test_takes_away_only_what_is_not_published(self, page, api, axe):
        page.goto(REVIEWS.format("ru"))
        page.locator("[data-list] > li").nth(1).wait_for()
        assert page.get_by_role("button", name=re.compile("Удалить отзыв")).count() == 1
        page.get_by_role("button", name=re.compile("Удалить отзыв")).click()
        sound(page, axe)
        page.get_by_role("dialog").get_by_role("button", name="Удалить отзыв").click()
        wait_for_note(page, "Отзыв удалён.")
        assert [one["id"] for one in api.registration.reviews] == ["v1"]

    def test_is_reached_from_the_public_reviews(self, page):
        page.goto("/pavlodar/kk/reviews/")
        page.get_by_role("link", name="Пікір қалдыру").click()
        page.wait_for_url(re.compile("/pavlodar/kk/cabinet/reviews/$"))

    def test_is_reached_from_a_kindergarten_which_is_chosen_then(self, page):
        page.goto("/pavlodar/ru/kindergartens/pavlodar-0002/")
        page.get_by_role("link", name="Оставить отзыв").click()
        page.locator("[data-form=review]").wait_for()
        assert page.locator("[name=kindergarten]").input_value() == "pavlodar-0002"

    def test_says_so_where_there_are_no_kindergartens(self, page):
        page.goto("/ekibastuz/kk/cabinet/reviews/")
        page.get_by_text("Бұл жердің балабақшалары порталда әлі көрсетілмеген").wait_for()
        assert page.locator("[data-form=review]").is_hidden()
