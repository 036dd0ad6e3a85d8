"""The children of a parent, with a stand-in server."""

import re

import pytest

from cabinet import STORED, calls, focused, sound, wait_for_note
from sample_registration import NEWBORN

CHILDREN = "/almaty/{}/cabinet/children/"


class TestChildren:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_adds_a_child_after_a_look_at_the_register(self, page, api, axe, language):
        page.goto(CHILDREN.format(language))
        page.locator("[data-list] > li").first.wait_for()
        sound(page, axe)
        page.locator("[data-add]").click()
        page.locator("[name=new_child_iin]").fill(NEWBORN)
        page.locator("[data-form=child-iin] .buttons button").first.click()
        form = page.locator("[data-form=child]")
        form.wait_for(state="visible")
        assert "Үлгіева Баян" in form.inner_text() and "2025" in form.inner_text()
        assert focused(page) in ("Тізілімдегі деректер", "Данные из реестра")
        form.locator(".buttons button").first.click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 2
        sound(page, axe)
        page.check("[name=sex][value=female]")
        page.select_option("[name=nationality]", "kazakh")
        form.locator(".buttons button").first.click()
        page.locator("[data-list] > li").nth(2).wait_for()
        assert focused(page) == "Үлгіева Баян"
        [(body, headers)] = calls(api, "POST", "children")
        assert body == {"iin": NEWBORN, "sex": "female", "nationality": "kazakh"}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        assert NEWBORN not in page.evaluate(STORED)

    def test_explains_the_marks_of_required_fields(self, page):
        page.goto(CHILDREN.format("kk") + "?step=add")
        page.get_by_text("Жұлдызшамен (*) белгіленген өрістерді толтыру міндетті.").wait_for()
        assert page.locator("label[for=new_child_iin] .required").is_visible()
        assert page.locator("[name=new_child_iin]").get_attribute("required") is not None

    def test_shows_a_child_who_is_not_tied(self, page, axe):
        page.goto(CHILDREN.format("ru") + "?step=add")
        page.get_by_label("ИИН ребёнка").fill("880708491103")
        page.get_by_role("button", name="Проверить ИИН").click()
        page.locator("#new_child_iin-error").get_by_text("не связан").wait_for()
        assert page.locator("[data-form=child]").is_hidden()
        sound(page, axe)

    def test_keeps_the_number_over_a_reload_and_the_other_language(self, page):
        page.goto(CHILDREN.format("ru") + "?step=add")
        page.get_by_label("ИИН ребёнка").fill(NEWBORN)
        page.reload()
        page.locator("[data-child-form]").wait_for(state="visible")
        assert page.get_by_label("ИИН ребёнка").input_value() == NEWBORN
        page.get_by_role("link", name="Қазақша").click()
        page.get_by_label("Баланың ЖСН-і").wait_for()
        assert page.get_by_label("Баланың ЖСН-і").input_value() == NEWBORN
        assert "nationality" not in page.evaluate(STORED)

    def test_asks_for_another_look_when_the_number_changes(self, page):
        page.goto(CHILDREN.format("ru") + "?step=add")
        page.get_by_label("ИИН ребёнка").fill(NEWBORN)
        page.get_by_role("button", name="Проверить ИИН").click()
        page.locator("[data-form=child]").wait_for(state="visible")
        page.get_by_label("ИИН ребёнка").fill(NEWBORN[:-1])
        assert page.locator("[data-form=child]").is_hidden()

    def test_changes_what_was_told(self, page, api):
        page.goto(CHILDREN.format("ru"))
        page.get_by_role("button", name=re.compile("Изменить данные.*Серікұлы Нартай")).click()
        assert page.locator("[data-form=child-iin]").is_hidden()
        page.check("[name=sex][value=male]")
        page.select_option("[name=nationality]", "not_stated")
        page.locator("[data-form=child]").get_by_role("button", name="Сохранить").click()
        page.locator("[data-list]").get_by_text("не хочу указывать").wait_for()
        assert api.registration.children["c2"]["nationality"] == "not_stated"

    def test_takes_a_child_away_after_a_question(self, page, api, axe):
        page.goto(CHILDREN.format("ru"))
        button = page.get_by_role("button", name=re.compile("Убрать из списка.*Серікұлы Нартай"))
        button.click()
        dialog = page.get_by_role("dialog")
        sound(page, axe)
        dialog.get_by_role("button", name="Отмена").click()
        assert button.evaluate("button => button === document.activeElement")
        button.click()
        dialog.get_by_role("button", name="Убрать из списка").click()
        wait_for_note(page, "Ребёнок убран из списка.")
        assert list(api.registration.children) == ["c1"]

    def test_says_why_a_child_with_an_application_stays(self, page):
        page.goto(CHILDREN.format("ru"))
        page.get_by_role("button", name=re.compile("Убрать из списка.*Серікқызы Айзере")).click()
        page.get_by_role("dialog").get_by_role("button", name="Убрать из списка").click()
        page.get_by_text("На этого ребёнка подано заявление, поэтому убрать его из списка нельзя.").wait_for()
        assert focused(page) == "На этого ребёнка подано заявление, поэтому убрать его из списка нельзя."

    def test_says_that_there_is_nobody_yet(self, page, api, axe):
        api.registration.children.clear()
        page.goto(CHILDREN.format("kk"))
        page.get_by_text("Әзірге бала қосылмаған").wait_for()
        sound(page, axe)

    def test_is_reached_from_the_personal_files(self, page):
        page.goto("/pavlodar/ru/cabinet/files/")
        page.get_by_role("link", name="Добавить ребёнка или изменить его данные").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/children/$"))
