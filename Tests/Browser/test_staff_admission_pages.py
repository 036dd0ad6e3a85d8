"""The admissions for the staff: the list, the card, and the decision of two employees."""

import re

import pytest

from cabinet import STORED, calls, sound, wait_for_note
from sample_api import Refused
from sample_staff import COLLEAGUE, admission, proposal
from staff import ADMISSIONS, BOTH, CARD, focused_slot, opened, say_yes


class TestAdmissions:
    @BOTH
    def test_lists_and_filters(self, page, api, axe, language):
        opened(page, ADMISSIONS.format(language))
        assert page.locator("[data-list] th a").all_inner_texts() == [
            "Образцова Злата Игоревна", "Мысалова Құртқа"]
        sound(page, axe)
        page.select_option("[name=status]", "rejected")
        page.locator("[data-form=filter] button").click()
        page.locator("[data-list] tr").nth(1).wait_for(state="detached")
        assert focused_slot(page) == "listTitle"
        assert page.url.endswith("?status=rejected")
        page.select_option("[name=kindergarten]", "kokshetau-0001")
        page.locator("[data-form=filter] button").click()
        page.locator("[data-nothing]").wait_for(state="visible")
        sound(page, axe)
        # The choice stays over a reload, and in the other language.
        page.reload()
        page.locator("[data-nothing]").wait_for(state="visible")
        assert page.locator("[name=status]").input_value() == "rejected"
        other = page.locator("header a[hreflang]:not([aria-current])").get_attribute("href")
        assert other.endswith("?status=rejected&kindergarten=kokshetau-0001")

    def test_shows_more_and_leads_the_focus_on(self, page, api):
        api.staff.most = 1
        opened(page, ADMISSIONS.format("kk"))
        page.get_by_role("button", name="Тағы көрсету").click()
        page.locator("[data-list] tr").nth(1).wait_for()
        assert page.evaluate("document.activeElement.innerText") == "Мысалова Құртқа"
        assert page.locator("[data-more]").is_hidden()

    def test_puts_no_names_into_addresses_and_titles(self, page, api):
        opened(page, ADMISSIONS.format("ru"))
        page.locator("[data-list] a").first.click()
        page.get_by_text("880708491103").wait_for()
        assert page.url.endswith("/staff/admissions/card/?id=m1")
        assert "Образцова" not in page.title()
        assert page.evaluate(STORED) == "[{},{}]"
        for _, path, _, _ in api.calls:
            assert "880708491103" not in path


class TestAdmission:
    @BOTH
    def test_shows_everything_and_says_what_is_recorded(self, page, api, axe, language):
        opened(page, CARD.format(language, "m1"))
        text = page.locator("[data-content]").inner_text()
        for part in ["111.2026.107", "880708491103", "012345678", "Үлгі көшесі, 1-үй", "26-11-0006",
                     "3f9a01c2d45e67b8900123456789abcdef012345", "RSA-SHA256"]:
            assert part in text, part
        assert re.search("Әр қарау журналға жазылады|Каждый просмотр записывается", text)
        links = page.locator("[data-health] a:visible, [data-general] a:visible").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))")
        base = "/api/v1/staff/admissions/m1/"
        assert links == [base + part for part in (
            "documents/065", "documents/027", "papers/application", "papers/contract",
            "papers/original", "papers/signature")]
        assert page.locator("[data-health] .field-error:visible").count() == 1
        sound(page, axe)

    @BOTH
    def test_proposes_and_takes_back(self, page, api, axe, language):
        opened(page, CARD.format(language, "m1"))
        assert re.search("әріптесіңіз растауы керек|подтвердить ваш коллега",
                         page.locator("[data-accept-how]").inner_text())
        page.locator("[data-accept]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Ұсыныс сақталды|Предложение сохранено"))
        assert api.staff.admissions["m1"]["status"] == "signed"
        box = page.locator("[data-proposal]")
        assert re.search("өз ұсынысыңызды|своё предложение", box.inner_text())
        assert re.search("4 желтоқсан|4 декабря", box.inner_text())
        assert page.locator("[data-accept]").is_hidden()
        sound(page, axe)
        page.locator("[data-take-back]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("қайтарып алынды|Предложение снято"))
        assert box.is_hidden() and page.locator("[data-accept]").is_visible()

    @BOTH
    def test_confirms_what_a_colleague_proposed(self, page, api, axe, language):
        opened(page, CARD.format(language, "m2"))
        assert COLLEAGUE in page.locator("[data-proposal]").inner_text()
        assert page.locator("[data-accept]").inner_text() in ("Қабылдауды растау", "Подтвердить приём")
        page.locator("[data-accept]").click()
        sound(page, axe)
        page.locator("dialog[open] button[value=no]").click()
        assert calls(api, "POST", "staff/admissions/m2/accept") == []
        assert focused_slot(page) == "accept"
        page.locator("[data-accept]").click()
        say_yes(page)
        wait_for_note(page, re.compile("Бала қабылданды|Ребёнок принят"))
        assert focused_slot(page) == "status"
        assert page.locator("[data-decision]").is_hidden()
        [(body, headers)] = calls(api, "POST", "staff/admissions/m2/accept")
        assert body == {} and re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])

    @BOTH
    def test_rejects_with_a_reason(self, page, api, axe, language):
        opened(page, CARD.format(language, "m1"))
        page.locator("[data-reject-box] summary").click()
        button = page.locator("[data-form=reject] .buttons button")
        button.click()
        assert page.locator("#reason_code-error").is_visible()
        assert page.locator("#reason-error").is_hidden()
        sound(page, axe)
        page.select_option("[name=reason_code]", "other")
        button.click()
        assert page.locator("#reason-error").is_visible()
        page.select_option("[name=reason_code]", "vaccination")
        button.click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("қабылданбады|отклонено"))
        assert calls(api, "POST", "staff/admissions/m1/reject")[0][0] == {"reason_code": "vaccination"}
        assert re.search("Екпелер|прививках", page.locator("[data-status-box]").inner_text())

    def test_shows_what_the_server_refuses_beside_the_field(self, page, api):
        opened(page, CARD.format("ru", "m1"))
        page.locator("[data-reject-box] summary").click()
        page.select_option("[name=reason_code]", "incomplete")
        page.locator("[name=reason]").fill("x")
        api.refusals["POST", "staff/admissions/m1/reject"] = Refused(
            422, "invalid", [("/reason", "required")])
        page.locator("[data-form=reject] .buttons button").click()
        say_yes(page)
        page.locator("#reason-error", has_text="Это нужно заполнить.").wait_for()
        assert page.locator("[name=reason]").input_value() == "x"

    @BOTH
    def test_reads_the_card_again_where_a_colleague_was_faster(self, page, api, axe, language):
        opened(page, CARD.format(language, "m2"))
        api.staff.admissions["m2"].update(status="rejected", proposal=None, reason_code="incomplete")
        page.locator("[data-accept]").click()
        say_yes(page)
        problem = page.locator("[data-problem]")
        problem.wait_for(state="visible")
        assert re.search("Енді мәртебесі: Қабылданбады|Теперь статус: Отклонено", problem.inner_text())
        assert page.locator("[data-decision]").is_hidden()
        sound(page, axe)

    def test_says_that_a_proposal_is_gone(self, page, api):
        opened(page, CARD.format("ru", "m2"))
        api.staff.admissions["m2"]["proposal"] = None
        api.refusals["POST", "staff/admissions/m2/accept"] = Refused(409, "status")
        page.locator("[data-accept]").click()
        say_yes(page)
        page.get_by_text("Прежнее предложение больше не действует.").wait_for()
        assert page.locator("[data-accept]").inner_text() == "Предложить приём"

    def test_asks_again_by_the_same_name_after_a_lost_answer(self, page, api):
        opened(page, CARD.format("ru", "m1"))
        lost = []

        def lose(route):
            lost.append(route.request.headers["idempotency-key"])
            route.abort()

        page.route("**/staff/admissions/m1/accept", lose, times=1)
        page.locator("[data-accept]").click()
        say_yes(page)
        page.get_by_text("действие могло и выполниться").wait_for()
        page.locator("[data-accept]").click()
        say_yes(page)
        wait_for_note(page, re.compile("Предложение сохранено"))
        [(_, headers)] = calls(api, "POST", "staff/admissions/m1/accept")
        assert lost == [headers["idempotency-key"]]

    @pytest.mark.parametrize("status", ["draft", "accepted", "rejected", "declined", "expired"])
    def test_offers_no_decision_where_there_is_none(self, page, api, status):
        api.staff.admissions["m1"] = admission(
            "m1", status, papers=[], signer=None, documents=[], proposal=proposal("accept"))
        opened(page, CARD.format("kk", "m1"))
        assert page.locator("[data-decision]").is_hidden()
        assert page.locator("[data-proposal]").is_hidden()
        assert page.locator("[data-closed]").inner_text() != ""

    def test_offers_another_try_and_says_what_is_not_there(self, page, api, axe):
        page.goto(CARD.format("kk", "m77"))
        page.get_by_text("Мұндай жазба жоқ.").wait_for()
        sound(page, axe)
        page.goto("/kokshetau/kk/staff/admissions/card/")
        page.wait_for_url(re.compile("/staff/admissions/$"))

    def test_works_by_the_keyboard_alone(self, page, api):
        opened(page, CARD.format("ru", "m2"))
        page.locator("[data-take-back]").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        wait_for_note(page, "Ребёнок принят.")
