"""The panel that links a number to the companion app, and the application to the queue that shows it."""

import re

import pytest

from addresses import TERMS
from camera import scanned
from cabinet import STORED, calls, focused
from companion import APPLY, make_link, to_notices
from sample_api import CODE, PARENT, Refused
from sample_app import ADDRESS, LINK, PHONE, QR


@pytest.fixture(autouse=True)
def stranger(api):
    api.signed_in = False


def modules(panel):
    """The rows of the drawn code, read back from its path."""
    box = panel.locator("svg").get_attribute("viewBox")
    size = int(box.split()[2])
    rows = [["0"] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", panel.locator("path").get_attribute("d")):
        for place in range(int(x), int(x) + int(length)):
            rows[int(y)][place] = "1"
    return ["".join(row) for row in rows]


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

    @pytest.mark.parametrize("colours", ["light", "dark"])
    def test_can_be_read_by_a_camera(self, page, tmp_path, colours):
        page.emulate_media(color_scheme=colours)
        to_notices(page)
        page.locator("[data-next]").click()
        assert scanned(make_link(page).locator(".qr"), tmp_path / "code.png") == ADDRESS

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
        assert "Мобильді қосымшаға келген 6 цифр." in step.inner_text()
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
