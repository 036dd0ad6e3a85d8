"""Registering by phone, signing in and a forgotten password, with a stand-in server."""

import re

import pytest

from addresses import TERMS
from cabinet import STORED, calls, focused, sound
from sample_api import CODE, PARENT, PASSWORD, Refused

REGISTER = "/almaty/{}/cabinet/register/"
PHONE = "+77010000001"


def ask_for_code(page, language="ru"):
    page.goto(REGISTER.format(language))
    page.locator("[name=phone]").fill("8 (701) 000-00-01")
    page.check("[name=policy]")
    page.locator("[data-step='1'] button").first.click()
    page.locator("[data-step='2']").wait_for(state="visible")


def prove(page, language="ru"):
    ask_for_code(page, language)
    page.locator("[name=code]").fill(CODE)
    page.locator("[data-form=code] .buttons button").click()
    page.locator("[data-step='3']").wait_for(state="visible")


def type_passwords(page, repeat=PASSWORD):
    form = page.locator("main form:visible")
    form.locator("[name=new_password]").fill(PASSWORD)
    form.locator("[name=repeat]").fill(repeat)
    form.locator(".buttons button").click()


def show_person(page, language="ru"):
    prove(page, language)
    type_passwords(page)
    page.locator("[name=iin]").fill(PARENT)
    page.locator("[data-form=person] .buttons button").first.click()
    page.locator("[data-form=account]").wait_for(state="visible")


@pytest.fixture
def stranger(api):
    api.signed_in = False


class TestHeader:
    @pytest.mark.parametrize("width", [320, 1280])
    @pytest.mark.parametrize("address", ["", "cabinet/", "queue/"])
    def test_offers_registering_and_signing_in(self, page, width, address):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/almaty/kk/" + address)
        header = page.get_by_role("banner")
        assert header.get_by_role("link", name="Тіркелу").is_visible()
        assert header.get_by_role("link", name="Кіру").is_visible()
        header.get_by_role("link", name="Тіркелу").click()
        page.wait_for_url(re.compile("/almaty/kk/cabinet/register/$"))

    def test_offers_no_registering_where_the_cabinet_opens_by_itself(self, page):
        page.goto("/pavlodar/kk/")
        assert page.get_by_role("link", name="Тіркелу").count() == 0

    def test_has_the_children_in_the_menu(self, page):
        page.goto("/almaty/kk/cabinet/applications/")
        assert page.locator("main nav.tabs a").all_inner_texts() == [
            "Оқиғалар таспасы", "Балалар", "Өтініштер", "Менің жолдамаларым", "Жеке іс-құжаттарым",
            "Баптаулар"]


@pytest.mark.usefixtures("stranger")
class TestRegister:
    @pytest.mark.parametrize("language, done", [("kk", "Деректеріңіз сақталды"), ("ru", "Ваши данные сохранены")])
    def test_ends_with_how_to_sign_in(self, page, api, axe, language, done):
        page.goto(REGISTER.format(language))
        page.locator("summary", has_text=re.compile("саясаты|Политика")).click()
        sound(page, axe)
        ask_for_code(page, language)
        assert "+7 701 000-00-01" in page.locator("[data-step='2']").inner_text()
        sound(page, axe)
        show_person(page, language)
        text = page.locator("[data-form=account]").inner_text()
        assert "Нұрланов Серік" in text and "1985" in text
        sound(page, axe)
        page.locator("[data-form=account] button").click()
        page.get_by_role("heading", name=done).wait_for()
        assert focused(page) == done
        sound(page, axe)
        [(asked, _), *_] = calls(api, "POST", "codes")
        assert asked == {"city": "almaty", "purpose": "registration", "phone": PHONE}
        [(proved, _)] = calls(api, "POST", "registrations")
        assert proved == {"city": "almaty", "phone": PHONE, "code": CODE, "policy": True, "policy_version": TERMS}
        [(sent, headers)] = calls(api, "POST", "registrations/account")
        assert sent == {"city": "almaty", "proof": "a-proof", "iin": PARENT, "password": PASSWORD}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        page.locator("main").get_by_role("link", name=re.compile("Кіру|Войти")).click()
        page.wait_for_url(re.compile(f"/almaty/{language}/cabinet/$"))

    def test_asks_for_the_number_and_the_tick(self, page, api, axe):
        page.goto(REGISTER.format("kk"))
        page.get_by_role("button", name="Код жіберу").click()
        summary = page.locator("[data-summary-box]:visible")
        assert summary.evaluate("box => box === document.activeElement")
        assert summary.get_by_role("link").count() == 2
        sound(page, axe)
        assert calls(api, "POST", "codes") == []

    def test_keeps_the_number_and_no_secret_over_a_reload(self, page):
        show_person(page)
        stored = page.evaluate(STORED)
        for secret in [CODE, PASSWORD, "a-proof", "Серік"]:
            assert secret not in stored
        assert PARENT not in page.url
        page.reload()
        page.get_by_text("Код и пароль ради безопасности не хранятся").wait_for()
        assert page.locator("[name=phone]").input_value() == "8 (701) 000-00-01"
        assert page.locator("[name=policy]").is_checked()
        assert page.locator("[name=iin]").input_value() == PARENT

    def test_keeps_the_step_of_the_code_in_the_other_language(self, page):
        ask_for_code(page)
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(re.compile("/almaty/kk/cabinet/register/"))
        page.get_by_role("heading", name="Нөмірді растау").wait_for()
        page.locator("[name=code]").fill(CODE)
        page.get_by_role("button", name="Жіберу", exact=True).click()
        page.locator("[data-step='3']").wait_for(state="visible")

    def test_goes_back_and_forth(self, page):
        prove(page)
        page.go_back()
        assert page.locator("[data-step='2']").is_visible()
        page.go_forward()
        assert page.locator("[data-step='3']").is_visible()

    def test_shows_a_wrong_code_beside_its_field(self, page, axe):
        ask_for_code(page)
        page.locator("[name=code]").fill("000000")
        page.get_by_role("button", name="Отправить", exact=True).click()
        page.locator("#code-error").get_by_text("Код не подходит.").wait_for()
        sound(page, axe)

    def test_compares_the_passwords_before_anything_is_sent(self, page, api, axe):
        prove(page)
        type_passwords(page, "another-long-one")
        page.locator("#repeat-error").get_by_text("Пароли в двух полях не совпадают").wait_for()
        assert page.locator("[data-step='3']").is_visible()
        sound(page, axe)
        type_passwords(page)
        page.locator("[data-step='4']").wait_for(state="visible")
        assert not any(PASSWORD in str(body) for _, _, body, _ in api.calls)

    def test_shows_a_person_the_number_is_not_tied_to(self, page, axe):
        prove(page)
        type_passwords(page)
        page.locator("[name=iin]").fill("880708491103")
        page.get_by_role("button", name="Показать данные").click()
        page.locator("#iin-error").get_by_text("не зарегистрирован").wait_for()
        assert page.locator("[data-form=account]").is_hidden()
        sound(page, axe)

    def test_hides_the_person_when_another_number_is_typed(self, page):
        show_person(page)
        page.locator("[name=iin]").fill("8807")
        assert page.locator("[data-form=account]").is_hidden()

    def test_begins_again_kindly_when_the_proof_is_over(self, page, api):
        prove(page)
        type_passwords(page)
        api.registration.proof_is_over = True
        page.locator("[name=iin]").fill(PARENT)
        page.get_by_role("button", name="Показать данные").click()
        page.get_by_text("С подтверждения номера прошло много времени").wait_for()
        assert page.locator("[data-step='1']").is_visible()
        assert page.locator("[name=iin]").input_value() == PARENT

    def test_leads_back_to_a_password_the_server_refuses(self, page, api):
        show_person(page)
        api.refusals["POST", "registrations/account"] = Refused(422, "invalid", [("/password", "weak")])
        page.locator("[data-form=account] button").click()
        page.locator("#new_password-error").get_by_text("Пароль слишком простой.").wait_for()
        assert page.locator("[data-step='3']").is_visible()

    def test_says_that_the_person_has_a_cabinet(self, page, api, axe):
        show_person(page)
        api.refusals["POST", "registrations/account"] = Refused(409, "already-registered")
        page.locator("[data-form=account] button").click()
        page.get_by_text("Кабинет этого человека открыт на другой номер.").wait_for()
        sound(page, axe)


@pytest.mark.usefixtures("stranger")
class TestSignIn:
    def test_leads_in_by_number_and_password(self, page, api, axe):
        page.goto("/almaty/kk/cabinet/")
        page.locator("main").get_by_role("link", name="Тіркелу").wait_for()
        page.get_by_role("button", name="Жүйеге кіру").click()
        assert page.locator("[data-summary-box]:visible").get_by_role("link").count() == 2
        sound(page, axe)
        page.get_by_label("Логин").fill("8 701 000 00 01")
        page.get_by_label("Құпиясөз", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Жүйеге кіру").click()
        page.wait_for_url(re.compile("/almaty/kk/cabinet/feed/$"))
        [(body, _)] = calls(api, "POST", "sessions")
        assert body == {"city": "almaty", "method": "phone_password", "phone": PHONE, "password": PASSWORD}

    def test_shows_what_the_server_refuses_and_keeps_the_number(self, page):
        page.goto("/almaty/ru/cabinet/")
        page.get_by_label("Логин").fill("8 701 000 00 01")
        page.get_by_label("Пароль", exact=True).fill("another password")
        page.get_by_role("button", name="Войти в систему").click()
        page.get_by_text("ИИН, пароль или код не подходят.").wait_for()
        assert page.get_by_label("Логин").input_value() == "8 701 000 00 01"

    def test_leads_back_to_where_the_parent_was(self, page):
        page.goto("/almaty/ru/cabinet/children/?step=add")
        page.wait_for_url(re.compile("/cabinet/\\?next="))
        page.get_by_label("Логин").fill("8 701 000 00 01")
        page.get_by_label("Пароль", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Войти в систему").click()
        page.wait_for_url(re.compile("/almaty/ru/cabinet/children/\\?step=add$"))

    @pytest.mark.parametrize("language, forgot", [("kk", "Құпиясөзді ұмыттыңыз ба?"), ("ru", "Забыли пароль?")])
    def test_gives_a_new_password_for_a_forgotten_one(self, page, api, axe, language, forgot):
        page.goto(f"/almaty/{language}/cabinet/")
        page.get_by_role("link", name=forgot).click()
        page.wait_for_url(re.compile("/cabinet/recover/$"))
        page.locator("[name=phone]").fill("8 701 000 00 01")
        sound(page, axe)
        page.locator("[data-form=number] button").click()
        page.locator("[data-step='2']").wait_for(state="visible")
        page.locator("[name=code]").fill(CODE)
        type_passwords(page, "another-long-one")
        page.locator("#repeat-error").wait_for(state="visible")
        sound(page, axe)
        type_passwords(page)
        page.wait_for_url(re.compile(f"/almaty/{language}/cabinet/feed/$"))
        assert calls(api, "POST", "codes")[0][0] == {"city": "almaty", "purpose": "recovery", "phone": PHONE}
        [(body, _)] = calls(api, "POST", "sessions")
        assert body == {"city": "almaty", "method": "phone_password", "phone": PHONE, "code": CODE,
                        "new_password": PASSWORD}

    def test_keeps_the_number_of_a_recovery_over_a_reload(self, page):
        page.goto("/almaty/ru/cabinet/recover/")
        page.locator("[name=phone]").fill("8 701 000 00 01")
        page.get_by_role("button", name="Отправить", exact=True).click()
        page.locator("[data-step='2']").wait_for(state="visible")
        page.reload()
        page.locator("[data-step='2']").wait_for(state="visible")
        assert "+7 701 000-00-01" in page.locator("[data-step='2']").inner_text()
