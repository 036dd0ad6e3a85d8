"""The applications with their places of a bulletin and papers, with a stand-in server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, focused, sound, to_check, wait_for_note
from sample_registration import SMALL_PDF

LIST = "/almaty/{}/cabinet/applications/"
CARD = "/almaty/{}/cabinet/applications/card/?id={}"


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
        assert re.search("«Мүдделі»\\s—|«Заинтересован»\\s—", row.inner_text())
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
        assert "қол қойылған" in focused(page)
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


    def test_forgets_what_was_typed_of_a_draft_that_is_thrown_away(self, page):
        to_check(page, language="ru")
        assert "onir-apply-new" in page.evaluate(STORED)
        page.locator("nav.tabs").get_by_role("link", name="Заявления").click()
        row = page.locator("[data-list] > li").filter(has=page.locator("[data-slot=continue]:visible"))
        row.get_by_role("button", name=re.compile("Удалить")).click()
        page.get_by_role("dialog").get_by_role("button", name="Удалить черновик").click()
        expect(row).to_have_count(0)
        assert "onir-apply-new" not in page.evaluate(STORED)


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
