"""The admission of a child: applicant, child and papers, contract and its signature."""

import base64
import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, focused, sound
from layer import BROKEN, CLOSED, OLD_SIGNED, SIGNED, Layer
from sample_admission import APPLICANT, CONTRACT, SIGNATURE, admission
from sample_api import Refused
from sample_registration import SMALL_PDF

PAGE = "/kokshetau/{}/cabinet/admission/"
EMAIL = "serik@onir.example"
SIGNING = ["1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"]
SIGN = {"kk": "Келісімшартқа қол қою", "ru": "Подписать договор"}
JPEG = b"\xff\xd8\xff\xe0sample"


def to_applicant(page, language="ru"):
    page.goto(PAGE.format(language))
    page.check("[name=instructions]")
    page.locator("[data-form=service] button").click()
    page.locator("[data-form=applicant]").wait_for()


def to_children(page, language="ru"):
    to_applicant(page, language)
    page.locator("[name=email]").fill(EMAIL)
    page.locator("[data-form=applicant] button:not([type])").click()
    page.locator("[data-form=child]").wait_for()


def to_papers(page, language="ru"):
    to_children(page, language)
    page.check("#referral-r-c1")
    page.locator("[data-begin] button:not([type])").click()
    page.locator("[data-papers]").wait_for()


def choose(page, form="065", name="a.pdf", kind="application/pdf", body=SMALL_PDF):
    page.locator(f"[id='paper-{form}']").set_input_files({"name": name, "mimeType": kind, "buffer": body})


def uploaded(page, form="065"):
    return page.locator(f"[data-paper='{form}'] [data-paper-done]")


def to_contract(page, language="ru"):
    to_papers(page, language)
    choose(page)
    uploaded(page).wait_for()
    page.locator("[data-to-contract]").click()
    page.locator("[data-step='3']").wait_for()


def sign(page, language="ru"):
    page.get_by_role("button", name=SIGN[language]).click()


class TestService:
    @pytest.mark.parametrize("language, limit, void, archive, instruction", [
        ("kk", "5 жұмыс күні", "жарамсыз деп танылады", "мұрағатқа жіберіледі", "Толық нұсқаулық"),
        ("ru", "5 рабочих дней", "становится недействительным", "уходит в архив", "Полная инструкция")])
    def test_tells_the_terms_before_anything(self, page, api, axe, language, limit, void, archive, instruction):
        page.goto(PAGE.format(language))
        page.locator("[data-offers] > li").nth(1).wait_for()
        text = page.locator("main").inner_text()
        for said in (limit, void, archive, instruction, "Серікқызы Айзере", "2026", ": 5)"):
            assert said in text
        sound(page, axe)
        page.locator("[data-form=service] button").click()
        summary = page.locator("[data-summary-box]:visible")
        expect(summary).to_be_focused()
        sound(page, axe)
        assert calls(api, "POST", "admissions") == []

    def test_is_in_the_menu_with_the_journal(self, page):
        page.goto(PAGE.format("kk"))
        items = page.locator("main nav.tabs a").all_inner_texts()
        assert "Баланы мектепке дейінгі ұйымға қабылдау үшін құжаттарды тапсыру" in items
        assert "МДҰ-ға қабылдау үшін өтініштер журналы" in items
        assert page.locator("main nav.tabs a[aria-current]").count() == 1

    def test_is_not_in_the_menu_of_other_cities(self, page):
        page.goto("/pavlodar/kk/cabinet/feed/")
        assert page.get_by_role("link", name=re.compile("МДҰ-ға")).count() == 0

    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_says_when_no_child_has_a_referral(self, page, api, axe, language):
        api.admissions.offers = []
        page.goto(PAGE.format(language))
        page.locator("[data-nothing]").wait_for()
        assert page.locator("[data-form=service]").is_hidden()
        sound(page, axe)

    def test_leads_to_the_terms_who_has_not_read_them(self, page):
        page.goto(PAGE.format("ru") + "?step=2")
        page.locator("[data-step=service]").wait_for()


class TestApplicant:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_is_filled_in_from_the_register(self, page, axe, language):
        to_applicant(page, language)
        for name, value in [("applicant_iin", APPLICANT["iin"]), ("applicant_name", APPLICANT["name"]),
                            ("applicant_birth", APPLICANT["birth_date"]), ("identity_number", "034567891"),
                            ("issued_on", "2019-05-20"), ("valid_until", "2029-05-19"),
                            ("phone", "+7 701 000-00-01"), ("email", "")]:
            assert page.locator(f"[name={name}]").input_value() == value
        for name in ("applicant_iin", "applicant_name", "applicant_birth", "identity_number", "issued_on", "valid_until"):
            assert page.locator(f"[name={name}]").get_attribute("readonly") is not None
            hint = page.locator(f"#{name}-hint").inner_text()
            assert "тізілімнен" in hint or "реестра" in hint
        assert page.locator("[data-form=applicant] .required").count() == 9
        sound(page, axe)

    @pytest.mark.parametrize("name", ["identity_number", "issued_on", "valid_until", "address", "phone", "email"])
    def test_wants_every_field(self, page, api, name):
        api.admissions.applicant.update(identity_number=None, issued_on=None, valid_until=None)
        to_applicant(page)
        values = {"identity_number": "034567891", "issued_on": "2019-05-20", "valid_until": "2029-05-19",
                  "address": "ул. Абая, 10", "phone": "87010000001", "email": EMAIL}
        for field, value in values.items():
            page.locator(f"[name={field}]").fill("" if field == name else value)
        page.locator("[data-form=applicant] button:not([type])").click()
        page.locator(f"#{name}-error").wait_for()
        assert page.locator("[data-form=applicant] [data-summary] li").count() == 1
        assert page.locator("[data-form=child]").is_hidden()

    @pytest.mark.parametrize("name, value, said", [
        ("identity_number", "12345", "9 цифр"), ("issued_on", "2026-11-21", "ещё не наступил"),
        ("valid_until", "2026-11-19", "истёк"), ("address", "дом", "полнее"),
        ("phone", "8 7172 000000", "ошибка"), ("email", "serik", "ошибка")])
    def test_shows_what_is_wrong_beside_its_field(self, page, api, axe, name, value, said):
        api.time = "2026-11-20T10:00:00+05:00"
        api.admissions.applicant.update(identity_number=None, issued_on=None, valid_until=None)
        to_applicant(page)
        for field, good in [("identity_number", "034567891"), ("issued_on", "2019-05-20"),
                            ("valid_until", "2029-05-19"), ("email", EMAIL)]:
            page.locator(f"[name={field}]").fill(good)
        page.locator(f"[name={name}]").fill(value)
        page.locator("[data-form=applicant] button:not([type])").click()
        assert said in page.locator(f"#{name}-error").inner_text()
        sound(page, axe)

    def test_lets_a_card_that_is_over_be_replaced(self, page, api):
        api.time = "2026-11-20T10:00:00+05:00"
        api.admissions.applicant["valid_until"] = "2026-01-01"
        to_applicant(page)
        assert page.locator("[name=valid_until]").is_editable()

    def test_keeps_what_was_typed_over_a_reload_and_in_the_other_language(self, page):
        to_applicant(page)
        page.locator("[name=address]").fill("ул. Абая, 12")
        page.locator("[name=email]").fill(EMAIL)
        page.reload()
        page.locator("[data-form=applicant]").wait_for()
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(re.compile("/kk/cabinet/admission/\\?step=1"))
        page.locator("[data-form=applicant]").wait_for()
        assert page.locator("[name=address]").input_value() == "ул. Абая, 12"
        assert page.locator("[name=email]").input_value() == EMAIL

    def test_keeps_no_name_and_no_health_in_the_tab(self, page):
        to_contract(page)
        stored = page.evaluate(STORED)
        for secret in ["Серік", "Айзере", "065", APPLICANT["iin"], "034567891"]:
            assert secret not in stored
        to_applicant(page)
        page.locator("[name=email]").fill(EMAIL)
        stored = page.evaluate(STORED)
        assert "Серік" not in stored and APPLICANT["iin"] not in stored

    def test_shows_at_its_field_what_the_server_refuses(self, page):
        to_applicant(page)
        page.locator("[name=email]").fill(EMAIL)
        page.locator("[name=address]").fill("Жоқ жер")
        page.locator("[data-form=applicant] button:not([type])").click()
        page.check("#referral-r-c1")
        page.locator("[data-begin] button:not([type])").click()
        page.locator("#address-error").get_by_text("Проверьте данные.").wait_for()
        assert page.locator("[data-step='1']").is_visible()


class TestChild:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_opens_by_its_mark_and_begins_by_the_button(self, page, api, axe, language):
        to_children(page, language)
        page.locator("[data-begin] button:not([type])").click()
        page.locator("[data-form=child] [data-summary-box]:visible").wait_for()
        sound(page, axe)
        page.check("#referral-r-c1")
        text = page.locator("[data-offer]").inner_text()
        for said in ("Серікқызы Айзере", "«Күншуақ»", "26-11-0007", "26-0001234-5", ": 5)"):
            assert said in text
        sound(page, axe)
        assert calls(api, "POST", "admissions") == []
        page.locator("[data-begin] button:not([type])").click()
        page.locator("[data-papers]").wait_for()
        assert focused(page) == {"kk": "Құжаттарды жүктеу", "ru": "Загрузить документы"}[language]
        [(body, _)] = calls(api, "POST", "admissions")
        assert body == {"referral": "r-c1", "instructions": True, "applicant": {
            "identity_number": "034567891", "issued_on": "2019-05-20", "valid_until": "2029-05-19",
            "address": APPLICANT["address"], "phone": "+77010000001", "email": EMAIL}}
        assert page.url.endswith("?id=m9&step=2")
        sound(page, axe)

    def test_is_chosen_when_it_is_the_only_one_or_the_address_names_it(self, page, api):
        to_children(page)
        assert page.locator("[name=referral]:checked").count() == 0
        page.goto(PAGE.format("ru") + "?referral=r-c2")
        page.check("[name=instructions]")
        page.locator("[data-form=service] button").click()
        page.locator("[name=email]").fill(EMAIL)
        page.locator("[data-form=applicant] button:not([type])").click()
        page.locator("[data-offer]").get_by_text("Серікұлы Нартай").wait_for()

    def test_continues_after_a_reload(self, page):
        to_papers(page)
        choose(page)
        uploaded(page).wait_for()
        page.reload()
        uploaded(page).wait_for()
        assert page.locator("#referral-r-c1").is_checked()
        page.goto(PAGE.format("ru") + "?id=m9&step=1")
        page.locator("[data-form=applicant]").wait_for()
        assert page.locator("[name=email]").input_value() == EMAIL

    def test_changes_the_applicant_of_a_draft(self, page, api):
        to_papers(page)
        page.goto(PAGE.format("ru") + "?id=m9&step=1")
        page.locator("[name=address]").fill("ул. Абая, 12")
        page.locator("[data-form=applicant] button:not([type])").click()
        page.locator("[data-papers]").wait_for()
        [(body, _)] = calls(api, "PATCH", "admissions/m9")
        assert body["applicant"]["address"] == "ул. Абая, 12"

    def test_leads_to_the_journal_who_has_signed(self, page, api):
        api.admissions.journal["m8"] = admission("m8", "signed", 112)
        page.goto(PAGE.format("ru") + "?id=m8")
        page.wait_for_url(re.compile("/cabinet/admissions/\\?id=m8$"))

    def test_begins_nothing_anew_for_a_child_whose_papers_were_signed(self, page, api, axe):
        api.admissions.journal["m8"] = admission("m8", "signed", 112)
        api.admissions.offers[0]["admission"] = "m8"
        to_children(page)
        page.check("#referral-r-c1")
        page.locator("[data-begin] button:not([type])").click()
        page.get_by_text("По этому ребёнку заявление уже подано.").first.wait_for()
        assert calls(api, "POST", "admissions") == []
        sound(page, axe)


class TestPapers:
    @pytest.mark.parametrize("language, limits", [
        ("kk", ["065/у", "екпелер картасы", "027/у", "052-2/у", "денсаулық паспорты", "PDF, JPEG, JPG", "10\u00a0МБ",
                "сапалы көшірмелерін"]),
        ("ru", ["065/у", "прививок", "027/у", "052-2/у", "Паспорт здоровья", "PDF, JPEG, JPG", "10\u00a0МБ", "хорошие копии"])])
    def test_are_sent_at_once(self, page, api, axe, language, limits):
        to_papers(page, language)
        text = page.locator("[data-papers]").inner_text()
        for said in limits:
            assert said in text
        choose(page)
        uploaded(page).wait_for()
        choose(page, "052-2", "b.jpg", "image/jpeg", JPEG)
        uploaded(page, "052-2").wait_for()
        sound(page, axe)
        [(first, headers)] = calls(api, "PUT", "admissions/m9/documents/065")
        assert first == SMALL_PDF and headers["content-type"] == "application/pdf"
        assert calls(api, "PUT", "admissions/m9/documents/052-2")[0][0] == JPEG
        link = page.locator("[data-paper='065'] a[download]")
        assert link.get_attribute("href") == "/api/v1/admissions/m9/documents/065"

    @pytest.mark.parametrize("file, said", [
        (("a.txt", "text/plain", b"text"), "Это не PDF и не JPEG."), (("a.pdf", "application/pdf", b""), "Файл пустой.")])
    def test_are_looked_at_before_they_are_sent(self, page, api, axe, file, said):
        to_papers(page)
        choose(page, "027", *file)
        page.locator("#paper-027-error").get_by_text(said).wait_for()
        expect(page.locator("#paper-027")).to_be_focused()
        assert calls(api, "PUT", "admissions/m9/documents/027") == []
        sound(page, axe)

    def test_are_not_sent_when_they_are_too_large_together(self, page, tmp_path):
        to_papers(page)
        for form, megabytes in [("065", 6), ("027", 5)]:
            file = tmp_path / f"{form}.pdf"
            file.write_bytes(SMALL_PDF + bytes(megabytes * 1024 * 1024))
            page.locator(f"#paper-{form}").set_input_files(file)
            if form == "065":
                uploaded(page).wait_for()
        page.locator("#paper-027-error").get_by_text("больше 10 МБ").wait_for()

    @pytest.mark.parametrize("against, said", [
        ((422, "encrypted"), "паролем"), ((413, "too-large"), "10\u00a0МБ"), ((422, "scripts"), "программа")])
    def test_say_what_the_server_refuses_and_can_be_sent_again(self, page, api, axe, against, said):
        to_papers(page)
        api.admissions.against_file.append(against)
        choose(page)
        page.locator("[id='paper-065-error']").get_by_text(re.compile(said)).wait_for()
        sound(page, axe)
        page.locator("[data-to-contract]").click()
        assert "не загружен" in page.locator("[id='paper-065-error']").inner_text()
        page.locator("[data-paper='065'] [data-paper-again]").click()
        uploaded(page).wait_for()
        assert page.locator("[id='paper-065-error']").is_hidden()

    def test_are_taken_away_after_a_question(self, page, api, axe):
        to_papers(page)
        choose(page)
        uploaded(page).wait_for()
        page.locator("[data-paper='065'] [data-paper-remove]").click()
        sound(page, axe)
        page.get_by_role("dialog").get_by_role("button", name="Убрать").click()
        uploaded(page).wait_for(state="hidden")
        assert len(calls(api, "DELETE", "admissions/m9/documents/065")) == 1

    def test_need_the_card_of_vaccinations(self, page, axe):
        to_papers(page)
        page.locator("[data-to-contract]").click()
        page.locator("[id='paper-065-error']").get_by_text("без неё продолжить нельзя").wait_for()
        expect(page.locator("[id='paper-065']")).to_be_focused()
        assert page.locator("[data-step='3']").is_hidden()
        sound(page, axe)
        page.goto(PAGE.format("ru") + "?id=m9&step=3")
        page.locator("[data-papers]").wait_for()


class TestContract:
    @pytest.mark.parametrize("language, done", [("kk", "Келісімшартқа қол қойылды"), ("ru", "Договор подписан")])
    def test_is_read_and_signed(self, page, api, axe, language, done):
        layer = Layer(page, SIGNED)
        to_contract(page, language)
        link = page.locator("[data-step='3'] a[download]")
        assert link.get_attribute("href") == "/api/v1/admissions/m9/contract"
        text = page.locator("[data-step='3']").inner_text()
        assert "NCALayer" in text and re.search("компьютер", text) and re.search("Телефоннан|С телефона", text)
        sound(page, axe)
        sign(page, language)
        page.locator("#contract_read-error").wait_for()
        assert layer.sockets == []
        sound(page, axe)
        page.check("[name=contract_read]")
        sign(page, language)
        page.get_by_role("heading", name=done).wait_for()
        assert focused(page) == done
        sound(page, axe)
        assert calls(api, "PATCH", "admissions/m9")[0][0] == {"contract_read": True}
        args = layer.requests[0]["args"]
        assert base64.b64decode(args["data"]) == CONTRACT
        assert args["signingParams"] == {"decode": True, "encapsulate": False, "digested": False}
        assert args["signerParams"]["extKeyUsageOids"] == SIGNING
        [(body, headers)] = calls(api, "POST", "admissions/m9/sign")
        assert body == {"signature": SIGNATURE}
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        journal = page.locator("[data-step=done] a")
        assert journal.get_attribute("href") == f"/kokshetau/{language}/cabinet/admissions/?id=m9"

    def test_is_signed_by_an_older_program_too(self, page):
        layer = Layer(page, BROKEN, OLD_SIGNED)
        to_contract(page)
        page.check("[name=contract_read]")
        sign(page)
        page.get_by_role("heading", name="Договор подписан").wait_for()
        assert layer.requests[1]["args"] == ["PKCS12", "SIGNATURE", base64.b64encode(CONTRACT).decode(), False]

    @pytest.mark.parametrize("code, said, next_step", [
        ("other_person", "другому человеку", "подписывает сам заявитель"),
        ("wrong_usage", "предназначен для другого", "ключом подписи"),
        ("changed_content", "не тот текст", "договор составлен заново"),
        ("certificate_revoked", "отозван", "новый")])
    def test_tells_what_the_server_has_against_the_key(self, page, api, axe, code, said, next_step):
        Layer(page, SIGNED)
        api.admissions.against.append(code)
        to_contract(page)
        page.check("[name=contract_read]")
        sign(page)
        place = page.locator("[data-signing-failure]")
        place.get_by_text(said).wait_for()
        assert next_step in place.inner_text()
        sound(page, axe)

    def test_sends_the_same_signature_again_when_the_answer_was_lost(self, page, api):
        layer = Layer(page, SIGNED)
        to_contract(page)
        page.check("[name=contract_read]")
        page.route("**/admissions/m9/sign", lambda route: route.abort(), times=1)
        sign(page)
        page.locator("[data-problem]:visible").wait_for()
        sign(page)
        page.get_by_role("heading", name="Договор подписан").wait_for()
        assert len(layer.requests) == 1

    def test_leads_back_to_a_paper_that_is_missing(self, page, api):
        Layer(page, SIGNED)
        to_contract(page)
        api.admissions.journal["m9"]["documents"].clear()
        page.check("[name=contract_read]")
        sign(page)
        page.locator("[data-problem]:visible").wait_for()
        assert page.locator("[data-papers]").is_visible()

    def test_keeps_everything_when_the_window_is_closed(self, page, api):
        Layer(page, CLOSED)
        to_contract(page)
        page.check("[name=contract_read]")
        sign(page)
        page.get_by_text("окно NCALayer закрыто").wait_for()
        assert page.locator("[name=contract_read]").is_checked()
        page.reload()
        page.locator("[data-step='3']").wait_for()
        assert page.locator("[name=contract_read]").is_checked()

    @pytest.mark.parametrize("language, yes, no, said, end", [
        ("kk", "Иә, бас тартамын", "Жоқ, жалғастырамын", "бала кезектен шығады", "Орыннан бас тарттыңыз"),
        ("ru", "Да, отказаться", "Нет, продолжить", "ребёнок выйдет из очереди", "Вы отказались от места")])
    def test_can_be_declined_after_a_question(self, page, api, axe, language, yes, no, said, end):
        to_contract(page, language)
        decline = page.locator("[data-step='3'] [data-decline]")
        decline.click()
        dialog = page.get_by_role("dialog")
        assert said in dialog.inner_text()
        sound(page, axe)
        dialog.get_by_role("button", name=no).click()
        expect(decline).to_be_focused()
        assert calls(api, "POST", "admissions/m9/decline") == []
        decline.click()
        dialog.get_by_role("button", name=yes).click()
        page.get_by_role("heading", name=end).wait_for()
        assert calls(api, "POST", "admissions/m9/decline")[0][0] == {}
        sound(page, axe)

    def test_goes_back_and_forth(self, page):
        to_contract(page)
        page.go_back()
        page.locator("[data-papers]").wait_for()
        page.go_forward()
        page.locator("[data-step='3']").wait_for()
        page.get_by_role("link", name="Қазақша").click()
        page.get_by_role("heading", name="Келісімшарт", exact=True).wait_for()

    def test_says_what_the_server_refuses_otherwise(self, page, api):
        Layer(page, SIGNED)
        to_contract(page)
        api.refusals["POST", "admissions/m9/sign"] = Refused(409, "status-conflict")
        page.check("[name=contract_read]")
        sign(page)
        page.locator("[data-problem]").get_by_text("Статус изменился").wait_for()
