"""The companion app with a stand-in for the server: linking a number, the codes that come, unlinking."""

import json
import re

import pytest

from cabinet import STORED, calls, focused
from sample_api import CODE, Refused
from sample_app import CODE_MESSAGE, DATE, LINK, NOTICE_MESSAGE, ONCE, OVER_MESSAGE, PHONE

FIRST = "Нөмірді тіркеу"
NOW = "2026-11-20T10:15:00+05:00"


def texts(page, selector):
    return [text for text in page.locator(selector).all_inner_texts()]


def fill_number(page, phone="8 (701) 000-00-01"):
    page.goto("/app/")
    page.locator("[name=phone]").fill(phone)
    page.locator("[name=consent]").check()
    page.locator("[data-form=number] button.button").click()
    page.locator("[name=once]").wait_for()


def fill_password(page, typed="3870 3177 0024"):
    page.locator("[name=once]").fill(typed)
    page.locator("[data-form=password] button.button").click()


def open_inbox(page, api, *messages):
    api.app.is_linked = True
    api.app.messages = list(messages)
    page.goto("/app/")
    page.locator("[data-state=inbox]").wait_for()


def asked(api):
    return len(calls(api, "GET", "devices/current/messages"))


def comes_to_ask(page, api, count):
    """Waits until the page has asked so often, and no more."""
    for _ in range(250):
        if asked(api) >= count:
            break
        page.wait_for_timeout(20)
    assert asked(api) == count


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
        page.locator("#once-error").get_by_text("парольдің мерзімі өткен").wait_for()
        page.locator("[data-state=password] [data-other-number]").click()
        assert focused(page) == "phone"
        assert page.locator("[name=phone]").input_value() == "8 (701) 000-00-01"

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


class TestInbox:
    def test_shows_the_code_first_and_large(self, page, api):
        open_inbox(page, api, CODE_MESSAGE, OVER_MESSAGE, NOTICE_MESSAGE)
        cards = page.locator("[data-list] > li")
        cards.nth(2).wait_for()
        first = cards.first
        assert "482\u00a0913" in first.inner_text()
        assert re.search(r"Жарамдылық мерзімі: 2026\Wж\. 20 қараша, 10:19", first.inner_text())
        size = first.locator(".message-code").evaluate("code => parseFloat(getComputedStyle(code).fontSize)")
        assert size > 30
        assert page.locator("[data-news]").inner_text() == "Жаңа растау коды: 482\u00a0913"
        over = cards.nth(1)
        assert "Кодтың мерзімі өтті." in over.inner_text()
        assert over.get_by_role("button").count() == 0
        assert over.locator("[data-slot=text]").get_attribute("lang") == "ru"
        assert "27 қараша" in cards.nth(2).inner_text()
        assert cards.nth(2).locator(".message-code").is_hidden()

    def test_copies_a_code_without_blanks(self, page, api):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_inbox(page, api, CODE_MESSAGE)
        page.get_by_role("button", name="Кодты көшіру").click()
        page.locator("[data-note]").get_by_text("Код көшірілді.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == "482913"

    def test_asks_often_while_a_code_is_awaited(self, page, api):
        page.clock.install(time=NOW)
        api.app.awaiting = True
        open_inbox(page, api)
        page.get_by_text("Код күтіліп тұр…").wait_for()
        before = asked(api)
        api.app.messages = [CODE_MESSAGE]
        api.app.awaiting = False
        page.clock.run_for(3100)
        page.locator("[data-list] > li").first.wait_for()
        assert asked(api) == before + 1
        page.clock.run_for(50000)
        assert asked(api) == before + 1
        page.clock.run_for(11000)
        comes_to_ask(page, api, before + 2)

    def test_asks_nothing_while_nobody_looks(self, page, api):
        page.clock.install(time=NOW)
        api.app.awaiting = True
        open_inbox(page, api)
        hide = """isHidden => {
          Object.defineProperty(document, 'hidden', {configurable: true, get: () => isHidden});
          document.dispatchEvent(new Event('visibilitychange')); }"""
        page.evaluate(hide, True)
        before = asked(api)
        page.clock.run_for(200000)
        assert asked(api) == before
        page.evaluate(hide, False)
        comes_to_ask(page, api, before + 1)

    def test_greys_a_code_when_its_time_is_over(self, page, api):
        page.clock.install(time=NOW)
        open_inbox(page, api, CODE_MESSAGE)
        page.locator("[data-list] > li").first.wait_for()
        assert page.locator("[data-over]").is_hidden()
        page.clock.run_for(59000)
        # The stand-in's clock stands still, so the page counts from the last answer.
        api.refusals["GET", "devices/current/messages"] = Refused(503, "failed")
        page.clock.run_for(245000)
        page.locator("[data-over]").wait_for(state="visible")
        assert page.get_by_role("button", name="Кодты көшіру").count() == 0

    def test_says_that_it_is_offline_and_asks_less_and_less(self, page, api):
        page.clock.install(time=NOW)
        api.app.awaiting = True
        open_inbox(page, api, NOTICE_MESSAGE)
        page.locator("[data-list] > li").first.wait_for()
        tries = []
        page.route("**/messages", lambda route: (tries.append(1), route.abort()))
        page.clock.run_for(3100)
        page.locator("[data-offline]").get_by_text("Серверге қосылу мүмкін болмады").wait_for()
        assert page.locator("[data-list] > li").count() == 1
        for _ in range(40):
            page.clock.run_for(3000)
            page.wait_for_timeout(5)
        assert 3 <= len(tries) <= 6, "an even pace would be 40"
        page.unroute("**/messages")
        page.evaluate("dispatchEvent(new Event('online'))")
        page.locator("[data-offline]").wait_for(state="hidden")

    def test_keeps_the_focus_when_a_message_comes(self, page, api):
        page.clock.install(time=NOW)
        open_inbox(page, api, CODE_MESSAGE)
        page.get_by_role("button", name="Кодты көшіру").focus()
        api.app.messages = [CODE_MESSAGE, NOTICE_MESSAGE]
        page.clock.run_for(61000)
        page.locator("[data-list] > li").nth(1).wait_for()
        assert focused(page).startswith("Кодты көшіру")

    def test_says_that_it_was_unlinked_elsewhere(self, page, api):
        page.clock.install(time=NOW)
        open_inbox(page, api, NOTICE_MESSAGE)
        page.locator("[data-list] > li").first.wait_for()
        api.app.is_linked = False
        page.clock.run_for(61000)
        page.get_by_text("Бұл құрылғы нөмірден ажыратылған").wait_for()
        assert page.locator("[name=phone]").is_visible()
        before = asked(api)
        page.clock.run_for(200000)
        assert asked(api) == before

    def test_unlinks_after_a_question(self, page, api):
        open_inbox(page, api)
        button = page.get_by_role("button", name="Осы құрылғыны ажырату")
        button.click()
        page.get_by_role("dialog").get_by_role("button", name="Болдырмау").click()
        assert api.app.is_linked
        assert button.evaluate("button => button === document.activeElement")
        button.click()
        page.get_by_role("dialog").get_by_role("button", name="Ажырату").click()
        page.locator("[data-state=number]").wait_for()
        assert not api.app.is_linked
        page.locator("[data-note]").get_by_text("Құрылғы ажыратылды.").wait_for()

    def test_says_what_to_do_when_nothing_has_come(self, page, api):
        open_inbox(page, api)
        page.get_by_text("Әзірге хабарлама жоқ").wait_for()

    def test_marks_the_sandbox(self, page):
        page.goto("/app/")
        page.get_by_text("SANDBOX").wait_for()


class TestLanguages:
    def test_begins_in_the_language_of_the_browser(self, browser, portal, api):
        for locale, heading in [("ru-KZ", "Привязка номера"), ("kk-KZ", FIRST), ("en-GB", FIRST)]:
            context = browser.new_context(base_url=portal, locale=locale, service_workers="block")
            page = context.new_page()
            page.route("**/api/v1/**", api.route)
            page.goto("/app/")
            page.get_by_role("heading", name=heading).wait_for()
            assert page.evaluate("document.documentElement.lang") == ("ru" if "ru" in locale else "kk")
            context.close()

    def test_changes_every_word_and_remembers_the_choice_alone(self, page, api):
        open_inbox(page, api, CODE_MESSAGE)
        page.locator("[data-list] > li").first.wait_for()
        page.get_by_role("button", name="Русский").click()
        assert page.title() == "Приложение для кодов подтверждения"
        assert page.evaluate("document.documentElement.lang") == "ru"
        main = page.locator("main").inner_text().replace(CODE_MESSAGE["text"], "")
        assert not re.search("[әғқңөұүһі]", main), main
        assert re.search(r"Действует до: 20 ноября 2026\Wг\., 10:19", main)
        assert focused(page) == "Қазақша"
        assert page.evaluate(STORED) == '[{},{"onir-language":"ru"}]'
        page.reload()
        page.get_by_role("heading", name="Коды и уведомления").wait_for()

    def test_says_errors_in_the_chosen_language(self, page, api):
        page.goto("/app/")
        page.get_by_role("button", name="Русский").click()
        page.locator("[data-form=number] button.button").click()
        page.locator("#phone-error").get_by_text("Введите номер телефона.").wait_for()
        page.locator("[name=phone]").fill("8 701 000 00 01")
        page.locator("[name=consent]").check()
        page.locator("[data-form=number] button.button").click()
        fill_password(page, "000011112222")
        page.locator("#once-error").get_by_text("Номер и одноразовый пароль не подходят").wait_for()
        assert calls(api, "POST", "devices")[0][1]["accept-language"] == "ru"


class TestInstalling:
    def test_says_how_to_install_it(self, page):
        page.goto("/app/")
        page.get_by_text("«Басты экранға қосу»").wait_for()
        # No worker keeps this page: installation needs none.
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0

    def test_offers_a_button_where_the_browser_can_install(self, page):
        page.goto("/app/")
        page.locator("[data-state=number]").wait_for()
        page.evaluate("""() => {
          const event = new Event('beforeinstallprompt', {cancelable: true});
          event.prompt = () => { window.wasAsked = true; };
          dispatchEvent(event); }""")
        page.get_by_role("button", name="Қосымшаны орнату").click()
        assert page.evaluate("window.wasAsked")
        assert page.get_by_text("«Басты экранға қосу»").is_hidden()

    def test_has_a_manifest_for_its_own_pages(self, page, get):
        page.goto("/app/")
        address = page.locator("link[rel=manifest]").get_attribute("href")
        answer = get(address)
        assert answer.headers["content-type"].startswith("application/manifest+json")
        manifest = json.loads(answer.text())
        assert manifest["display"] == "standalone"
        assert manifest["start_url"] == manifest["scope"] == manifest["id"] == "/app/"
        [icon] = manifest["icons"]
        assert icon["sizes"] == "any" and get(icon["src"]).ok


# A reader's language, width and colours.
READERS = [("kk", 320, "light"), ("ru", 1280, "dark")]
STATES = ["number", "error", "password", "link", "code", "done", "inbox", "dialog", "failure", "offline"]


def reach(page, api, state):
    """Brings the app into a state, whatever language it speaks."""
    if state in ("inbox", "dialog", "offline"):
        open_inbox(page, api, CODE_MESSAGE, OVER_MESSAGE, NOTICE_MESSAGE)
        page.locator("[data-list] > li").nth(2).wait_for()
        if state == "dialog":
            page.locator("[data-unlink]").click()
        if state == "offline":
            page.route("**/messages", lambda route: route.abort())
            page.evaluate("dispatchEvent(new Event('online'))")
            page.locator("[data-offline]").wait_for()
        return
    if state == "failure":
        page.route("**/api/v1/devices/current", lambda route: route.abort())
        page.goto("/app/")
        return page.locator("[data-failure]").wait_for()
    if state == "link":
        page.goto(f"/app/#link={LINK}")
        return page.locator("[data-state=link]").wait_for()
    if state in ("number", "error"):
        page.goto("/app/")
        page.locator("[data-state=number]").wait_for()
        if state == "error":
            page.locator("[data-form=number] button.button").click()
        return
    api.app.needs_code = state == "code"
    fill_number(page)
    if state == "password":
        return
    fill_password(page)
    page.locator("[data-state=code]" if state == "code" else "[data-linked]").wait_for()


@pytest.mark.parametrize("language, width, colours", READERS)
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_sound(browser, portal, axe, api, state, language, width, colours):
    api.date = DATE
    context = browser.new_context(
        base_url=portal, locale=language, color_scheme=colours, reduced_motion="reduce",
        viewport={"width": width, "height": 800}, service_workers="block")
    page = context.new_page()
    page.route("**/api/v1/**", api.route)
    reach(page, api, state)
    page.evaluate(axe)
    found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")
    assert [finding["id"] for finding in found["violations"]] == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    context.close()
