"""Signing in with a code from the companion app, and the devices of the cabinet."""

import re

import pytest

from accessibility import violations
from addresses import TERMS
from cabinet import calls, focused
from companion import make_link, to_code, to_notices, to_password
from sample_api import CODE, PARENT, PASSWORD
from sample_app import CHALLENGE, PHONE


AGREED = {"consents": ["terms", "contacts"], "terms_version": TERMS}


@pytest.fixture(autouse=True)
def stranger(api):
    api.signed_in = False


class TestSignIn:
    def test_wants_both_consents(self, page, api):
        page.goto("/atyrau/ru/cabinet/")
        page.locator("[name=iin]").fill(PARENT)
        page.get_by_role("button", name="Продолжить").click()
        summary = page.locator("[data-summary-box]:visible")
        assert summary.get_by_role("link").count() == 2
        assert page.locator("[data-step='2']").is_hidden()

    def test_leads_in_by_password_and_a_code_from_the_app(self, page, api):
        to_code(page)
        step = page.locator("[data-step='3']")
        assert "+7 701 000-00-01" in step.inner_text()
        assert "Введите код подтверждения из сообщения" in step.inner_text()
        assert page.locator("[data-link-app]:visible").count() == 0
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-form=second] button:not([type])").click()
        page.wait_for_url(re.compile("/atyrau/ru/cabinet/feed/$"))
        first, then = [body for body, _ in calls(api, "POST", "sessions")]
        assert first == {"city": "atyrau", "method": "iin_password", "iin": PARENT, "password": PASSWORD,
                         **AGREED}
        assert then == {"city": "atyrau", "method": "iin_password", "challenge": CHALLENGE, "code": CODE}

    def test_says_when_the_number_is_not_linked(self, page, api):
        api.app.is_number_linked = False
        to_code(page, "kk")
        step = page.locator("[data-step='3']")
        assert "қосымшаға тіркелмеген, сондықтан код әзірге жіберілген жоқ" in step.inner_text()
        make_link(page)
        assert calls(api, "POST", "devices/links")[0][0] == {"city": "atyrau", "challenge": CHALLENGE}
        # No code was sent, so the first one need not be waited for.
        page.get_by_role("button", name="Растау кодын жіберу").click()
        step.get_by_text("Жаңа кодты сұрауға дейін:").wait_for()
        assert calls(api, "POST", "codes")[0][0] == {
            "city": "atyrau", "purpose": "second_step", "challenge": CHALLENGE}
        assert focused(page) == "code"

    @pytest.mark.parametrize("press", ["code", "resend", "link"])
    def test_asks_for_the_password_again_when_its_answer_is_over(self, page, api, press):
        page.clock.install(time="2026-11-20T10:15:00+05:00")
        api.app.is_number_linked = False
        to_code(page)
        page.clock.run_for(601000)
        if press == "code":
            page.locator("[name=code]").fill(CODE)
            page.locator("[data-form=second] button:not([type])").click()
        elif press == "resend":
            page.locator("[data-step='3'] [data-resend]").click()
        else:
            page.locator("[data-make-link]:visible").click()
        page.get_by_text("После ввода пароля прошло 10 минут").wait_for()
        assert page.locator("[name=password]").is_visible()
        assert len(calls(api, "POST", "sessions")) == 1
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[data-form=password] button:not([type])").click()
        page.locator("[name=code]").wait_for()

    def test_takes_the_error_away_with_a_new_code(self, page):
        page.clock.install(time="2026-11-20T10:15:00+05:00")
        to_code(page)
        page.locator("[name=code]").fill("111111")
        page.locator("[data-form=second] button:not([type])").click()
        summary = page.locator("[data-form=second] [data-summary-box]")
        summary.wait_for()
        page.clock.run_for(61000)
        page.locator("[data-step='3'] [data-resend]").click()
        summary.wait_for(state="hidden")

    def test_links_another_phone_on_demand(self, page):
        to_code(page)
        page.get_by_role("button", name="Привязать другой телефон").click()
        assert page.locator("[data-step='3'] [data-link-app]").is_visible()
        assert focused(page) == "Привязать номер к приложению"

    def test_says_that_a_code_is_wrong(self, page):
        to_code(page)
        page.locator("[name=code]").fill("111111")
        page.locator("[data-form=second] button:not([type])").click()
        page.get_by_text("ИИН, пароль или код не подходят.").wait_for()
        assert page.locator("[name=code]").input_value() == "111111"

    def test_sets_another_password_when_it_is_forgotten(self, page, api):
        to_password(page)
        page.get_by_role("button", name="Забыли пароль?").click()
        page.locator("[name=new_code]").wait_for()
        assert calls(api, "POST", "codes")[0][0] == {
            "city": "atyrau", "purpose": "sign_in", "iin": PARENT}
        page.locator("[name=new_code]").fill(CODE)
        page.locator("[name=new_password]").fill(PASSWORD)
        page.locator("[data-form=code] button.button:not([type])").click()
        page.wait_for_url(re.compile("/feed/$"))
        assert calls(api, "POST", "sessions")[0][0] == {
            "city": "atyrau", "method": "iin_password", "iin": PARENT, "code": CODE,
            "new_password": PASSWORD, **AGREED}

    def test_begins_for_the_first_time_with_a_code(self, page, api):
        to_password(page)
        page.get_by_role("button", name="Отправить код подтверждения").click()
        page.locator("[name=new_code]").wait_for()
        page.locator("[data-step='4'] [name=phone]").fill("8 701 000 00 01")
        make_link(page)
        assert calls(api, "POST", "devices/links")[0][0] == {"city": "atyrau", "phone": PHONE}

    def test_goes_back(self, page):
        to_code(page)
        page.locator("[data-step='3'] [data-back]").click()
        assert page.locator("[name=password]").input_value() == ""
        page.locator("[data-step='2'] [data-back]").click()
        assert page.locator("[name=iin]").input_value() == PARENT
        page.go_back()
        page.go_back()
        assert page.locator("[data-step='3']").is_visible()


class TestDevices:
    @pytest.fixture(autouse=True)
    def parent(self, api, stranger):
        api.signed_in = True

    def test_lists_devices_with_number_and_time(self, page):
        page.goto("/atyrau/ru/cabinet/devices/")
        first = page.locator("[data-list] > li").first
        first.wait_for()
        for part in ["Chrome, Android", "+7 701 000-00-01", "18 ноября 2026", "20 ноября 2026"]:
            assert part in first.inner_text()
        assert "Последний раз" not in page.locator("[data-list] > li").nth(1).inner_text()
        assert page.locator("main nav.tabs a[aria-current]").inner_text() == "Настройки"

    def test_is_led_to_from_the_settings(self, page):
        page.goto("/atyrau/ru/cabinet/settings/")
        page.get_by_role("link", name="Привязанные устройства").click()
        page.wait_for_url(re.compile("/atyrau/ru/cabinet/devices/$"))

    def test_unlinks_after_a_question(self, page, api):
        page.goto("/atyrau/kk/cabinet/devices/")
        button = page.get_by_role("button", name=re.compile("Ажырату.*Chrome"))
        button.click()
        page.get_by_role("dialog").get_by_role("button", name="Болдырмау").click()
        assert calls(api, "DELETE", "devices/d1") == []
        button.click()
        page.get_by_role("dialog").get_by_role("button", name="Ажырату").click()
        page.locator("[data-note]").get_by_text("Құрылғы ажыратылды.").wait_for()
        assert page.locator("[data-list] > li").count() == 1
        assert focused(page) == "Тіркелген құрылғылар"

    def test_says_that_there_is_none(self, page, api):
        api.app.devices = []
        page.goto("/atyrau/ru/cabinet/devices/")
        page.get_by_text("Привязанных устройств нет").wait_for()

    def test_links_another_one_with_a_number_of_the_parent(self, page, api):
        page.goto("/atyrau/ru/cabinet/devices/")
        page.locator("[name=phone]").select_option("+77770000002")
        make_link(page)
        [(body, headers)] = calls(api, "POST", "devices/links")
        assert body == {"city": "atyrau", "phone": "+77770000002"}
        assert headers["onir-session"] == "s1"
        api.app.devices = api.app.devices[:1]
        page.get_by_role("button", name="Обновить список").click()
        page.locator("[data-list] > li").nth(1).wait_for(state="detached")


STATES = {
    "application": to_notices,
    "application, asked": lambda page, language: (to_notices(page, language), page.locator("[data-next]").click()),
    "password": to_password,
    "code": to_code,
    "not linked": to_code,
    "forgotten": lambda page, language: (to_password(page, language), page.locator("[data-forgot]").click()),
    "devices": lambda page, language: page.goto(f"/atyrau/{language}/cabinet/devices/"),
    "dialog": lambda page, language: (page.goto(f"/atyrau/{language}/cabinet/devices/"),
                                      page.locator("[data-end]").first.click()),
}


@pytest.mark.parametrize("language, width, colours", [("kk", 320, "light"), ("ru", 1280, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_sound(browser, portal, axe, api, state, language, width, colours):
    api.app.is_number_linked = state != "not linked"
    api.signed_in = state in ("devices", "dialog")
    context = browser.new_context(
        base_url=portal, color_scheme=colours, reduced_motion="reduce", service_workers="block",
        viewport={"width": width, "height": 800})
    page = context.new_page()
    page.route("**/api/v1/**", api.route)
    STATES[state](page, language)
    if state in ("application, asked", "not linked", "devices"):
        make_link(page)
    if state == "forgotten":
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("[data-summary-box]:visible").wait_for()
    assert violations(page, axe) == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    context.close()
