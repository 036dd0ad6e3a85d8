"""The pages of the cabinet and the queue with a stand-in for their server."""

import re

import pytest

from addresses import TERMS
from sample_api import CHILD, CODE, PARENT, PASSWORD, Refused, SampleAPI

APPLY = "/pavlodar/{}/queue/apply/?terms={}&contacts=yes&type={}"
NEW = "/pavlodar/ru/cabinet/applications/new/"
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}])"


@pytest.fixture
def api():
    return SampleAPI()


@pytest.fixture
def page(browser, portal, api):
    context = browser.new_context(
        viewport={"width": 360, "height": 700}, base_url=portal, service_workers="block")
    page = context.new_page()
    page.set_default_timeout(5000)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    # What the server refuses the browser says in the console by itself.
    page.on("console", lambda message: message.type != "error"
            or message.text.startswith("Failed to load") or problems.append(message.text))
    page.route("**/api/v1/**", api.route)
    yield page
    context.close()
    assert problems == []


def calls(api, method, path):
    return [(body, headers) for how, where, body, headers in api.calls if (how, where) == (method, path)]


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('name') ?? document.activeElement.innerText")


def wait_for_note(page, text):
    """What was done is said to those who listen and shown to those who look."""
    page.locator("[data-note]").get_by_text(text).wait_for()
    assert page.get_by_role("status").get_by_text(text).count() == 1


def with_check_digit(number):
    """The number with the last digit that follows from the others, so that only the rest is wrong."""
    digits = [int(digit) for digit in number[:11]]
    for shift in (0, 2):
        check = sum(d * ((place + shift) % 11 + 1) for place, d in enumerate(digits)) % 11
        if check < 10:
            return number[:11] + str(check)
    raise AssertionError(f"{number} is never given out")


def type_iin(page):
    page.goto("/pavlodar/ru/cabinet/")
    page.get_by_label("ИИН").fill("8502 1439 0005")
    page.get_by_role("button", name="Далее").click()


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

    def test_is_not_open_where_parents_sign_in_otherwise(self, page):
        page.goto("/almaty/ru/cabinet/")
        assert "ещё не открыт" in page.locator("main").inner_text()
        assert page.locator("main input").count() == 0


def fill_step(page, number):
    if number == 1:
        page.locator("[name=phone]").fill("8 (701) 000-00-01")
    elif number == 2:
        page.locator("[name=iin]").fill(PARENT)
        page.check("[name=relation][value=parent]")
        page.locator("[name=child_iin]").fill(CHILD)
        page.check("[name=language][value=kk]")
        page.select_option("[name=kindergarten_1]", "pavlodar-0001")
    elif number == 3:
        page.check("[name=benefit][value=large_family]")
    elif number == 4:
        page.locator("[data-next]").click()
        page.locator("[name=code]").fill(CODE)
    page.locator("[data-next]").click()


def begin(page, language="ru", queue="general"):
    page.goto(APPLY.format(language, TERMS, queue))


def fill_until(page, step, language="ru"):
    begin(page, language)
    for number in range(1, step):
        fill_step(page, number)
    page.locator(f"[data-step='{step}']").wait_for(state="visible")


class TestApplication:
    @pytest.fixture(autouse=True)
    def stranger(self, api):
        api.signed_in = False

    def test_begins_with_the_consents(self, page):
        page.goto("/pavlodar/ru/queue/")
        page.get_by_role("button", name="Встать в общеобразовательную очередь").click()
        assert "/queue/apply/" not in page.url
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Встать в общеобразовательную очередь").click()
        page.wait_for_url(re.compile(r"/queue/apply/\?terms=[0-9a-f]{12}&contacts=yes&type=general(&step=1)?$"))
        assert f"terms={TERMS}&" in page.url, "the texts are other ones: put their version into addresses.py"
        page.get_by_label("Номер мобильного телефона").wait_for()

    @pytest.mark.parametrize("query", ["", "?type=general", "?type=other&terms=2026-1&contacts=yes"])
    def test_sends_those_without_consents_to_the_terms(self, page, query):
        page.goto("/pavlodar/ru/queue/apply/" + query)
        assert page.get_by_text("Заявление начинается со страницы условий").is_visible()
        assert page.locator("main form").is_hidden()

    def test_gives_a_number_after_five_steps(self, page, api):
        fill_until(page, 5)
        text = page.locator("[data-check]").inner_text()
        for part in ["Нұрланов Серік", "Серікқызы Айзере", "15 июля 2023", "«Жансая»", "+7 701 000-00-01",
                     "Дети из многодетных семей", "SMS"]:
            assert part in text
        fill_step(page, 5)
        page.locator("[data-done]").wait_for(state="visible")
        assert "26-0009999-3" in page.locator("[data-done]").inner_text()
        assert focused(page) == "Заявление принято"
        [(made, _)] = calls(api, "POST", "applications")
        assert made["kindergartens"] == ["pavlodar-0001"] and made["benefit"] == "large_family"
        [(sent, headers)] = calls(api, "POST", "applications/a9/submit")
        assert sent["consents"] == ["terms", "contacts"] and sent["terms_version"] == TERMS
        assert sent["notices"] == {"language": "ru", "channels": ["sms"], "email": None}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        assert page.evaluate("sessionStorage.length") == 0
        page.reload()
        page.locator("[data-done]").wait_for(state="visible")

    def test_keeps_what_was_typed_over_a_reload_and_the_other_language(self, page):
        fill_until(page, 2)
        page.locator("[name=child_iin]").fill(CHILD)
        page.reload()
        page.locator("[data-step='2']").wait_for(state="visible")
        assert page.locator("[name=child_iin]").input_value() == CHILD
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(re.compile("/pavlodar/kk/queue/apply/.*step=2"))
        page.get_by_role("heading", name="Ата-ана және бала туралы").wait_for()
        assert page.locator("[name=child_iin]").input_value() == CHILD
        page.get_by_role("button", name="Артқа").click()
        assert page.locator("[name=phone]").input_value() == "8 (701) 000-00-01"

    def test_keeps_no_name_and_no_benefit_in_the_browser(self, page):
        fill_until(page, 5)
        stored = page.evaluate(STORED)
        assert CHILD in stored
        for secret in ["large_family", "benefit", "Серік", "Айзере", CODE]:
            assert secret not in stored and secret not in page.url and secret not in page.title()
        assert PARENT not in page.url and CHILD not in page.url
        assert "Айзере" not in page.title()

    def test_asks_for_the_benefit_again_after_a_reload(self, page):
        fill_until(page, 4)
        page.reload()
        page.locator("[data-forgotten]").wait_for(state="visible")
        assert page.locator("[name=group_type]:checked").count() == 0
        page.locator("[data-next]").click()
        page.locator("#group_type-error").wait_for(state="visible")
        page.check("[name=group_type][value=inclusive]")
        page.locator("[data-next]").click()
        assert page.locator("[name=benefit][value=none]").is_visible()
        assert page.locator("[data-forgotten]").is_visible()
        page.check("[name=benefit][value=none]")
        page.locator("[data-next]").click()
        fill_step(page, 4)
        page.locator("[data-step='5']").wait_for(state="visible")

    def test_keeps_the_check_over_a_reload(self, page):
        fill_until(page, 5)
        page.reload()
        page.locator("[data-step='5']").wait_for(state="visible")
        assert "Серікқызы Айзере" in page.locator("[data-check]").inner_text()
        assert page.locator("[data-forgotten]").is_hidden()

    def test_leads_to_the_field_the_server_finds_wrong(self, page):
        begin(page)
        fill_step(page, 1)
        page.locator("[name=iin]").fill(PARENT)
        page.check("[name=relation][value=parent]")
        page.locator("[name=child_iin]").fill("210901590634")
        page.check("[name=language][value=ru]")
        page.locator("[data-next]").click()
        fill_step(page, 3)
        fill_step(page, 4)
        page.get_by_text("По реестру этот ребёнок с вами не связан.").first.wait_for()
        assert page.locator("[name=child_iin]").get_attribute("aria-invalid") == "true"
        # The number was confirmed; the child's is corrected without another code.
        page.locator("[name=child_iin]").fill(CHILD)
        page.locator("[data-next]").click()
        page.locator("[data-next]").click()
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")

    def test_goes_through_the_steps_by_back_and_forward(self, page):
        fill_until(page, 4)
        page.go_back()
        assert page.locator("[data-step='3']").is_visible()
        assert page.locator("[name=benefit][value=large_family]").is_checked()
        page.go_forward()
        assert page.locator("[data-step='4']").is_visible()

    def test_asks_for_another_code_when_the_session_is_over(self, page, api):
        fill_until(page, 5)
        api.signed_in = False
        page.locator("[data-next]").click()
        page.get_by_text("введённое сохранено").first.wait_for()
        page.locator("[data-next]").click()
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")


    @pytest.mark.parametrize("number", ["8 7182 32 00 00", "8 703 000 00 01"])
    def test_refuses_a_number_that_is_no_mobile_one(self, page, number):
        begin(page)
        page.locator("[name=phone]").fill(number)
        page.locator("[data-next]").click()
        page.get_by_text("Введите казахстанский мобильный номер целиком").first.wait_for()
        assert page.locator("[data-step='1']").is_visible()

    @pytest.mark.parametrize("address", [
        "ata@", "ata@onir", "a@b@onir.example", "ata ana@onir.example", "ata,ana@onir.example",
        "<ata@onir.example>", "ata(ana)@onir.example", '"ata"@onir.example', "ata@onir.example;",
        "ata\u200e@onir.example", "ata@.example", "ata@-onir.example", "ata@onir..example"])
    def test_refuses_an_address_that_the_server_would_refuse(self, page, address):
        begin(page)
        page.locator("[name=email]").fill(address)
        fill_step(page, 1)
        page.get_by_text("В адресе есть ошибка.").first.wait_for()
        assert page.locator("[data-step='1']").is_visible()

    def test_takes_an_address_in_kazakh_letters(self, page):
        begin(page)
        page.locator("[name=email]").fill("әке@үй.қаз")
        fill_step(page, 1)
        page.locator("[data-step='2']").wait_for(state="visible")

    def test_leads_to_the_address_that_the_server_refuses(self, page, api):
        fill_until(page, 5)
        api.refusals["POST", "applications/a9/submit"] = Refused(422, "invalid", [("/notices/email", "email")])
        page.locator("[data-next]").click()
        page.get_by_text("Адрес не подходит.").first.wait_for()
        assert page.locator("[name=email]").get_attribute("aria-invalid") == "true"
        assert page.locator("[data-step='1']").is_visible()

    def test_says_that_an_address_without_the_tick_is_not_used(self, page, api):
        begin(page)
        page.locator("[name=email]").fill("roditel@onir.example")
        for number in range(1, 5):
            fill_step(page, number)
        page.get_by_text("Этот адрес не сохранится").wait_for()
        page.locator("[data-to-step='4']").click()
        page.check("[name=email_notices]")
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")
        assert page.get_by_text("Этот адрес не сохранится").is_hidden()
        assert "SMS, roditel@onir.example" in page.locator("[data-check]").inner_text()

    def test_sends_nothing_in_the_name_of_another_session(self, page, api):
        fill_until(page, 5)
        [(_, headers)] = calls(api, "POST", "applications")
        assert headers["onir-session"] == "s1"
        page.reload()
        page.locator("[data-step='5']").wait_for(state="visible")
        api.become_another()
        page.locator("[data-next]").click()
        page.get_by_text("введённое сохранено").first.wait_for()
        assert [headers["onir-session"] for _, headers in calls(api, "POST", "applications/a9/submit")] == ["s1"]
        assert api.applications["a9"]["status"] == "draft"
        assert page.locator("[name=child_iin]").input_value() == CHILD
        page.locator("[data-next]").click()
        page.locator("[name=code]").fill(CODE)
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")

    def test_stays_accepted_on_the_way_back(self, page):
        fill_until(page, 5)
        fill_step(page, 5)
        done = page.locator("[data-done]")
        done.wait_for(state="visible")
        for _ in range(2):
            page.go_back()
            page.wait_for_url(re.compile("step=done&id=a9"))
            assert done.is_visible() and page.locator("main form").is_hidden()
        page.reload()
        done.wait_for(state="visible")

    def test_begins_anew_when_the_accepted_one_cannot_be_read(self, page, api):
        fill_until(page, 5)
        fill_step(page, 5)
        page.locator("[data-done]").wait_for(state="visible")
        api.signed_in = False
        page.reload()
        page.locator("[data-step='1']").wait_for(state="visible")
        page.wait_for_url(re.compile("step=1$"))

    def test_keeps_nothing_that_tells_the_queue_or_the_group(self, page):
        begin(page, queue="correctional")
        for number in range(1, 4):
            fill_step(page, number)
        page.locator("[data-step='4']").wait_for(state="visible")
        stored = page.evaluate(STORED)
        assert CHILD in stored
        for word in ["correctional", "general", "group_type"]:
            assert word not in stored

    def test_begins_anew_for_another_queue(self, page):
        fill_until(page, 2)
        begin(page, queue="correctional")
        page.locator("[data-step='1']").wait_for(state="visible")
        assert page.locator("[name=phone]").input_value() == ""

    def test_sends_those_with_older_terms_back_at_the_start(self, page):
        page.goto(APPLY.format("ru", "0123456789ab", "general"))
        page.get_by_text("Заявление начинается со страницы условий").wait_for()
        assert page.locator("main form").is_hidden()

    def test_makes_another_draft_only_when_something_of_it_changed(self, page, api):
        fill_until(page, 5)
        for _ in range(2):
            page.locator("[data-back]").click()
            page.locator("[data-step='4']").wait_for(state="visible")
            page.locator("[name=channels][value=whatsapp]").check()
            page.locator("[data-next]").click()
            page.locator("[data-step='5']").wait_for(state="visible")
            page.reload()
            page.locator("[data-step='5']").wait_for(state="visible")
        assert len(calls(api, "POST", "applications")) == 1
        page.locator("[data-to-step='3']").click()
        page.check("[name=benefit][value=none]")
        page.locator("[data-next]").click()
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")
        assert len(calls(api, "POST", "applications")) == 2
        assert len(calls(api, "DELETE", "applications/a9")) == 1

    def test_makes_another_draft_when_the_first_is_gone(self, page, api):
        fill_until(page, 5)
        del api.applications["a9"]
        page.locator("[data-next]").click()
        page.get_by_text("Такой записи нет.").first.wait_for()
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")
        fill_step(page, 5)
        page.locator("[data-done]").wait_for(state="visible")


def begin_in_cabinet(page):
    page.goto(NEW)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Встать в общеобразовательную очередь").click()
    page.locator("[name=child_iin]").fill(CHILD)


class TestCabinet:
    def test_leaves_the_draft_to_the_one_who_typed_it(self, page, api):
        begin_in_cabinet(page)
        page.reload()
        page.locator("[data-step='2']").wait_for(state="visible")
        assert page.locator("[name=child_iin]").input_value() == CHILD
        api.become_another()
        page.reload()
        page.locator("[data-step='2']").wait_for(state="visible")
        assert page.locator("[name=child_iin]").input_value() == ""
        assert CHILD not in page.evaluate(STORED)

    def test_does_nothing_on_a_card_in_the_name_of_another_person(self, page, api):
        page.goto("/pavlodar/ru/cabinet/referrals/card/?id=r1")
        page.get_by_role("button", name="Подтвердить место").click()
        api.become_another()
        page.get_by_role("dialog").get_by_role("button", name="Подтвердить место").click()
        page.wait_for_url(re.compile(r"/cabinet/\?next=referrals"))
        assert api.referrals["r1"]["status"] == "active"

    @pytest.mark.parametrize("date, words", [
        ("Fri, 20 Nov 2026 18:59:59 GMT", "Осталось дней: 7"),
        ("Fri, 27 Nov 2026 18:59:59 GMT", "Сегодня последний день."),
        ("Fri, 27 Nov 2026 19:00:00 GMT", "Срок прошёл."),
        (None, None),
    ])
    def test_counts_the_days_by_the_servers_clock(self, page, api, date, words):
        api.date = date
        page.goto("/pavlodar/ru/cabinet/referrals/card/?id=r1")
        page.locator("[data-content]").wait_for(state="visible")
        box = page.locator("[data-status-box]")
        assert re.search(r"Срок: 27 ноября 2026\Wг\.$", box.inner_text(), re.M)
        left = box.locator("[data-slot=left]")
        assert left.inner_text() == words if words else left.is_hidden()

    def test_applies_again_without_contacts_and_code(self, page, api):
        page.goto("/pavlodar/ru/cabinet/applications/new/")
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.get_by_role("button", name="Встать в общеобразовательную очередь").click()
        page.locator("[name=child_iin]").fill(CHILD)
        page.check("[name=relation][value=parent]")
        page.check("[name=language][value=kk]")
        page.locator("[data-next]").click()
        page.check("[name=benefit][value=none]")
        page.locator("[data-next]").click()
        page.locator("[data-next]").click()
        page.locator("[data-step='5']").wait_for(state="visible")
        assert PARENT in page.locator("[data-check]").inner_text()
        assert PARENT not in page.evaluate(STORED)
        page.locator("[data-next]").click()
        page.locator("[data-done]").wait_for(state="visible")
        assert calls(api, "POST", "codes") == []

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
