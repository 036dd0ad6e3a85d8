"""The pages of the cabinet and the queue with a stand-in for their server."""

import re

import pytest

from cabinet import STORED, calls, focused, type_iin, wait_for_note, with_check_digit
from sample_api import CHILD, CODE, PARENT, PASSWORD, Refused


class TestSignIn:
    def test_says_that_a_cabinet_needs_no_opening(self, page):
        page.goto("/pavlodar/ru/cabinet/")
        assert "создавать личный кабинет не нужно" in page.locator("main").inner_text()
        assert page.locator("main").get_by_role("link", name="Встать в очередь").is_visible()

    def test_leads_to_the_feed_by_iin_and_password(self, page, api):
        api.signed_in = False
        type_iin(page)
        assert focused(page) == "Ввод пароля"
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/feed/$"))
        [(body, headers)] = calls(api, "POST", "sessions")
        assert body == {"city": "pavlodar", "method": "iin_password", "iin": PARENT, "password": PASSWORD}
        assert headers["accept-language"] == "ru"

    def test_leads_in_by_a_code_and_a_new_password(self, page, api):
        api.signed_in = False
        type_iin(page)
        assert "будет отправлено SMS с кодом подтверждения" in page.locator("main").inner_text()
        page.get_by_role("button", name="Далее").click()
        page.get_by_label("Код подтверждения").fill(CODE)
        page.get_by_label("Придумайте многоразовый пароль").fill(PASSWORD)
        page.get_by_text("Новый код можно запросить через").wait_for()
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/feed/$"))
        assert calls(api, "POST", "codes")[0][0] == {
            "city": "pavlodar", "purpose": "sign_in", "iin": PARENT}
        assert calls(api, "POST", "sessions")[0][0]["new_password"] == PASSWORD

    def test_shows_what_is_wrong_beside_the_field_and_above(self, page):
        page.goto("/pavlodar/kk/cabinet/")
        page.get_by_label("ЖСН").fill("850214390006")
        page.get_by_role("button", name="Жалғастыру").click()
        summary = page.locator("[data-summary-box]:visible")
        assert summary.evaluate("box => box === document.activeElement")
        field = page.get_by_label("ЖСН")
        assert field.get_attribute("aria-invalid") == "true"
        assert page.locator("#iin-error").inner_text() == summary.get_by_role("link").inner_text()
        summary.get_by_role("link").click()
        assert focused(page) == "iin"
        assert field.input_value() == "850214390006"

    def test_shows_what_the_server_refuses_and_keeps_what_was_typed(self, page, api):
        api.signed_in = False
        type_iin(page)
        field = page.get_by_label("Пароль", exact=True)
        field.fill("another password")
        page.get_by_role("button", name="Войти").click()
        page.get_by_text("ИИН, пароль или код не подходят.").wait_for()
        assert field.input_value() == "another password"
        assert page.get_by_role("button", name="Войти").get_attribute("aria-disabled") is None

    def test_says_when_to_try_again(self, page, api):
        api.refusals["POST", "sessions"] = Refused(429, "too-many", **{"Retry-After": "120"})
        type_iin(page)
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        text = page.locator("[data-summary-box]:visible").inner_text()
        assert re.search(r"после этого времени: \d+ [а-я]+ \d{4}\W+г\., \d\d:\d\d", text), text

    def test_goes_back_and_forth_without_the_server(self, page):
        type_iin(page)
        page.go_back()
        assert page.get_by_label("ИИН").input_value() == "8502 1439 0005"
        page.go_forward()
        assert page.get_by_label("Пароль", exact=True).is_visible()

    def test_shows_a_password_on_demand(self, page):
        type_iin(page)
        field = page.locator("[name=password]")
        page.get_by_role("button", name="Показать пароль").click()
        assert field.get_attribute("type") == "text"
        page.get_by_role("button", name="Показать пароль").click()
        assert field.get_attribute("type") == "password"

    def test_leads_back_to_where_the_parent_was(self, page, api):
        api.signed_in = False
        page.goto("/pavlodar/ru/cabinet/applications/card/?id=a2")
        page.wait_for_url(re.compile("/cabinet/\\?next="))
        page.get_by_label("ИИН").fill(PARENT)
        page.get_by_role("button", name="Далее").click()
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/applications/card/\\?id=a2$"))

    @pytest.mark.parametrize("elsewhere", [
        "https://evil.example/", "//evil.example/", "../../almaty/kk/cabinet/feed/", "javascript:alert(1)",
        "feed/../../../", "feed/?x=//evil.example", "\\\\evil.example",
    ])
    def test_leads_nowhere_else(self, page, elsewhere):
        page.goto("/pavlodar/ru/cabinet/?next=" + elsewhere.replace("&", "%26"))
        page.get_by_label("ИИН").fill(PARENT)
        page.get_by_role("button", name="Далее").click()
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/pavlodar/ru/cabinet/feed/$"))

    @pytest.mark.parametrize("number", ["850230300016", "850214900025", "850240300023"])
    def test_refuses_a_number_with_no_such_day_or_century(self, page, api, number):
        page.goto("/pavlodar/ru/cabinet/")
        page.get_by_label("ИИН").fill(with_check_digit(number))
        page.get_by_role("button", name="Далее").click()
        page.get_by_text("В ИИН есть ошибка.").first.wait_for()

    def test_leaves_another_person_nothing_of_what_was_typed(self, page, api):
        page.goto("/pavlodar/ru/cabinet/settings/")
        page.get_by_label("Адрес электронной почты").fill("roditel@onir.example")
        page.evaluate("sessionStorage.setItem('onir-apply-pavlodar', '{\"typed\":{\"iin\":\"1\"}}')")
        api.become_another()
        page.locator("[data-form=notices]").get_by_role("button", name="Сохранить").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=settings"))
        assert "roditel@onir.example" in page.evaluate(STORED)
        page.get_by_label("ИИН").fill("880708491103")
        page.get_by_role("button", name="Далее").click()
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти").click()
        page.wait_for_url(re.compile("/settings/$"))
        page.locator("[data-phones] > li").first.wait_for()
        assert page.get_by_label("Адрес электронной почты").input_value() == ""
        assert page.evaluate(STORED) == '[{"onir-signed-in":"1"},{}]'


class TestCabinet:
    def test_does_nothing_on_a_card_in_the_name_of_another_person(self, page, api):
        page.goto("/pavlodar/ru/cabinet/referrals/card/?id=r1")
        page.get_by_role("button", name="Подтвердить место").click()
        api.become_another()
        page.get_by_role("dialog").get_by_role("button", name="Подтвердить место").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=referrals"))
        assert api.referrals["r1"]["status"] == "active"

    @pytest.mark.parametrize("time, words", [
        ("2026-11-20T23:59:59+05:00", "Осталось дней: 7"),
        ("2026-11-27T23:59:59+05:00", "Сегодня последний день."),
        ("2026-11-28T00:00:00+05:00", "Срок прошёл."),
        (None, None),
    ])
    def test_counts_the_days_by_the_servers_clock(self, page, api, time, words):
        api.time = time
        page.goto("/pavlodar/ru/cabinet/referrals/card/?id=r1")
        page.locator("[data-content]").wait_for(state="visible")
        box = page.locator("[data-status-box]")
        assert re.search(r"Срок: 27 ноября 2026\Wг\.$", box.inner_text(), re.M)
        left = box.locator("[data-slot=left]")
        assert left.inner_text() == words if words else left.is_hidden()

    def test_shows_more_of_the_feed(self, page):
        page.goto("/pavlodar/ru/cabinet/feed/")
        more = page.get_by_role("button", name="Показать ещё")
        more.wait_for()
        assert page.locator("[data-list] > li").count() == 3
        more.click()
        page.locator("[data-list] > li").nth(3).wait_for()
        assert more.is_hidden()
        assert "Личный кабинет открыт" in focused(page)

    def test_has_five_items_and_marks_the_one_above_a_card(self, page):
        page.goto("/pavlodar/ru/cabinet/applications/card/?id=a1")
        items = page.locator("main nav.tabs a")
        assert items.all_inner_texts() == [
            "Лента событий", "Мои заявления", "Мои направления", "Личные дела", "Настройки"]
        assert items.nth(1).get_attribute("aria-current") == "true"

    def test_withdraws_after_a_question(self, page, api):
        page.goto("/pavlodar/ru/cabinet/applications/card/?id=a2")
        button = page.get_by_role("button", name="Отозвать заявление")
        button.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("button", name="Отмена").click()
        assert button.evaluate("button => button === document.activeElement")
        assert calls(api, "POST", "applications/a2/withdraw") == []
        button.click()
        dialog.get_by_role("button", name="Отозвать заявление").click()
        wait_for_note(page, "Заявление отозвано.")
        assert "Отозвано" in page.locator("[data-status]").inner_text()
        assert button.is_hidden()

    def test_tells_the_last_day_and_confirms(self, page, api):
        page.goto("/pavlodar/kk/cabinet/referrals/card/?id=r1")
        page.locator("[data-content]").wait_for(state="visible")
        assert "27 қараша" in page.locator("[data-status-box]").inner_text()
        page.get_by_role("button", name="Орынды растау").click()
        page.get_by_role("dialog").get_by_role("button", name="Орынды растау").click()
        wait_for_note(page, "Орынды растадыңыз.")
        assert len(calls(api, "POST", "referrals/r1/confirm")) == 1

    def test_shows_a_child_with_clubs_and_attendance(self, page):
        page.goto("/pavlodar/ru/cabinet/files/")
        text = page.locator(".file").first.inner_text()
        for part in ["Серікқызы Айзере", CHILD, "15 июля 2023", "Кружок домбры", "ноябрь 2026", "12"]:
            assert part in text
        page.get_by_role("button", name="Показать по дням").first.click()
        page.get_by_text("19 ноября 2026").wait_for()

    def test_offers_another_try_without_a_connection(self, page, api):
        page.route("**/api/v1/applications*", lambda route: route.abort(), times=1)
        page.goto("/pavlodar/ru/cabinet/applications/")
        page.get_by_text("Не удалось связаться с сервером").wait_for()
        page.get_by_role("button", name="Попробовать ещё раз").click()
        page.locator("[data-list] > li").first.wait_for()

    def test_marks_the_sandbox(self, page):
        page.goto("/pavlodar/ru/cabinet/feed/")
        page.get_by_text("SANDBOX").wait_for()


class TestQueue:
    @pytest.mark.parametrize("typed", ["26-0001234-5", "2600012345", "26 0001234 5", "№ 26–0001234–5"])
    def test_finds_a_number_however_it_is_written(self, page, typed):
        page.goto("/pavlodar/kk/queue/check/")
        page.get_by_label("Өтініш нөмірі").fill(typed)
        page.get_by_role("button", name="Тексеру").click()
        answer = page.locator("[data-found]")
        answer.wait_for(state="visible")
        assert "128" in answer.inner_text() and "қыркүйек" in answer.inner_text()

    def test_says_what_to_do_about_an_unknown_number(self, page):
        page.goto("/pavlodar/ru/queue/check/")
        page.get_by_label("Номер заявления").fill("26-0000001-1")
        page.get_by_role("button", name="Проверить").click()
        page.get_by_text("Такой номер не найден").wait_for()

    def test_lists_numbers_places_and_months(self, page):
        page.goto("/pavlodar/ru/queue/list/")
        page.locator("[data-list] tr").nth(4).wait_for()
        assert "сентябрь 2026" in page.locator("[data-list] tr").first.inner_text()
