"""A new application in the cabinet: the form, the check with its papers, the number; a stand-in server."""

import re

import pytest

from addresses import TERMS
from cabinet import STORED, calls, choose, fill_new, focused, go_on, open_new, pdf, sound, to_check
from sample_api import PARENT, Refused
from sample_registration import NEWBORN, SMALL_PDF

DRAFT = {
    "city": "almaty", "queue_type": "general", "child": "c1", "settlement": None, "language": "kk",
    "group_type": "general", "kindergartens": [], "benefit": None,
}


class TestForm:
    @pytest.mark.parametrize("city, language", [("almaty", "kk"), ("almaty", "ru"), ("pavlodar", "ru")])
    def test_gives_a_number_after_a_check(self, page, api, axe, city, language):
        open_new(page, city, language)
        sound(page, axe)
        fill_new(page)
        page.locator("[data-social]").get_by_text(re.compile("Көпбалалы|многодетных")).wait_for()
        go_on(page)
        text = page.locator("[data-check]").inner_text()
        for part in ["Нұрланов Серік", "Серікқызы Айзере", "2023", "+7 701 000-00-01", "SMS"]:
            assert part in text
        assert focused(page) in ("Таңдағаныңызды тексеріңіз", "Проверьте, что вы выбрали")
        sound(page, axe)
        page.locator("[data-form=send] button").first.click()
        page.locator("[data-done]").wait_for(state="visible")
        assert "26-0009999-3" in page.locator("[data-done]").inner_text()
        assert re.search("«Мүдделі»|«Заинтересован»", page.locator("[data-done]").inner_text())
        sound(page, axe)
        [(made, headers)] = calls(api, "POST", "applications")
        assert made == {**DRAFT, "city": city}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        [(sent, headers)] = calls(api, "POST", "applications/a9/submit")
        assert sent == {"consents": ["terms", "contacts"], "terms_version": TERMS,
                        "notices": {"language": "kk", "channels": ["sms"], "email": None}}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        assert "a9" not in page.evaluate(STORED)
        page.reload()
        page.locator("[data-done]").wait_for(state="visible")

    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_names_every_required_field_that_is_empty(self, page, api, axe, language):
        open_new(page, language=language)
        page.check("[name=out_of_turn]")
        page.locator("[data-form=new] > .buttons button").click()
        summary = page.locator("[data-form=new] [data-summary-box]")
        summary.wait_for(state="visible")
        assert summary.evaluate("box => box === document.activeElement")
        assert [link.get_attribute("href") for link in summary.get_by_role("link").all()] == [
            "#child", "#group_type", "#language", "#benefit", "#terms", "#contacts"]
        sound(page, axe)
        assert calls(api, "POST", "applications") == []

    def test_shows_the_category_with_the_mark_only(self, page):
        open_new(page)
        assert page.locator("[name=benefit]").is_hidden()
        page.get_by_label("Вне очереди").check()
        assert page.locator("[name=benefit]").is_visible()
        assert page.get_by_text("Подтверждающие документы вы приложите на следующем шаге.").is_visible()

    def test_puts_a_correctional_group_into_its_queue(self, page, api):
        open_new(page)
        fill_new(page)
        page.select_option("[name=group_type]", "correctional")
        go_on(page)
        assert calls(api, "POST", "applications")[0][0]["queue_type"] == "correctional"

    def test_shows_the_applicant_and_what_the_register_says(self, page, api):
        open_new(page)
        page.locator("dd", has_text=PARENT).wait_for()
        social = page.locator("[data-social]")
        assert social.inner_text() == "Сначала выберите ребёнка."
        page.select_option("[name=child]", "c2")
        social.get_by_text("В реестре такого статуса нет.").wait_for()
        assert page.get_by_text("У этого ребёнка не указаны пол или национальность.").is_visible()
        api.registration.children["c1"]["social_status"] = None
        page.select_option("[name=child]", "c1")
        social.get_by_text("Реестр сейчас не отвечает.").wait_for()
        assert page.get_by_text("У этого ребёнка не указаны пол или национальность.").is_hidden()

    def test_completes_a_child_on_the_way(self, page, api):
        open_new(page)
        page.locator("[name=child] option").nth(2).wait_for(state="attached")
        page.select_option("[name=child]", "c2")
        page.get_by_role("button", name="Дополнить данные").click()
        page.check("[name=sex][value=male]")
        page.select_option("[name=nationality]", "kazakh")
        page.get_by_role("button", name="Сохранить").click()
        page.locator("[data-form=new]").wait_for(state="visible")
        assert page.locator("[name=child]").input_value() == "c2"
        page.locator("[data-incomplete]").wait_for(state="hidden")

    def test_adds_a_child_on_the_way_and_keeps_what_was_typed(self, page, api, axe):
        open_new(page)
        page.select_option("[name=group_type]", "inclusive")
        page.locator("[name=settlement]").fill("Алатау")
        page.check("[name=terms]")
        page.get_by_role("button", name="Добавить ребёнка").click()
        assert page.locator("[data-form=new]").is_hidden()
        page.get_by_label("ИИН ребёнка").fill(NEWBORN)
        page.get_by_role("button", name="Проверить ИИН").click()
        page.check("[name=sex][value=female]")
        page.select_option("[name=nationality]", "kazakh")
        sound(page, axe)
        page.get_by_role("button", name="Сохранить").click()
        page.locator("[data-form=new]").wait_for(state="visible")
        assert page.locator("[name=child]").input_value() == "c9"
        assert focused(page) == "child"
        assert page.locator("[name=group_type]").input_value() == "inclusive"
        assert page.locator("[name=settlement]").input_value() == "Алатау"
        assert page.locator("[name=terms]").is_checked()

    def test_leads_to_the_portal_of_another_place(self, page, api, axe):
        open_new(page, "pavlodar")
        fill_new(page)
        page.locator("[name=oblast] option").nth(5).wait_for(state="attached")
        assert page.locator("[name=district]").input_value() == "/pavlodar/ru/"
        page.select_option("[name=oblast]", label="Атырауская область")
        page.locator("[name=district] option", has_text="Атырау").first.wait_for(state="attached")
        page.locator("[data-form=new] > .buttons button").click()
        page.locator("#district-error").wait_for(state="visible")
        page.select_option("[name=district]", "/atyrau/ru/")
        link = page.get_by_role("link", name=re.compile("Перейти на портал выбранного места"))
        assert link.get_attribute("href") == "/atyrau/ru/"
        page.locator("[data-form=new] > .buttons button").click()
        page.locator("#district-error").get_by_text("Перейдите на портал").wait_for()
        sound(page, axe)
        assert calls(api, "POST", "applications") == []
        page.select_option("[name=oblast]", "/ru/regions/pavlodar/")
        page.locator("[data-other-place]").wait_for(state="hidden")
        go_on(page)

    def test_needs_the_settlement_in_a_district(self, page, api):
        open_new(page, "inder")
        fill_new(page)
        page.locator("[data-form=new] > .buttons button").click()
        page.locator("#settlement-error").get_by_text("Введите название населённого пункта.").wait_for()
        page.get_by_role("textbox", name="Населённый пункт").fill(" Индербор ")
        go_on(page)
        assert calls(api, "POST", "applications")[0][0]["settlement"] == "Индербор"

    def test_keeps_nothing_near_to_health_in_the_browser(self, page):
        to_check(page, benefit="disability")
        page.get_by_role("button", name="Назад").click()
        stored = page.evaluate(STORED)
        assert "c1" in stored
        for word in ["disability", "group_type", "benefit", "out_of_turn", "Серік", "general"]:
            assert word not in stored and word not in page.url

    def test_keeps_what_was_typed_over_a_reload_and_the_other_language(self, page):
        open_new(page)
        fill_new(page)
        page.locator("[name=settlement]").fill("Алатау")
        page.reload()
        page.get_by_text("Страница открыта заново").wait_for()
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(re.compile("/almaty/kk/"))
        page.locator("[data-form=new]").wait_for(state="visible")
        page.get_by_text("Топ түрі мен жеңілдік туралы жауап").wait_for()
        assert page.locator("[name=settlement]").input_value() == "Алатау"
        assert page.locator("[name=child]").input_value() == "c1"
        assert page.locator("[name=terms]").is_checked()
        assert page.locator("[name=group_type]").input_value() == ""

    def test_leaves_the_draft_to_the_one_who_typed_it(self, page, api):
        open_new(page)
        fill_new(page)
        page.locator("[name=settlement]").fill("Алатау")
        api.become_another()
        page.reload()
        page.locator("[data-form=new]").wait_for(state="visible")
        assert page.locator("[name=settlement]").input_value() == ""
        assert "Алатау" not in page.evaluate(STORED)

    def test_shows_what_the_server_refuses_at_its_field(self, page, api, axe):
        open_new(page)
        fill_new(page)
        api.refusals["POST", "applications"] = Refused(422, "invalid", [("/kindergartens/0", "required")])
        page.locator("[data-form=new] > .buttons button").click()
        page.locator("#kindergarten_1-error").wait_for(state="visible")
        sound(page, axe)
        assert page.locator("[name=group_type]").input_value() == "general"

    def test_sends_those_whose_session_is_over_to_sign_in_and_back(self, page, api):
        open_new(page)
        fill_new(page)
        api.signed_in = False
        page.locator("[data-form=new] > .buttons button").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=applications"))


class TestCheck:
    def test_stays_over_a_reload_and_in_the_other_language(self, page):
        to_check(page, benefit="large_family")
        page.reload()
        page.locator("[data-check]").wait_for(state="visible")
        assert "Дети из многодетных семей" in page.locator("[data-check]").inner_text()
        page.get_by_role("link", name="Қазақша").click()
        page.get_by_role("heading", name="Таңдағаныңызды тексеріңіз").wait_for()

    def test_changes_the_draft_and_keeps_its_papers(self, page, api):
        to_check(page, benefit="large_family")
        choose(page, pdf())
        page.locator("[data-document-list] > li").wait_for()
        page.get_by_role("button", name="Изменить").click()
        page.select_option("[name=language]", "ru")
        go_on(page)
        assert len(calls(api, "POST", "applications")) == 1
        [(body, headers)] = calls(api, "PATCH", "applications/a9")
        assert body == {"language": "ru", "group_type": "general", "kindergartens": [], "benefit": "large_family"}
        assert headers["if-match"] == '"1"'
        assert page.locator("[data-document-list] > li").count() == 1

    def test_takes_the_papers_into_a_draft_for_another_child(self, page, api):
        to_check(page, benefit="large_family")
        choose(page, pdf())
        page.locator("[data-document-list] > li").wait_for()
        page.get_by_role("button", name="Изменить").click()
        page.select_option("[name=child]", "c2")
        go_on(page)
        page.locator("[data-document-list] > li").wait_for()
        assert len(calls(api, "POST", "applications")) == 2
        assert len(calls(api, "DELETE", "applications/a9")) == 1
        assert [body for body, _ in calls(api, "POST", "applications/a9/documents")] == [SMALL_PDF] * 2

    def test_goes_back_and_forth(self, page):
        to_check(page, benefit="large_family")
        choose(page, pdf())
        page.locator("[data-document-list] > li").wait_for()
        page.go_back()
        assert page.locator("[data-form=new]").is_visible()
        assert page.locator("[name=group_type]").input_value() == "general"
        page.go_forward()
        assert page.locator("[data-check]").is_visible()
        assert page.locator("[data-document-list] > li").count() == 1

    def test_makes_another_draft_when_the_first_is_gone(self, page, api):
        to_check(page)
        del api.applications["a9"]
        page.get_by_role("button", name="Отправить заявление").click()
        page.get_by_text("Черновика заявления больше нет.").first.wait_for()
        go_on(page)
        assert len(calls(api, "POST", "applications")) == 2

    def test_says_that_the_child_is_in_the_queue(self, page, api):
        to_check(page)
        api.refusals["POST", "applications/a9/submit"] = Refused(409, "status-conflict")
        page.get_by_role("button", name="Отправить заявление").click()
        page.locator("[data-form=send] [data-summary-box]").wait_for(state="visible")
        assert page.locator("[data-check]").is_visible()

    def test_stays_accepted_on_the_way_back(self, page):
        to_check(page)
        page.get_by_role("button", name="Отправить заявление").click()
        page.locator("[data-done]").wait_for(state="visible")
        page.go_back()
        page.wait_for_url(re.compile("step=done"))
        assert page.locator("[data-done]").is_visible() and page.locator("[data-form=new]").is_hidden()
