"""The pages of the staff with a stand-in for their server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import STORED, calls, sound, wait_for_note
from sample_api import Refused
from sample_staff import COLLEAGUE, TOKEN, admission, proposal

STAFF = "/kokshetau/{}/staff/"
ADMISSIONS = "/kokshetau/{}/staff/admissions/"
CARD = "/kokshetau/{}/staff/admissions/card/?id={}"
APPLICATIONS = "/pavlodar/{}/staff/applications/"
REVIEWS = "/pavlodar/{}/staff/reviews/"
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])


def opened(page, address):
    page.goto(address)
    page.locator("[data-content]").wait_for(state="visible")


def say_yes(page):
    """Answers the question that is asked, with the button that does it."""
    page.locator("dialog[open] button[value=yes]").click()


def type_token(page, token=TOKEN):
    page.locator("[name=token]").fill(token)
    page.locator("[data-token] .buttons button").click()


def focused_slot(page):
    return page.evaluate("Object.keys(document.activeElement.dataset)[0]")


class TestSignIn:
    @BOTH
    def test_leads_in_and_shows_who_came(self, page, api, axe, language):
        api.staff.me = None
        page.goto(STAFF.format(language))
        page.locator("[data-sign-in]").wait_for(state="visible")
        sound(page, axe)
        type_token(page)
        page.locator("[data-signed-in]").wait_for(state="visible")
        assert "Образцова Анна" in page.locator("[data-signed-in]").inner_text()
        assert page.locator("[name=token]").input_value() == ""
        assert TOKEN not in page.url and page.evaluate(STORED) == "[{},{}]"
        sound(page, axe)

    def test_names_a_wrong_key_and_keeps_it(self, page, api, axe):
        api.staff.me = None
        page.goto(STAFF.format("kk"))
        page.get_by_role("button", name="Кіру", exact=True).click()
        assert page.locator("#token-error").inner_text() == "Кілтті жазыңыз."
        type_token(page, "basqa")
        page.get_by_text("Кілт дұрыс емес.").wait_for()
        assert page.locator("[name=token]").input_value() == "basqa"
        sound(page, axe)

    def test_shows_the_key_on_demand_and_hides_it_after(self, page, api):
        api.staff.me = None
        page.goto(STAFF.format("ru"))
        page.get_by_role("button", name="Показать ключ").click()
        field = page.locator("[name=token]")
        assert field.get_attribute("type") == "text"
        type_token(page)
        page.locator("[data-signed-in]").wait_for(state="visible")
        assert field.get_attribute("type") == "password"

    def test_stays_at_the_address_that_was_asked_for(self, page, api):
        api.staff.me = None
        page.goto(CARD.format("ru", "m1"))
        type_token(page)
        page.get_by_text("Образцова Злата Игоревна").wait_for()
        assert page.url.endswith(CARD.format("ru", "m1"))

    @BOTH
    def test_loses_nothing_when_the_session_ends(self, page, api, axe, language):
        opened(page, CARD.format(language, "m1"))
        page.locator("[data-reject-box] summary").click()
        page.select_option("[name=reason_code]", "other")
        page.locator("[name=reason]").fill("Анықтама ескі.")
        api.staff.me = None
        page.locator("[data-form=reject] .buttons button").click()
        say_yes(page)
        page.locator("[data-over]").wait_for(state="visible")
        assert page.locator("[data-content]").is_hidden()
        assert calls(api, "POST", "staff/admissions/m1/reject") == []
        sound(page, axe)
        type_token(page)
        wait_for_note(page, re.compile("қабылданбады|отклонено"))
        [(body, _)] = calls(api, "POST", "staff/admissions/m1/reject")
        assert body == {"reason_code": "other", "reason": "Анықтама ескі."}

    def test_does_nothing_in_the_name_of_another_employee(self, page, api):
        opened(page, CARD.format("ru", "m1"))
        page.locator("[data-accept]").click()
        api.staff.me = {**api.staff.me, "id": "e2", "name": COLLEAGUE}
        say_yes(page)
        page.locator("[data-slot=me_name]", has_text=COLLEAGUE).wait_for()
        assert calls(api, "POST", "staff/admissions/m1/accept") == []

    def test_leaves(self, page, api):
        opened(page, CARD.format("kk", "m1"))
        page.get_by_role("button", name="Шығу").click()
        page.wait_for_url(re.compile(r"/kokshetau/kk/staff/$"))
        page.locator("[data-sign-in]").wait_for(state="visible")
        assert api.staff.me is None
        assert "Злата" not in page.locator("main").inner_text()

    def test_is_reached_from_the_foot_of_the_cabinet_only(self, page):
        page.goto("/pavlodar/kk/cabinet/")
        assert page.locator("footer a[href$='/staff/']").inner_text() == "Қызметкерлерге"
        for address in ["/pavlodar/kk/", "/pavlodar/kk/queue/check/", "/pavlodar/kk/queue/list/"]:
            page.goto(address)
            assert page.locator("a[href*='/staff/']").count() == 0, address


class TestRoles:
    def items(self, page):
        return [item for item in page.locator("[data-item]:visible").evaluate_all(
            "items => items.map(item => item.dataset.item)")]

    @pytest.mark.parametrize("role, items, counts", [
        ("officer", ["overview", "admissions", "applications", "places", "reviews"],
         ["admissions", "benefits", "proposals", "reviews"]),
        ("auditor", ["overview", "admissions", "applications", "places", "reviews"],
         ["admissions", "benefits", "proposals", "reviews"]),
        ("kindergarten", ["overview", "admissions", "places"], ["admissions", "proposals"]),
    ])
    def test_sees_what_the_role_may_see(self, page, api, role, items, counts):
        api.staff.me["role"] = role
        opened(page, STAFF.format("ru"))
        assert self.items(page) == items
        assert page.locator("[data-count]:visible").evaluate_all(
            "items => items.map(item => item.dataset.count)") == counts

    def test_offers_an_auditor_nothing_to_do(self, page, api):
        api.staff.me["role"] = "auditor"
        opened(page, CARD.format("kk", "m2"))
        assert "тек көруге арналған" in page.locator("[data-closed]").inner_text()
        for name in ("accept", "take-back", "reject-box"):
            assert page.locator(f"[data-{name}]").is_hidden(), name
        opened(page, APPLICATIONS.format("kk") + "?number=26-0001234-5")
        for name in ("confirm-benefit", "strike", "enrol", "reject-box", "cancel"):
            assert page.locator(f"[data-{name}]").is_hidden(), name
        # A paper of a benefit is for the officer who decides about it.
        assert page.locator("[data-documents] a:visible").count() == 0
        opened(page, "/pavlodar/kk/staff/places/")
        assert page.locator("[data-withdraw]:visible, [data-publish]:visible").count() == 0
        assert page.locator("[data-allocation]").is_hidden()
        opened(page, REVIEWS.format("kk"))
        assert page.locator("[data-list] button:visible").count() == 0

    def test_offers_a_kindergarten_its_own_only(self, page, api):
        api.staff.me.update(role="kindergarten", places=["kokshetau/kokshetau-0002"])
        opened(page, ADMISSIONS.format("ru"))
        assert page.locator("[name=kindergarten] option").evaluate_all(
            "options => options.map(option => option.value)") == ["", "kokshetau-0002"]
        opened(page, "/kokshetau/ru/staff/places/")
        assert page.locator("[data-form=place] [name=kindergarten] option").count() == 2
        assert page.locator("[data-allocation]").is_hidden()

    def test_says_so_where_a_page_is_not_for_the_role(self, page, api, axe):
        api.staff.me["role"] = "kindergarten"
        page.goto(REVIEWS.format("kk"))
        page.get_by_text("Сіздің рөліңізге бұл бет ашылмайды.").wait_for()
        assert calls(api, "GET", "staff/reviews") == []
        sound(page, axe)


class TestOverview:
    def test_counts_what_waits_and_lists_the_proposals(self, page, api):
        opened(page, STAFF.format("kk"))
        numbers = page.locator("[data-count] [data-slot=number]").all_inner_texts()
        assert numbers == ["2", "1", "2", "2"]
        lines = page.locator("[data-proposed-list] a")
        assert lines.all_inner_texts() == ["Өтініш 111.2026.108", "Өтініш 26-0000042-8"]
        assert lines.first.get_attribute("href") == CARD.format("kk", "m2")
        assert COLLEAGUE in page.locator("[data-proposed-list]").inner_text()

    def test_counts_only_what_a_colleague_proposed(self, page, api):
        api.staff.admissions["m2"]["proposal"] = proposal("accept", mine=True)
        opened(page, STAFF.format("ru"))
        assert page.locator("[data-count=proposals] [data-slot=number]").inner_text() == "1"
        assert page.get_by_text("Предложили вы").count() == 1

    def test_says_which_count_failed_and_shows_the_others(self, page, api, axe):
        api.refusals["GET", "staff/reviews"] = Refused(503, "too-many")
        opened(page, STAFF.format("ru"))
        assert "Слишком много попыток." in page.locator("[data-count=reviews]").inner_text()
        assert page.locator("[data-count=benefits] [data-slot=number]").inner_text() == "1"
        sound(page, axe)

    def test_says_that_a_place_is_not_the_employees(self, page, api):
        api.staff.me["places"] = ["semei", "region/abai"]
        opened(page, STAFF.format("ru"))
        page.get_by_text("Это место не закреплено за вами").wait_for()


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


class TestApplications:
    def card(self, page, language, number):
        opened(page, APPLICATIONS.format(language) + f"?number={number}")
        page.locator("[data-card]").wait_for(state="visible")

    @BOTH
    def test_lists_benefits_and_opens_one_by_its_number(self, page, api, axe, language):
        opened(page, APPLICATIONS.format(language))
        assert page.locator("[data-list] th").all_inner_texts() == ["26-0001234-5"]
        sound(page, axe)
        page.locator("[name=number]").fill("123")
        page.locator("[data-form=number] .buttons button").click()
        assert page.locator("#number-error").is_visible()
        page.locator("[name=number]").fill("2600000138")
        page.locator("[data-form=number] .buttons button").click()
        page.get_by_text(re.compile("Мұндай жазба жоқ.|Такой записи нет.")).first.wait_for()
        assert page.locator("[data-card]").is_hidden()
        page.locator("[name=number]").fill("2600007771")
        page.locator("[data-form=number] .buttons button").click()
        page.locator("[data-card]").wait_for(state="visible")
        assert page.url.endswith("?number=26-0000777-1")
        assert focused_slot(page) == "status"
        assert re.search("басқаша|не совпадает", page.locator("[data-card]").inner_text())
        sound(page, axe)

    @BOTH
    @pytest.mark.parametrize("name, decision, state", [
        ("confirm-benefit", "confirm", "confirmed"), ("strike", "strike", "struck")])
    def test_decides_about_a_benefit(self, page, api, axe, language, name, decision, state):
        self.card(page, language, "26-0001234-5")
        assert page.locator("[data-documents] a").get_attribute("href") == (
            "/api/v1/staff/applications/26-0001234-5/documents/d1")
        page.locator(f"[data-{name}]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Жеңілдік|Льгота"))
        assert calls(api, "POST", "staff/applications/26-0001234-5/benefit")[0][0] == {
            "decision": decision}
        assert api.staff.applications["26-0001234-5"]["benefit_state"] == state
        assert page.locator("[data-benefit-acts]").is_hidden()

    @BOTH
    def test_proposes_to_enrol(self, page, api, axe, language):
        self.card(page, language, "26-0000777-1")
        page.locator("[data-enrol]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Ұсыныс сақталды|Предложение сохранено"))
        assert page.locator("[data-proposal]").is_visible()
        # While one thing is proposed, the other ways are closed.
        for name in ("enrol", "reject-box", "cancel"):
            assert page.locator(f"[data-{name}]").is_hidden(), name
        sound(page, axe)

    @BOTH
    def test_confirms_a_rejection_with_the_colleagues_reason(self, page, api, axe, language):
        self.card(page, language, "26-0000042-8")
        page.locator("[data-reject-box] summary").click()
        assert page.locator("[name=reason]").input_value() == "Бала басқа қалаға көшкен."
        sound(page, axe)
        page.locator("[data-reject]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Өтініш қабылданбады|Заявление отклонено"))
        assert calls(api, "POST", "staff/applications/26-0000042-8/reject")[0][0] == {
            "reason": "Бала басқа қалаға көшкен."}

    def test_needs_a_reason_to_propose_a_rejection(self, page, api):
        self.card(page, "ru", "26-0001234-5")
        page.locator("[data-reject-box] summary").click()
        page.locator("[data-reject]").click()
        assert page.locator("#reason-error").is_visible()
        page.locator("[name=reason]").fill("Повторное заявление.")
        page.locator("[data-reject]").click()
        say_yes(page)
        wait_for_note(page, re.compile("Предложение сохранено"))
        assert api.staff.applications["26-0001234-5"]["status"] == "in_queue"

    def test_cancels_a_referral(self, page, api, axe):
        self.card(page, "kk", "26-0000777-1")
        page.locator("[data-cancel]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, "Жолдаманың күші жойылды.")
        assert page.locator("[data-cancel]").is_hidden()
        assert page.locator("[data-enrol]").is_hidden()

    def test_offers_nothing_for_a_closed_one(self, page, api):
        self.card(page, "ru", "25-0000012-9")
        assert page.locator("[data-closed]").inner_text() == "Решение принято."
        assert page.locator("[data-decision]").is_hidden()

    def test_finds_the_proposal_in_the_list_where_the_card_lacks_it(self, page, api):
        answer = api.staff.answer_applications

        def without(method, rest, body, query):
            told = answer(method, rest, body, query)
            return {name: value for name, value in told.items() if rest == [] or name != "proposal"}

        api.staff.answer_applications = without
        self.card(page, "ru", "26-0000042-8")
        assert COLLEAGUE in page.locator("[data-proposal]").inner_text()


class TestPlaces:
    PLACES = "/pavlodar/{}/staff/places/"

    def fill(self, page, places="2", kindergarten="pavlodar-0001"):
        page.select_option("[data-form=place] [name=kindergarten]", kindergarten)
        page.select_option("[name=age_group]", "3-4")
        page.select_option("[name=group_type]", "general")
        page.select_option("[name=language]", "kk")
        page.locator("[name=places]").fill(places)
        page.locator("[data-form=place] > .buttons button").click()

    @BOTH
    def test_publishes_after_a_question(self, page, api, axe, language):
        opened(page, self.PLACES.format(language))
        sound(page, axe)
        self.fill(page, "0")
        assert page.locator("#places-error").is_visible()
        sound(page, axe)
        self.fill(page)
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Орындар жарияланды|Места опубликованы"))
        [(body, headers)] = calls(api, "POST", "staff/places")
        assert body == {"city": "pavlodar", "kindergarten": "pavlodar-0001", "age_group": "3-4",
                        "group_type": "general", "language": "kk", "places": 2}
        assert page.locator("[data-list] tr").count() == 3
        assert focused_slot(page) == "listTitle"

    def test_names_what_the_server_refuses(self, page, api):
        opened(page, self.PLACES.format("kk"))
        self.fill(page, kindergarten="pavlodar-0003")
        say_yes(page)
        page.locator("#kindergarten-error", has_text="Мұндай балабақша жоқ.").wait_for()
        assert page.locator("[name=places]").input_value() == "2"

    @BOTH
    def test_withdraws_after_a_question(self, page, api, axe, language):
        opened(page, self.PLACES.format(language))
        page.locator("[data-withdraw]").first.click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("қайтарып алынды|Места отозваны"))
        assert [one["id"] for one in api.staff.places] == ["p2"]

    @BOTH
    def test_issues_the_plan_as_it_was_shown(self, page, api, axe, language):
        opened(page, self.PLACES.format(language))
        page.locator("[data-form=plan] button").click()
        page.locator("[data-plan]").wait_for(state="visible")
        assert [page.locator(f"[data-plan-{name}]").inner_text() for name in ("places", "others")] == [
            "2", "2"]
        assert "26-0000991-2" in page.locator("[data-planned]").inner_text()
        sound(page, axe)
        page.locator("[data-issue]").click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Жолдамалар берілді|Направления выданы"))
        first, second = [body for body, _ in calls(api, "POST", "staff/allocations")]
        assert first == {"city": "pavlodar", "queue_type": "general"}
        assert second == {**first, "confirm": "0123456789abcdef"}
        assert page.locator("[data-issue]").is_hidden()

    def test_shows_another_plan_instead_of_issuing_it(self, page, api):
        opened(page, self.PLACES.format("ru"))
        page.locator("[data-form=plan] button").click()
        page.locator("[data-plan]").wait_for(state="visible")
        api.staff.digest = "fedcba9876543210"
        page.locator("[data-issue]").click()
        say_yes(page)
        page.get_by_text("План уже другой.").wait_for()
        page.locator("[data-issue]").click()
        say_yes(page)
        wait_for_note(page, "Направления выданы.")
        assert calls(api, "POST", "staff/allocations")[-1][0]["confirm"] == "fedcba9876543210"

    def test_hides_a_plan_when_another_queue_is_chosen(self, page, api):
        opened(page, self.PLACES.format("ru"))
        page.locator("[data-form=plan] button").click()
        page.locator("[data-plan]").wait_for(state="visible")
        page.select_option("[name=queue_type]", index=1)
        assert page.locator("[data-plan]").is_hidden()


class TestReviews:
    @BOTH
    @pytest.mark.parametrize("decision, status", [("publish", "published"), ("reject", "rejected")])
    def test_decides_after_a_question(self, page, api, axe, language, decision, status):
        opened(page, REVIEWS.format(language))
        sound(page, axe)
        page.locator(f"[data-{decision}]").first.click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("Пікір|Отзыв"))
        assert api.staff.reviews[0]["status"] == status
        assert page.locator("[data-list] > li").count() == 1
        [(body, _)] = calls(api, "POST", "staff/reviews/v1/decision")
        assert body == {"decision": decision}

    def test_marks_a_text_in_the_other_language(self, page, api):
        opened(page, REVIEWS.format("kk"))
        texts = page.locator("[data-list] .words")
        assert [texts.nth(n).get_attribute("lang") for n in (0, 1)] == [None, "ru"]

    def test_shows_those_first_that_wait(self, page, api):
        api.staff.reviews[0]["status"] = "published"
        opened(page, REVIEWS.format("ru"))
        assert page.locator("[data-list] .words").all_inner_texts() == ["Тесно и душно."]

    def test_shows_those_that_were_decided(self, page, api, axe):
        opened(page, REVIEWS.format("ru"))
        page.select_option("[name=status]", "published")
        page.locator("[data-form=filter] button").click()
        page.locator("[data-nothing]").wait_for(state="visible")
        sound(page, axe)

    def test_shows_the_list_as_it_stands_where_a_colleague_was_faster(self, page, api):
        opened(page, REVIEWS.format("ru"))
        api.staff.reviews[0]["status"] = "published"
        expect(page.locator("[data-list] > li")).to_have_count(2)
        page.locator("[data-publish]").first.click()
        say_yes(page)
        page.get_by_text("Статус уже другой.").wait_for()
        expect(page.locator("[data-list] > li")).to_have_count(1)


@pytest.mark.parametrize("address", [
    STAFF, ADMISSIONS, CARD.format("{}", "m1"), APPLICATIONS,
    APPLICATIONS + "?number=26-0000777-1", TestPlaces.PLACES, REVIEWS])
@BOTH
def test_fits_a_tablet(page, address, language):
    page.set_viewport_size({"width": 768, "height": 1000})
    opened(page, address.format(language))
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_says_that_it_needs_scripts(plain_tab):
    plain_tab.page.goto(plain_tab.portal + STAFF.format("ru"))
    assert "JavaScript" in plain_tab.page.locator("main").inner_text()
