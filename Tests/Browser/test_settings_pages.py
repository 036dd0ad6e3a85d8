"""The settings with a stand-in for their server."""

import re

from cabinet import calls, focused, wait_for_note
from sample_api import CODE, PARENT, PASSWORD


class TestSettings:
    def open(self, page):
        page.goto("/pavlodar/ru/cabinet/settings/")
        page.locator("[data-phones] > li").first.wait_for()

    def test_adds_a_number_by_its_code(self, page, api):
        self.open(page)
        page.get_by_label("Номер мобильного телефона").fill("8 747 000 00 03")
        page.get_by_role("button", name="Получить код").click()
        page.get_by_label("Код подтверждения").fill(CODE)
        page.get_by_role("button", name="Добавить", exact=True).click()
        page.get_by_text("+7 747 000-00-03").first.wait_for()
        [(body, headers)] = calls(api, "PATCH", "me")
        assert body["phones"][2] == {"number": "+77470000003", "language": "kk", "channels": ["sms"],
                                     "primary": False, "code": CODE}
        assert headers["if-match"] == '"7"'

    def test_changes_language_and_ways_of_one_number(self, page, api):
        self.open(page)
        card = page.locator("[data-phones] > li").first
        card.get_by_label("На русском").check()
        card.get_by_label("WhatsApp").check()
        card.get_by_role("button", name="Сохранить").click()
        wait_for_note(page, "Сохранено.")
        [(body, _)] = calls(api, "PATCH", "me")
        assert body["phones"][0] == {"number": "+77010000001", "language": "ru",
                                     "channels": ["sms", "whatsapp"], "primary": True}

    def test_makes_a_number_the_first_and_takes_one_away(self, page, api):
        self.open(page)
        dialog = page.get_by_role("dialog")
        page.get_by_role("button", name=re.compile("Сделать основным.*777")).click()
        dialog.get_by_role("button", name="Сделать основным").click()
        assert focused(page) != "phone_password"
        dialog.get_by_text("Введите пароль.").first.wait_for()
        dialog.get_by_label("Текущий пароль").fill("another password")
        dialog.get_by_role("button", name="Сделать основным").click()
        dialog.get_by_text("Пароль не подходит.").first.wait_for()
        assert api.me["phones"][0]["primary"]
        dialog.get_by_label("Текущий пароль").fill(PASSWORD)
        dialog.get_by_role("button", name="Сделать основным").click()
        wait_for_note(page, "Сохранено.")
        page.get_by_role("button", name=re.compile("Удалить.*701")).click()
        assert dialog.get_by_label("Текущий пароль").input_value() == ""
        dialog.get_by_role("button", name="Отмена").click()
        assert len(api.me["phones"]) == 2
        page.get_by_role("button", name=re.compile("Удалить.*701")).click()
        dialog.get_by_label("Текущий пароль").fill(PASSWORD)
        dialog.get_by_role("button", name="Удалить номер").click()
        page.locator("[data-phones] > li").nth(1).wait_for(state="detached")
        assert [phone["number"] for phone in api.me["phones"]] == ["+77770000002"]

    def test_keeps_what_was_typed_when_the_session_is_over(self, page, api):
        self.open(page)
        page.get_by_label("Адрес электронной почты").fill("roditel@onir.example")
        api.signed_in = False
        page.locator("[data-form=notices]").get_by_role("button", name="Сохранить").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=settings"))
        page.get_by_label("ИИН").fill(PARENT)
        page.get_by_role("button", name="Далее").click()
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/settings/$"))
        page.locator("[data-phones] > li").first.wait_for()
        assert page.get_by_label("Адрес электронной почты").input_value() == "roditel@onir.example"

    def test_writes_nothing_for_another_person(self, page, api):
        self.open(page)
        page.get_by_label("Адрес электронной почты").fill("roditel@onir.example")
        api.become_another()
        page.locator("[data-form=notices]").get_by_role("button", name="Сохранить").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=settings"))
        [(_, headers)] = calls(api, "PATCH", "me")
        assert headers["onir-session"] == "s1"
        assert api.me["email"] is None

    def test_saves_after_another_password(self, page, api):
        self.open(page)
        form = page.locator("[data-form=password]")
        form.locator("[name=current_password]").fill(PASSWORD)
        form.locator("[name=new_password]").fill(PASSWORD + " 2")
        form.get_by_role("button", name="Сменить пароль").click()
        wait_for_note(page, "Пароль изменён.")
        page.locator("[data-form=notices] [name=language][value=ru]").check()
        page.locator("[data-form=notices]").get_by_role("button", name="Сохранить").click()
        wait_for_note(page, "Сохранено.")
        assert api.me["language"] == "ru"

    def test_shows_what_was_changed_elsewhere_before_it_saves(self, page, api):
        self.open(page)
        notices = page.locator("[data-form=notices]")
        notices.locator("[name=email]").fill("roditel@onir.example")
        api.change_elsewhere(email="drugoy@onir.example", email_notices=True)
        notices.get_by_role("button", name="Сохранить").click()
        page.get_by_text("настройки изменились в другом окне").first.wait_for()
        assert notices.locator("[name=email]").input_value() == "drugoy@onir.example"
        assert notices.locator("[name=email_notices]").is_checked()
        assert "Вы вводили адрес: roditel@onir.example" in notices.inner_text()
        assert api.me["email"] == "drugoy@onir.example"
        notices.locator("[name=email]").fill("roditel@onir.example")
        notices.get_by_role("button", name="Сохранить").click()
        wait_for_note(page, "Сохранено.")
        assert api.me["email"] == "roditel@onir.example"

    def test_shows_numbers_that_were_changed_elsewhere(self, page, api):
        self.open(page)
        page.get_by_label("Адрес электронной почты").fill("roditel@onir.example")
        api.change_elsewhere(phones=api.me["phones"][:1])
        page.locator("[data-phones] > li").nth(1).get_by_role("button", name="Сохранить").click()
        page.locator("[data-problem]").get_by_text("настройки изменились в другом окне").wait_for()
        assert page.locator("[data-phones] > li").count() == 1
        assert page.get_by_label("Адрес электронной почты").input_value() == "roditel@onir.example"

    def test_asks_for_no_code_for_a_number_that_is_there(self, page, api):
        self.open(page)
        page.get_by_label("Номер мобильного телефона").fill("8 777 000 00 02")
        page.get_by_role("button", name="Получить код").click()
        page.get_by_text("Этот номер уже есть в списке.").first.wait_for()
        assert calls(api, "POST", "codes") == []

    def test_signs_out_when_another_person_has_signed_in(self, page, api):
        self.open(page)
        api.become_another()
        page.get_by_role("button", name="Выйти").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/$"))
        assert page.evaluate("sessionStorage.length") == 0

    def test_leaves_nothing_after_signing_out(self, page, api):
        self.open(page)
        page.evaluate("sessionStorage.setItem('onir-apply-pavlodar-general', '{}')")
        page.get_by_role("button", name="Выйти").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/$"))
        assert page.evaluate("sessionStorage.length") == 0
        assert len(calls(api, "DELETE", "sessions/current")) == 1

    def test_erases_after_the_password_and_a_question(self, page, api):
        self.open(page)
        page.locator("[data-form=erase] [name=password]").fill(PASSWORD)
        page.locator("[data-form=erase]").get_by_role("button", name="Удалить кабинет").click()
        page.get_by_role("dialog").get_by_role("button", name="Удалить кабинет").click()
        page.wait_for_url(re.compile("/pavlodar/ru/$"))
        assert calls(api, "DELETE", "me")[0][0] == {"password": PASSWORD}

    def test_ends_another_session_and_offers_the_data(self, page, api):
        self.open(page)
        page.get_by_role("button", name=re.compile("Завершить сеанс.*Firefox")).click()
        wait_for_note(page, "Сеанс завершён.")
        assert len(calls(api, "DELETE", "sessions/s2")) == 1
        link = page.get_by_role("link", name="Скачать мои данные")
        assert link.get_attribute("href") == "/api/v1/me/export"
