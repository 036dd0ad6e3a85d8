"""The applications with their places of a bulletin and papers, and the reviews, with a stand-in server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, focused, sound, wait_for_note
from sample_api import Refused
from sample_registration import SMALL_PDF

LIST = "/almaty/{}/cabinet/applications/"
CARD = "/almaty/{}/cabinet/applications/card/?id={}"
REVIEWS = "/pavlodar/{}/cabinet/reviews/"


@pytest.fixture(autouse=True)
def in_queue(api):
    """The second application can do everything, the first one is signed."""
    api.applications["a2"]["actions"] = ["interest", "places", "withdraw", "delete"]
    api.applications["a1"].update(status="enrolled", actions=[])


def item(page, number):
    return page.locator("[data-list] > li", has_text=number)


def open_list(page, language="ru"):
    page.goto(LIST.format(language))
    page.locator("[data-list] > li").nth(2).wait_for()


class TestList:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_offers_what_can_be_done(self, page, axe, language):
        open_list(page, language)
        row = item(page, "26-0000777-1")
        names = ["Мүдделі", "Көру", "Өшіру"] if language == "kk" else ["Заинтересован", "Посмотреть", "Удалить"]
        for name in names:
            assert row.get_by_text(name, exact=False).last.is_visible()
        assert re.search("«Мүдделі» –|«Заинтересован» –", row.inner_text())
        done = item(page, "25-0000012-9")
        assert done.get_by_role("button").count() == 0
        sound(page, axe)

    def test_marks_interest(self, page, api, axe):
        open_list(page)
        item(page, "26-0000777-1").get_by_role("button", name="Заинтересован").click()
        wait_for_note(page, "Отмечено, что вы заинтересованы.")
        row = item(page, "26-0000777-1")
        assert row.locator(".tag").inner_text() == "Заинтересован"
        assert row.get_by_role("button", name="Заинтересован").count() == 0
        assert "Очередь сохранена." in row.inner_text()
        assert len(calls(api, "POST", "applications/a2/interest")) == 1
        sound(page, axe)

    def test_leads_to_the_places(self, page):
        open_list(page)
        item(page, "26-0000777-1").get_by_role("link", name="Посмотреть").click()
        page.wait_for_url(re.compile(r"card/\?id=a2#places"))
        page.locator("[data-place-list] > li").nth(1).wait_for()
        expect(page.locator("#places")).to_be_focused()

    def test_deletes_after_a_question(self, page, api, axe):
        open_list(page)
        button = item(page, "26-0000777-1").get_by_role("button", name="Удалить")
        button.click()
        dialog = page.get_by_role("dialog")
        assert "Подписанное заявление удалить нельзя" in dialog.inner_text()
        sound(page, axe)
        dialog.get_by_role("button", name="Отмена").click()
        assert button.evaluate("button => button === document.activeElement")
        assert calls(api, "DELETE", "applications/a2") == []
        button.click()
        dialog.get_by_role("button", name="Удалить").click()
        wait_for_note(page, "Заявление удалено.")
        assert item(page, "26-0000777-1").locator(".tag").inner_text() == "Отозвано"
        assert item(page, "26-0000777-1").get_by_role("button").count() == 0

    def test_says_why_a_signed_one_stays(self, page, api, axe):
        open_list(page, "kk")
        item(page, "26-0001234-5").get_by_role("button", name="Өшіру").click()
        page.get_by_role("dialog").get_by_role("button", name="Өшіру").click()
        page.get_by_text("Өтінішке қол қойылған, бала балабақшаға қабылданған.").first.wait_for()
        assert "контингентке" in focused(page)
        assert api.applications["a1"]["status"] == "enrolled"
        sound(page, axe)

    def test_continues_and_throws_away_a_draft(self, page, api):
        api.draft(api.registration.children["c1"])
        open_list(page)
        row = page.locator("[data-list] > li", has_text="Черновик")
        link = row.get_by_role("link", name="Продолжить заявление")
        assert link.get_attribute("href") == "/almaty/ru/cabinet/applications/new/?id=a9"
        row.get_by_role("button", name="Удалить").click()
        page.get_by_role("dialog").get_by_role("button").first.click()
        row.wait_for(state="detached")
        assert "a9" not in api.applications

    def test_continues_a_draft_with_what_it_knows(self, page, api):
        draft = api.draft(api.registration.children["c1"])
        draft.update(group_type="inclusive", language="ru", settlement="Алатау",
                     benefit={"code": "disability", "state": "declared"})
        page.goto("/almaty/ru/cabinet/applications/new/?id=a9")
        page.locator("[data-form=new]").wait_for(state="visible")
        assert page.locator("[name=group_type]").input_value() == "inclusive"
        assert page.locator("[name=settlement]").input_value() == "Алатау"
        assert page.locator("[name=benefit]").input_value() == "disability"


class TestPlaces:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_are_shown_on_the_card(self, page, api, axe, language):
        page.goto(CARD.format(language, "a2"))
        page.locator("[data-place-list] > li").nth(1).wait_for()
        text = page.locator("[data-places]").inner_text()
        assert re.search("«Жансая»", text) and re.search("3–4", text) and "2" in text
        assert re.search("26 қараша|26 ноября", text)
        sound(page, axe)

    def test_are_applied_to_after_a_question(self, page, api, axe):
        page.goto(CARD.format("ru", "a2"))
        page.get_by_role("button", name=re.compile("Отправить заявление на это место.*Кызгалдак")).click()
        dialog = page.get_by_role("dialog")
        sound(page, axe)
        dialog.get_by_role("button", name="Отправить заявление на это место").click()
        wait_for_note(page, "Заявление отправлено на место из бюллетеня.")
        assert "Отправлено в бюллетень" in page.locator("[data-status]").inner_text()
        assert "Ясли-сад «Кызгалдак»" in page.locator("[data-status-box]").inner_text()
        here = page.locator("[data-place-list] > li", has_text="Ваше заявление здесь")
        assert "Кызгалдак" in here.inner_text() and here.get_by_role("button").count() == 0
        [(body, headers)] = calls(api, "POST", "applications/a2/places")
        assert body == {"place": "p2"} and re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        sound(page, axe)

    def test_say_that_one_was_taken_meanwhile(self, page, api):
        page.goto(CARD.format("ru", "a2"))
        page.get_by_role("button", name=re.compile("Отправить заявление на это место.*Жансая")).click()
        api.registration.places[0]["left"] = 0
        page.get_by_role("dialog").get_by_role("button", name="Отправить заявление на это место").click()
        page.get_by_text("Этого места больше нет.").wait_for()
        assert focused(page) == "Этого места больше нет."

    def test_ask_by_the_same_name_after_a_lost_answer(self, page, api):
        page.goto(CARD.format("ru", "a2"))
        button = page.get_by_role("button", name=re.compile("Отправить заявление на это место.*Жансая"))
        yes = page.get_by_role("dialog").get_by_role("button", name="Отправить заявление на это место")
        keys = []

        def lose(route):
            if route.request.method != "POST":
                return route.fallback()
            keys.append(route.request.headers["idempotency-key"])
            return route.abort()

        page.route("**/applications/a2/places", lose)
        button.click()
        yes.click()
        page.get_by_text("Не удалось связаться с сервером").wait_for()
        page.unroute("**/applications/a2/places")
        button.click()
        yes.click()
        wait_for_note(page, "Заявление отправлено на место из бюллетеня.")
        assert keys == [calls(api, "POST", "applications/a2/places")[0][1]["idempotency-key"]]

    def test_say_that_there_is_none(self, page, api, axe):
        api.registration.places.clear()
        page.goto(CARD.format("kk", "a2"))
        page.get_by_text("Қазір сай келетін орын жоқ").wait_for()
        sound(page, axe)

    def test_are_not_shown_where_they_cannot_be_applied_to(self, page):
        page.goto(CARD.format("ru", "a3"))
        page.locator("[data-content]").wait_for(state="visible")
        assert page.locator("[data-places]").is_hidden()


class TestCard:
    def test_shows_what_was_told_and_what_the_register_says(self, page, api):
        api.applications["a2"].update(settlement="Алатау", social_status=["large_family"])
        page.goto(CARD.format("ru", "a2"))
        page.locator("[data-content]").wait_for(state="visible")
        text = page.locator("[data-content]").inner_text()
        assert "Алатау" in text and "Дети из многодетных семей" in text

    def test_adds_and_removes_papers_of_a_declared_benefit(self, page, api):
        page.goto(CARD.format("ru", "a2"))
        page.locator("#document").wait_for()
        page.locator("#document").set_input_files(
            {"name": "a.pdf", "mimeType": "application/pdf", "buffer": SMALL_PDF})
        page.locator("[data-document-list] > li").wait_for()
        page.get_by_role("button", name=re.compile("Убрать.*PDF")).click()
        page.get_by_role("dialog").get_by_role("button", name="Убрать").click()
        page.get_by_text("Документов пока нет.").wait_for()
        assert api.applications["a2"]["documents"] == []

    def test_only_shows_papers_of_a_decided_benefit(self, page, api):
        api.applications["a2"].update(
            benefit={"code": "large_family", "state": "confirmed"},
            documents=[{"id": "d1", "type": "pdf", "size": 1300000, "at": "2026-11-20T09:45:00+05:00"}])
        page.goto(CARD.format("kk", "a2"))
        row = page.locator("[data-document-list] > li")
        row.wait_for()
        assert "1,2" in row.inner_text() and row.get_by_role("button").count() == 0
        assert page.locator("#document").is_hidden()

    def test_marks_interest(self, page, api):
        page.goto(CARD.format("ru", "a2"))
        page.get_by_role("button", name="Заинтересован").click()
        wait_for_note(page, "Отмечено, что вы заинтересованы.")
        assert api.applications["a2"]["status"] == "interested"
        assert page.get_by_role("button", name="Удалить", exact=True).count() == 0

    def test_says_why_a_signed_one_stays(self, page, api):
        page.goto(CARD.format("ru", "a1"))
        page.get_by_role("button", name="Удалить", exact=True).click()
        page.get_by_role("dialog").get_by_role("button", name="Удалить").click()
        page.get_by_text("Заявление подписано, ребёнок зачислен в детский сад.").first.wait_for()
        assert api.applications["a1"]["status"] == "enrolled"


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
