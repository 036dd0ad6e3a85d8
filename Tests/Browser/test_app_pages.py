"""The companion app with a stand-in for the server: linking a number by a password or a QR code."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, focused
from companion import fill_number, fill_password
from sample_api import CODE, Refused
from sample_app import LINK, ONCE, PHONE


class TestLinking:
    def test_links_a_number_by_a_one_time_password(self, page, api):
        fill_number(page)
        assert "+7 701 000-00-01" in page.locator("[data-state=password]").inner_text()
        assert focused(page) == "once"
        fill_password(page)
        page.get_by_text("Нөмір мобильді қосымшаға тіркелді!").wait_for()
        assert "Нөмір мобильді қосымшаға тіркелді!" in focused(page)
        [(sent, _)] = calls(api, "POST", "devices")
        version = page.locator("[data-app]").get_attribute("data-terms")
        assert sent == {"consent": True, "policy_version": version, "phone": PHONE, "password": ONCE}
        assert page.evaluate(STORED) == "[{},{}]"

    @pytest.mark.parametrize("typed", ["387031770024", " 3870 3177 0024 ", "3870-3177-0024"])
    def test_takes_the_password_however_it_is_written(self, page, api, typed):
        fill_number(page)
        fill_password(page, typed)
        page.locator("[data-state=inbox]").wait_for()
        assert calls(api, "POST", "devices")[0][0]["password"] == ONCE

    def test_groups_the_password_while_one_types(self, page):
        fill_number(page)
        page.locator("[name=once]").press_sequentially("387031770024")
        assert page.locator("[name=once]").input_value() == "3870 3177 0024"

    def test_asks_for_the_number_and_the_consent(self, page, api):
        page.goto("/app/")
        page.locator("[data-form=number] button.button").click()
        summary = page.locator("[data-summary-box]:visible")
        assert summary.evaluate("box => box === document.activeElement")
        assert summary.get_by_role("link").all_inner_texts() == [
            "Телефон нөмірін жазыңыз.", "Жалғастыру үшін келісімге құсбелгі қойыңыз."]
        assert page.locator("[name=consent]").get_attribute("aria-invalid") == "true"
        page.locator("[name=phone]").fill("8 7182 32 00 00")
        page.locator("[data-form=number] button.button").click()
        page.locator("#phone-error").get_by_text("Қазақстандық ұялы нөмірді толық жазыңыз").wait_for()
        assert page.locator("[name=phone]").input_value() == "8 7182 32 00 00"

    def test_shows_what_is_agreed_to(self, page):
        page.goto("/app/")
        page.get_by_text("Келісім мәтіні").first.click()
        assert page.get_by_text("тараптардың жауапкершілігі").first.is_visible()

    def test_proves_a_new_number_by_a_code_once(self, page, api):
        api.app.needs_code = True
        fill_number(page)
        fill_password(page)
        page.locator("[data-state=code]").wait_for()
        assert "SMS" in page.locator("[data-state=code]").inner_text()
        page.get_by_text("Жаңа кодты сұрауға дейін:").wait_for()
        page.locator("[name=code]").fill("111111")
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("#code-error").get_by_text("Код дұрыс емес.").wait_for()
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("[data-state=inbox]").wait_for()
        sent = [body for body, _ in calls(api, "POST", "devices")]
        assert [body.get("code") for body in sent] == [None, "111111", CODE]
        assert all(body["password"] == ONCE for body in sent)

    def test_says_that_number_and_password_do_not_fit(self, page):
        fill_number(page)
        fill_password(page, "000011112222")
        page.locator("#once-error").get_by_text("сай емес немесе мерзімі өткен").wait_for()
        page.locator("[data-state=password] [data-other-number]").click()
        assert focused(page) == "phone"
        assert page.locator("[name=phone]").input_value() == "8 (701) 000-00-01"

    def test_goes_back_to_the_number_and_keeps_it(self, page, api):
        api.app.needs_code = True
        fill_number(page)
        fill_password(page)
        page.locator("[data-state=code]").wait_for()
        page.go_back()
        page.locator("[data-state=number]").wait_for()
        page.wait_for_url("**/app/")
        expect(page.locator("[name=phone]")).to_have_value("8 (701) 000-00-01")
        page.locator("[data-form=number] button.button").click()
        expect(page.locator("[name=once]")).to_have_value("")

    def test_takes_the_error_away_with_a_new_code(self, page, api):
        page.clock.install(time="2026-11-20T10:15:00+05:00")
        api.app.needs_code = True
        fill_number(page)
        fill_password(page)
        page.locator("[name=code]").fill("111111")
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("#code-error").wait_for()
        page.clock.run_for(61000)
        page.locator("[data-resend]").click()
        page.locator("#code-error").wait_for(state="hidden")

    def test_says_the_time_by_the_clock_of_the_server(self, page, api):
        page.clock.install(time="2020-01-01T00:00:00+05:00")
        api.refusals["POST", "devices"] = Refused(
            429, "too-many", **{"Retry-After": "120", "Onir-Time": "2026-11-20T10:15:00+05:00"})
        fill_number(page)
        fill_password(page)
        text = page.locator("[data-summary-box]:visible")
        text.get_by_text("10:17").wait_for()
        assert "2026" in text.inner_text()

    def test_says_when_to_try_again(self, page, api):
        api.refusals["POST", "devices"] = Refused(429, "too-many", **{"Retry-After": "120"})
        fill_number(page)
        fill_password(page)
        text = page.locator("[data-summary-box]:visible")
        text.get_by_text("Мына уақыттан кейін қайталап көріңіз:").wait_for()
        assert re.search(r"\d{4}\W+ж\. \d+ \w+, \d\d:\d\d", text.inner_text())

    def test_says_that_there_is_no_connection_and_keeps_what_was_typed(self, page):
        fill_number(page)
        page.route("**/api/v1/devices", lambda route: route.abort(), times=1)
        fill_password(page)
        page.locator("[data-summary-box]:visible").get_by_text("Серверге қосылу мүмкін болмады").wait_for()
        assert page.locator("[name=once]").input_value() == "3870 3177 0024"

    def test_offers_another_try_when_it_cannot_begin(self, page):
        page.route("**/api/v1/devices/current", lambda route: route.abort(), times=1)
        page.goto("/app/")
        page.locator("[data-again]").click()
        page.locator("[data-state=number]").wait_for()


class TestQR:
    def test_takes_the_number_from_the_link(self, page, api):
        page.goto(f"/app/#link={LINK}")
        page.locator("[data-state=link]").wait_for()
        assert "+7 701 000-00-01" in page.locator("[data-state=link]").inner_text()
        assert page.locator("[name=phone]").is_hidden()
        page.locator("[name=consent_link]").check()
        page.locator("[data-form=link] button.button:not([type])").click()
        page.locator("[data-linked]").wait_for()
        [(sent, _)] = calls(api, "POST", "devices")
        assert sent["link"] == LINK and "password" not in sent and "phone" not in sent

    def test_takes_the_link_out_of_the_address_at_once(self, page):
        # Before the server has told anything.
        page.route("**/api/v1/**", lambda route: None)
        page.goto(f"/app/#link={LINK}")
        page.wait_for_function("location.hash === ''")
        assert page.url.endswith("/app/")
        page.go_back()
        assert LINK not in page.url

    def test_takes_a_link_opened_while_the_page_is_open(self, page):
        page.goto("/app/")
        page.locator("[data-state=number]").wait_for()
        page.evaluate(f"location.hash = 'link={LINK}'")
        page.locator("[data-state=link]").wait_for()
        assert LINK not in page.url

    def test_asks_for_the_consent(self, page, api):
        page.goto(f"/app/#link={LINK}")
        page.locator("[data-form=link] button.button:not([type])").click()
        page.locator("#consent_link-error").get_by_text("құсбелгі қойыңыз").wait_for()
        assert calls(api, "POST", "devices") == []

    def test_proves_a_new_number(self, page, api):
        api.app.needs_code = True
        page.goto(f"/app/#link={LINK}")
        page.locator("[name=consent_link]").check()
        page.locator("[data-form=link] button.button:not([type])").click()
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-form=code] button.button:not([type])").click()
        page.locator("[data-linked]").wait_for()
        assert calls(api, "POST", "devices")[-1][0]["link"] == LINK

    def test_says_that_a_link_is_over(self, page, api):
        api.app.is_link_good = False
        page.goto(f"/app/#link={LINK}")
        page.get_by_text("QR кодтың мерзімі өткен").wait_for()
        assert page.locator("[name=phone]").is_visible()
