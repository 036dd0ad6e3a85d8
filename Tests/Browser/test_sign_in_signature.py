"""Signing in by an electronic signature through NCALayer, and by a one-time code."""

import pathlib
import re
import sys

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, focused, sound
from layer import (ADDRESS, BROKEN, CLOSED, OLD_BROKEN, OLD_CLOSED, OLD_SIGNED, PEM, SIGNED, Layer)
from sample_admission import CODE, NONCE, PERSON, PHONE, SIGNATURE
from sample_api import Refused

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Signing"))

CABINET = "/kokshetau/{}/cabinet/"
PRESS = {"kk": "Сертификатты таңдаңыз", "ru": "Выбрать сертификат"}
AUTHENTICATION = "1.3.6.1.5.5.7.3.2"
INDIVIDUAL = "1.2.398.3.3.4.1.1"


@pytest.fixture(autouse=True)
def stranger(api):
    api.signed_in = False


def press(page, language="ru", query=""):
    page.goto(CABINET.format(language) + query)
    page.get_by_role("button", name=PRESS[language]).click()


def failure(page):
    place = page.locator("[data-signing-failure]")
    place.wait_for()
    expect(place).to_be_focused()
    return place.inner_text()


def ask_for_code(page, language="ru"):
    page.goto(CABINET.format(language) + "?way=code")
    page.locator("[name=iin]").fill("8502 1439 0005")
    page.locator("[name=phone]").fill("8 701 000 00 01")
    page.locator("[data-form=person] button").click()
    page.locator("[name=code]").wait_for()


class TestBox:
    @pytest.mark.parametrize("language, warning, layer, phone", [
        ("kk", "жауапкершілікке әкеп соғады", "NCALayer бағдарламасын алдын ала", "Техникалық қолдау"),
        ("ru", "влечёт ответственность", "заранее установите на компьютер программу NCALayer", "Техническая поддержка")])
    def test_tells_what_is_needed_beforehand(self, page, axe, language, warning, layer, phone):
        page.goto(CABINET.format(language))
        page.get_by_role("tab", name="ЭЦ").wait_for()
        text = page.locator("main").inner_text()
        assert warning in text and layer in text and phone in text and "+7 700 000-01-02" in text
        sound(page, axe)

    def test_has_tabs_for_the_keyboard(self, page):
        page.goto(CABINET.format("kk"))
        first, second = page.get_by_role("tab").all()
        first.focus()
        page.keyboard.press("ArrowRight")
        expect(second).to_be_focused()
        expect(second).to_have_attribute("aria-selected", "true")
        expect(first).to_have_attribute("tabindex", "-1")
        assert page.get_by_role("tabpanel", name="Бір реттік құпия сөз").is_visible()
        assert page.get_by_role("button", name=PRESS["kk"]).is_hidden()
        page.keyboard.press("ArrowRight")
        expect(first).to_be_focused()
        page.keyboard.press("End")
        expect(second).to_be_focused()
        page.keyboard.press("Home")
        expect(first).to_be_focused()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Tab")
        assert page.get_by_role("tabpanel").evaluate("panel => panel === document.activeElement")

    def test_keeps_the_way_in_the_other_language_and_after_a_reload(self, page):
        page.goto(CABINET.format("kk"))
        page.get_by_role("tab", name="Бір реттік құпия сөз").click()
        page.get_by_role("link", name="Русский").click()
        page.wait_for_url(re.compile("/ru/cabinet/.*way=code"))
        page.locator("[name=iin]").wait_for()
        page.reload()
        assert page.get_by_role("tab", name="Одноразовый пароль").get_attribute("aria-selected") == "true"

    def test_shows_both_parts_without_scripts(self, browser, portal):
        context = browser.new_context(java_script_enabled=False, base_url=portal)
        page = context.new_page()
        page.goto(CABINET.format("ru"))
        assert page.get_by_role("heading", name="Электронная цифровая подпись (ЭЦП)").is_visible()
        assert page.get_by_role("heading", name="Одноразовый пароль").is_visible()
        assert page.locator("main button:visible, main input:visible").count() == 0
        context.close()


class TestSignature:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_leads_in(self, page, api, language):
        layer = Layer(page, SIGNED)
        press(page, language)
        page.wait_for_url(re.compile(f"/kokshetau/{language}/cabinet/feed/$"))
        [(asked, _)] = calls(api, "POST", "nonces")
        assert asked == {"city": "kokshetau"}
        [request] = layer.requests
        assert (request["module"], request["method"]) == ("kz.gov.pki.knca.basics", "sign")
        args = request["args"]
        assert (args["format"], args["data"], args["locale"]) == ("cms", NONCE, language)
        assert args["signingParams"] == {"decode": True, "encapsulate": True, "digested": False}
        assert args["signerParams"] == {"extKeyUsageOids": [AUTHENTICATION, INDIVIDUAL]}
        [(body, _)] = calls(api, "POST", "sessions")
        assert body == {"city": "kokshetau", "method": "signature", "signature": SIGNATURE}

    def test_leads_back_to_where_the_parent_was(self, page):
        page.goto("/kokshetau/ru/cabinet/admissions/?id=m3")
        page.wait_for_url(re.compile("/cabinet/\\?next="))
        Layer(page, SIGNED)
        page.get_by_role("button", name=PRESS["ru"]).click()
        page.wait_for_url(re.compile("/kokshetau/ru/cabinet/admissions/\\?id=m3$"))

    @pytest.mark.parametrize("result", [PEM, [PEM], SIGNATURE, [SIGNATURE]])
    def test_takes_a_text_or_a_list_with_armour_or_without(self, page, api, result):
        Layer(page, {"status": True, "body": {"result": result}})
        press(page)
        page.wait_for_url(re.compile("/cabinet/feed/$"))
        assert calls(api, "POST", "sessions")[0][0]["signature"] == SIGNATURE

    @pytest.mark.parametrize("greeting, answers, modules", [
        ("1.3", [OLD_SIGNED], ["commonUtils"]),
        ("1.4", [BROKEN, OLD_SIGNED], ["basics", "commonUtils"]),
        ("1.10", [SIGNED], ["basics"]),
        ("2", [SIGNED], ["basics"])])
    def test_speaks_as_older_programs_do_when_it_must(self, page, greeting, answers, modules):
        layer = Layer(page, *answers, greeting=greeting)
        press(page)
        page.wait_for_url(re.compile("/cabinet/feed/$"))
        assert [request["module"].split(".")[-1] for request in layer.requests] == modules
        if modules[-1] == "commonUtils":
            last = layer.requests[-1]
            assert last["method"] == "createCAdESFromBase64"
            assert last["args"] == ["PKCS12", "AUTHENTICATION", NONCE, True]

    @pytest.mark.parametrize("greeting, answers", [
        ("1.4", [CLOSED]), ("1.4", [{"status": True, "body": {"result": []}}]),
        ("1.4", [{"status": False, "code": "500", "message": "action.canceled"}]), ("1.3", [OLD_CLOSED])])
    def test_says_that_the_window_was_closed(self, page, api, axe, greeting, answers):
        Layer(page, *answers, greeting=greeting)
        press(page, "kk")
        assert "терезесі жабылды" in failure(page)
        assert calls(api, "POST", "sessions") == []
        sound(page, axe)

    def test_says_that_the_program_could_not_sign(self, page, axe):
        Layer(page, BROKEN, OLD_BROKEN)
        press(page)
        assert "NCALayer не смог подписать" in failure(page)
        sound(page, axe)

    def test_says_that_the_program_went_away(self, page):
        layer = Layer(page)
        press(page)
        page.locator("[data-signing-wait]").wait_for()
        page.wait_for_function("() => true")
        while not layer.requests:
            page.wait_for_timeout(20)
        layer.sockets[0].close()
        assert "прервал соединение" in failure(page)

    @pytest.mark.parametrize("language, said", [("kk", "NCALayer жауап бермеді"), ("ru", "NCALayer не отвечает")])
    def test_says_that_the_program_does_not_greet(self, page, axe, language, said):
        page.clock.install()
        Layer(page, greeting=None)
        press(page, language)
        page.locator("[data-signing-wait]").wait_for()
        # The ten seconds begin when the connection stands, which may be a moment from now.
        for _ in range(20):
            page.clock.run_for(1000)
            page.wait_for_timeout(30)
        assert said in failure(page)
        sound(page, axe)

    def test_waits_and_offers_to_stop(self, page, api, axe):
        layer = Layer(page)
        press(page)
        stop = page.get_by_role("button", name="Остановить")
        stop.wait_for()
        assert "Ждём ответа NCALayer" in page.locator("[data-said]").inner_text()
        sound(page, axe)
        button = page.get_by_role("button", name=PRESS["ru"])
        expect(button).to_have_attribute("aria-disabled", "true")
        button.dispatch_event("click")
        assert len(layer.sockets) == 1
        stop.click()
        assert "Ожидание остановлено" in failure(page)
        # What comes late is not heard.
        layer.say(SIGNED)
        page.wait_for_timeout(100)
        assert calls(api, "POST", "sessions") == []
        assert layer.ended > 0

    def test_can_be_tried_again(self, page):
        layer = Layer(page, CLOSED, SIGNED)
        press(page)
        failure(page)
        page.get_by_role("button", name=PRESS["ru"]).click()
        page.wait_for_url(re.compile("/cabinet/feed/$"))
        assert len(layer.sockets) == 2

    @pytest.mark.parametrize("code, said, next_step", [
        ("wrong_usage", "предназначен для другого", "начинается с AUTH"),
        ("unknown_issuer", "не Национальным удостоверяющим центром", "Выберите ключ"),
        ("gost", "ГОСТ", "RSA"),
        ("certificate_expired", "Срок действия ключа истёк", "Получите новый ключ"),
        ("certificate_not_yet_valid", "ещё не начался", "другой ключ"),
        ("certificate_revoked", "отозван", "новый"),
        ("revocation_unknown", "не удалось проверить", "через несколько минут"),
        ("several_signers", "несколько человек", "одним ключом"),
        ("not_a_signature", "нет подписи", "Обновите NCALayer"),
        ("changed_content", "не тот текст", "ещё раз"),
        ("nonce_over", "Время на вход вышло", "ещё раз")])
    def test_tells_what_the_server_has_against_the_key(self, page, api, code, said, next_step):
        Layer(page, SIGNED)
        api.admissions.against.append(code)
        press(page)
        text = failure(page)
        assert said in text and next_step in text

    @pytest.mark.parametrize("language, said, link", [
        ("kk", "Сізде әлі жеке кабинет жоқ", "Кезекке тұру"), ("ru", "У вас ещё нет личного кабинета", "Встать в очередь")])
    def test_leads_kindly_to_the_queue_who_has_no_cabinet(self, page, api, axe, language, said, link):
        Layer(page, SIGNED)
        api.refusals["POST", "sessions"] = Refused(409, "no-cabinet")
        press(page, language)
        assert said in failure(page)
        place = page.locator("[data-signing-failure]").get_by_role("link", name=link)
        assert place.get_attribute("href") == f"/kokshetau/{language}/queue/"
        sound(page, axe)

    def test_shows_what_the_server_refuses_otherwise(self, page, api):
        Layer(page, SIGNED)
        api.refusals["POST", "nonces"] = Refused(429, "too-many", **{"Retry-After": "60"})
        press(page)
        page.locator("[data-problem]").get_by_text("Слишком много попыток").wait_for()

    def test_takes_the_link_to_the_queue_away_with_another_failure(self, page, api):
        Layer(page, SIGNED, CLOSED)
        api.refusals["POST", "sessions"] = Refused(409, "no-cabinet")
        press(page)
        failure(page)
        page.get_by_role("button", name=PRESS["ru"]).click()
        page.get_by_text("окно NCALayer закрыто").wait_for()
        assert page.locator("[data-only]").is_hidden()


class TestBrowser:
    """What only a real connection shows: the leave of the browser and the policy of the page."""

    @pytest.fixture
    def real(self, browser, portal, api):
        context = browser.new_context(base_url=portal, service_workers="block", ignore_https_errors=True)
        page = context.new_page()
        page.route("**/api/v1/**", api.route)
        yield page
        context.close()

    def set_leave(self, page, portal, state):
        session = page.context.new_cdp_session(page)
        context = session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
        for name in ("local-network-access", "loopback-network"):
            session.send("Browser.setPermission", {
                "permission": {"name": name}, "setting": state, "origin": portal,
                "browserContextId": context})

    @pytest.mark.parametrize("state, said, next_step", [
        ("granted", "NCALayer не отвечает", "скачайте её"),
        ("denied", "Браузер не разрешает", "Доступ к локальной сети")])
    def test_tells_a_program_that_is_not_there_from_a_browser_that_refuses(
            self, real, portal, axe, state, said, next_step):
        # Nobody listens: the address is led to a port that is closed.
        real.add_init_script(
            "const Real = WebSocket; WebSocket = class extends Real {"
            " constructor() { super('wss://127.0.0.1:9'); } }")
        real.goto(CABINET.format("ru"))
        self.set_leave(real, portal, state)
        real.get_by_role("button", name=PRESS["ru"]).click()
        text = failure(real)
        assert said in text and next_step in text
        sound(real, axe)

    @pytest.mark.parametrize("is_old", [False, True])
    def test_talks_to_the_program_itself(self, real, api, is_old):
        from authority import Authority
        from ncalayer import NCALayer, alone

        api.admissions.check_signature = lambda text: None
        with alone(), NCALayer(Authority(), PERSON) as layer:
            layer.is_old = is_old
            press(real)
            real.wait_for_url(re.compile("/cabinet/feed/$"))
        # An older one is asked once more, in its own way.
        assert len(layer.requests) == 1 + is_old

    @pytest.mark.parametrize("city, path, signs", [
        ("kokshetau", "cabinet/", True), ("kokshetau", "cabinet/admission/", True),
        ("kokshetau", "cabinet/admissions/", False), ("kokshetau", "cabinet/settings/", False),
        ("kokshetau", "", False), ("pavlodar", "cabinet/", False), ("pavlodar", "cabinet/admission/", False)])
    def test_may_connect_from_pages_that_sign_only(self, get, city, path, signs):
        for language in ("kk", "ru"):
            policy = get(f"/{city}/{language}/{path}").headers["content-security-policy"]
            [connect] = re.findall("connect-src ([^;]*)", policy)
            assert connect == (f"'self' {ADDRESS}" if signs else "'self'")


class TestCode:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_leads_in(self, page, api, axe, language):
        page.goto(CABINET.format(language) + "?way=code")
        page.locator("[data-form=person] button").click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 2
        sound(page, axe)
        ask_for_code(page, language)
        assert "+7 701 000-00-01" in page.locator("[data-form=code]").inner_text()
        assert focused(page) == "code"
        sound(page, axe)
        [(asked, _)] = calls(api, "POST", "codes")
        assert asked == {"city": "kokshetau", "purpose": "one_time_code", "iin": PERSON, "phone": PHONE}
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-form=code] button:not([type])").click()
        page.wait_for_url(re.compile(f"/kokshetau/{language}/cabinet/feed/$"))
        [(body, _)] = calls(api, "POST", "sessions")
        assert body == {"city": "kokshetau", "method": "one_time_code", "iin": PERSON, "phone": PHONE, "code": CODE}

    def test_shows_a_wrong_code_and_sends_another(self, page, api, axe):
        page.clock.install()
        ask_for_code(page)
        page.locator("[name=code]").fill("000000")
        page.locator("[data-form=code] button:not([type])").click()
        page.locator("[data-summary-box]:visible").wait_for()
        sound(page, axe)
        assert page.get_by_role("button", name="Отправить код ещё раз").is_hidden()
        page.clock.run_for(61000)
        page.get_by_role("button", name="Отправить код ещё раз").click()
        expect(page.locator("[name=code]")).to_be_focused()
        assert len(calls(api, "POST", "codes")) == 2

    def test_lets_the_number_be_changed_and_keeps_nothing(self, page):
        ask_for_code(page)
        stored = page.evaluate(STORED)
        assert PERSON not in stored and "7010000001" not in stored and PERSON not in page.url
        page.get_by_role("button", name="Изменить").click()
        assert focused(page) == "iin"
        assert page.locator("[name=phone]").input_value() == "8 701 000 00 01"


class TestSettings:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_ask_for_no_password(self, page, api, axe, language):
        api.signed_in = True
        page.goto(f"/kokshetau/{language}/cabinet/settings/")
        page.locator("[data-phones] > li").first.wait_for()
        assert page.locator("input[type=password]").count() == 0
        assert not re.search("құпиясөз|парол", page.locator("main").inner_text(), re.I)
        sound(page, axe)

    def test_change_the_primary_number_after_a_question(self, page, api):
        api.signed_in = True
        api.check_password = lambda body: None
        page.goto("/kokshetau/ru/cabinet/settings/")
        page.locator("[data-make-primary]:visible").click()
        dialog = page.get_by_role("dialog")
        assert "+7 777 000-00-02" in dialog.inner_text()
        dialog.locator("button").first.click()
        dialog.wait_for(state="hidden")
        [(body, _)] = calls(api, "PATCH", "me")
        assert "current_password" not in body
        assert [phone["primary"] for phone in body["phones"]] == [False, True]

    def test_erase_the_cabinet_after_a_question(self, page, api):
        api.signed_in = True
        page.goto("/kokshetau/ru/cabinet/settings/")
        page.locator("[data-form=erase] button").click()
        page.get_by_role("dialog").locator("button").first.click()
        page.wait_for_url(re.compile("/kokshetau/ru/$"))
        assert calls(api, "DELETE", "me")[0][0] == {}
