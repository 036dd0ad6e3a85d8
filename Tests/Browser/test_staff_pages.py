"""The way in for the staff, roles and the first page, with a stand-in for their server."""

import re

import pytest

from cabinet import STORED, calls, sound, wait_for_note
from sample_api import Refused
from sample_staff import COLLEAGUE, TOKEN, proposal
from staff import (
    ADMISSIONS, APPLICATIONS, BOTH, CARD, PLACES, REVIEWS, STAFF, opened, say_yes, type_token,
)


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
        # A health paper is for those who decide about it.
        assert page.locator("[data-health] a:visible").count() == 0
        opened(page, APPLICATIONS.format("kk") + "?number=26-0001234-5")
        for name in ("confirm-benefit", "strike", "enrol", "reject-box", "cancel"):
            assert page.locator(f"[data-{name}]").is_hidden(), name
        # A paper of a benefit is for the officer who decides about it.
        assert page.locator("[data-documents] a:visible").count() == 0
        opened(page, PLACES.format("kk"))
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


@pytest.mark.parametrize("address", [
    STAFF, ADMISSIONS, CARD.format("{}", "m1"), APPLICATIONS,
    APPLICATIONS + "?number=26-0000777-1", PLACES, REVIEWS])
@BOTH
def test_fits_a_tablet(page, address, language):
    page.set_viewport_size({"width": 768, "height": 1000})
    opened(page, address.format(language))
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_says_that_it_needs_scripts(plain_tab):
    plain_tab.page.goto(plain_tab.portal + STAFF.format("ru"))
    assert "JavaScript" in plain_tab.page.locator("main").inner_text()
