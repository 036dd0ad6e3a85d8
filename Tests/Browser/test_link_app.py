"""Linking a number to the companion app from the queue, the way in and the devices of the cabinet."""

import re
import shutil
import subprocess

import pytest

from addresses import TERMS
from cabinet import STORED, calls, fill_step, focused
from sample_api import CHILD, CODE, PARENT, PASSWORD, Refused
from sample_app import ADDRESS, CHALLENGE, LINK, PHONE, QR

APPLY = "/atyrau/{}/queue/apply/?terms={}&contacts=yes&type=general"
ZBAR = shutil.which("zbarimg")


@pytest.fixture(autouse=True)
def stranger(api):
    api.signed_in = False


def to_notices(page, language="ru"):
    """To the fourth step of the application; the city has no catalogue that the first city has."""
    page.goto(APPLY.format(language, TERMS))
    fill_step(page, 1)
    page.locator("[name=iin]").fill(PARENT)
    page.check("[name=relation][value=parent]")
    page.locator("[name=child_iin]").fill(CHILD)
    page.check("[name=language][value=kk]")
    page.locator("[data-next]").click()
    page.check("[name=benefit][value=none]")
    page.locator("[data-next]").click()
    page.locator("[data-step='4']").wait_for()


def to_password(page, language="ru"):
    page.goto(f"/atyrau/{language}/cabinet/")
    page.locator("[name=iin]").fill(PARENT)
    page.locator("[name=terms]").check()
    page.locator("[name=contacts]").check()
    page.locator("[data-form=iin] button").click()
    page.locator("[name=password]").wait_for()


def to_code(page, language="ru"):
    to_password(page, language)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[data-form=password] button:not([type])").click()
    page.locator("[name=code]").wait_for()


def modules(panel):
    """The rows of the drawn code, read back from its path."""
    box = panel.locator("svg").get_attribute("viewBox")
    size = int(box.split()[2])
    rows = [["0"] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", panel.locator("path").get_attribute("d")):
        for place in range(int(x), int(x) + int(length)):
            rows[int(y)][place] = "1"
    return ["".join(row) for row in rows]


def make_link(page):
    page.locator("[data-make-link]:visible").click()
    made = page.locator("[data-link]:visible")
    made.wait_for()
    return made


class TestPanel:
    def test_shows_the_password_in_three_groups_and_how_long_it_is_good(self, page, api):
        to_notices(page)
        page.locator("[data-next]").click()
        made = make_link(page)
        assert "3870 3177 0024" in made.inner_text()
        assert "+7 701 000-00-01" in made.inner_text()
        assert re.search(r"Действует ещё: (10:00|9:5\d)", made.inner_text())
        here = made.get_by_role("link", name="Открыть приложение на этом телефоне")
        assert here.get_attribute("href") == ADDRESS
        assert here.get_attribute("target") == "_blank" and here.get_attribute("rel") == "noopener"
        assert calls(api, "POST", "devices/links")[0][0] == {"city": "atyrau", "phone": PHONE}
        assert LINK not in page.evaluate(STORED) and LINK not in page.url

    def test_draws_the_code_with_a_light_margin_and_a_text_instead(self, page):
        to_notices(page)
        page.locator("[data-next]").click()
        made = make_link(page)
        drawn = modules(made)
        assert len(drawn) == len(QR) + 8
        assert [row[4:-4] for row in drawn[4:-4]] == QR
        assert {row for row in drawn[:4] + drawn[-4:]} == {"0" * len(drawn)}
        assert made.get_by_role("img").get_attribute("aria-label").startswith("QR-код: камера телефона")
        assert made.locator("[style]").count() == 0

    @pytest.mark.skipif(ZBAR is None, reason="zbarimg is not installed")
    @pytest.mark.parametrize("colours", ["light", "dark"])
    def test_can_be_read_by_a_camera(self, page, tmp_path, colours):
        page.emulate_media(color_scheme=colours)
        to_notices(page)
        page.locator("[data-next]").click()
        picture = tmp_path / "code.png"
        make_link(page).locator(".qr").screenshot(path=picture)
        read = subprocess.run([ZBAR, "--quiet", "--raw", picture], capture_output=True, text=True)
        assert read.stdout.strip() == ADDRESS

    def test_says_the_last_minute_and_the_end(self, page):
        page.clock.install(time="2026-11-20T10:15:00+05:00")
        to_notices(page)
        page.locator("[data-next]").click()
        made = make_link(page)
        page.clock.run_for(541000)
        page.get_by_role("status").get_by_text("перестанет действовать через минуту").wait_for()
        page.clock.run_for(60000)
        made.get_by_text("Срок одноразового пароля истёк.").wait_for()
        assert "3870" not in made.inner_text()
        assert made.locator("svg").count() == 0
        assert made.get_by_role("link", name="Открыть приложение").count() == 0
        page.get_by_role("button", name="Получить новый пароль").click()
        made.get_by_text("3870 3177 0024").wait_for()

    def test_says_when_to_try_again(self, page, api):
        api.refusals["POST", "devices/links"] = Refused(429, "too-many", **{"Retry-After": "600"})
        to_notices(page)
        page.locator("[data-next]").click()
        page.locator("[data-make-link]").click()
        summary = page.locator("[data-link-app] [data-summary-box]")
        summary.get_by_text("Попробуйте ещё раз после этого времени").wait_for()
        assert summary.evaluate("box => box === document.activeElement")

    def test_names_the_address_of_the_app(self, page, portal):
        to_notices(page)
        page.locator("[data-next]").click()
        link = page.locator("[data-app-address]")
        assert link.inner_text() == portal.removeprefix("http://") + "/app/"
        assert link.get_attribute("href") == "/app/"


class TestApplication:
    def test_sends_the_code_to_the_app(self, page, api):
        to_notices(page, "kk")
        step = page.locator("[data-step='4']")
        for part in ["Жүйе растау кодын жіберетін мобильді телефон нөмірін көрсетіңіз.", "+7 701 000-00-01",
                     "SMS арқылы емес, мобильді қосымшаға"]:
            assert part in step.inner_text()
        assert page.locator("[data-link-app]").is_hidden()
        page.get_by_role("button", name="Растау кодын жіберу").click()
        page.locator("[name=code]").wait_for()
        assert focused(page) == "code"
        assert "Мобильді қосымшаға келген 6 сан." in step.inner_text()
        assert calls(api, "POST", "codes")[0][0] == {
            "city": "atyrau", "purpose": "application", "iin": PARENT, "phone": PHONE}
        page.locator("[name=code]").fill(CODE)
        page.get_by_role("button", name="Жалғастыру").click()
        page.locator("[data-step='5']").wait_for()
        assert page.locator("[data-link-app]").is_hidden()

    def test_tells_everyone_the_same_of_the_link(self, page, api):
        to_notices(page)
        page.locator("[data-next]").click()
        page.locator("[data-link-app]").wait_for()
        assert "ещё раз нажмите «Отправить код подтверждения»" in page.locator("[data-link-app]").inner_text()
        assert page.locator("[data-next]").inner_text() == "Продолжить"

    def test_sends_again_after_the_number_was_linked(self, page, api):
        page.clock.install(time="2026-11-20T10:15:00+05:00")
        to_notices(page)
        page.locator("[data-next]").click()
        make_link(page)
        again = page.get_by_role("button", name="Отправить код подтверждения")
        assert again.count() == 0
        page.clock.run_for(61000)
        again.click()
        page.get_by_text("Новый код можно запросить через").wait_for()
        assert len(calls(api, "POST", "codes")) == 2

    def test_forgets_what_was_made_for_another_number(self, page, api):
        to_notices(page)
        page.locator("[data-next]").click()
        make_link(page)
        page.locator("[data-code]").get_by_role("button", name="Изменить").click()
        page.locator("[name=phone]").fill("8 777 000 00 02")
        for _ in range(4):
            page.locator("[data-next]").click()
        page.locator("[data-link-app]").wait_for()
        assert page.locator("[data-link]").is_hidden()
        assert "+7 777 000-00-02" in page.locator("[data-code]").inner_text()

    def test_changes_nothing_where_codes_come_by_sms(self, page, api):
        page.goto(APPLY.format("ru", TERMS).replace("atyrau", "pavlodar"))
        page.locator("[data-step='1']").wait_for()
        assert page.locator("[data-link-app]").count() == 0
        assert page.locator("#code-hint").text_content() == "6 цифр из SMS."


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
        assert first == {"city": "atyrau", "method": "iin_password", "iin": PARENT, "password": PASSWORD}
        assert then == {"city": "atyrau", "method": "iin_password", "iin": PARENT,
                        "challenge": CHALLENGE, "code": CODE}

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
            "new_password": PASSWORD}

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
    page.set_default_timeout(5000)
    page.route("**/api/v1/**", api.route)
    STATES[state](page, language)
    if state in ("application, asked", "not linked", "devices"):
        make_link(page)
    if state == "forgotten":
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("[data-summary-box]:visible").wait_for()
    page.evaluate(axe)
    found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")
    assert [finding["id"] for finding in found["violations"]] == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    context.close()
