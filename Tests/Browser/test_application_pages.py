"""The application to the queue with a stand-in for the server."""

import re

import pytest

from addresses import TERMS
from cabinet import APPLY, STORED, begin, calls, fill_step, fill_until, focused
from sample_api import CHILD, CODE, PARENT, Refused


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
        assert page.locator("main form.wizard").is_hidden()

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
            assert done.is_visible() and page.locator("main form.wizard").is_hidden()
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
        assert page.locator("main form.wizard").is_hidden()

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
