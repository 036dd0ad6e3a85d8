"""The inbox of the companion app: codes that come, unlinking, the two languages, installing."""

import json
import re

from cabinet import STORED, calls, focused
from companion import fill_password, open_inbox
from sample_api import Refused
from sample_app import CODE_MESSAGE, NOTICE_MESSAGE, OVER_MESSAGE

FIRST = "Нөмірді тіркеу"
NOW = "2026-11-20T10:15:00+05:00"


def asked(api):
    return len(calls(api, "GET", "devices/current/messages"))


def comes_to_ask(page, api, count):
    """Waits until the page has asked so often, and no more."""
    for _ in range(250):
        if asked(api) >= count:
            break
        page.wait_for_timeout(20)
    assert asked(api) == count


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
        page.locator("#once-error").get_by_text("Номер и одноразовый пароль или QR-код не подходят").wait_for()
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
