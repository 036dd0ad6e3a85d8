"""Applications, places and reviews for the staff, with a stand-in for their server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import calls, sound, wait_for_note
from sample_staff import COLLEAGUE
from staff import APPLICATIONS, BOTH, PLACES, REVIEWS, focused_slot, opened, say_yes


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
        # It can be decided otherwise, and not the same way again.
        assert page.locator(f"[data-{name}]").is_hidden()
        assert page.locator("[data-benefit-acts] button:visible").count() == 1

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


class TestPlaces:
    def fill(self, page, places="2", kindergarten="pavlodar-0001"):
        page.select_option("[data-form=place] [name=kindergarten]", kindergarten)
        page.select_option("[name=age_group]", "3-4")
        page.select_option("[name=group_type]", "general")
        page.select_option("[name=language]", "kk")
        page.locator("[name=places]").fill(places)
        page.locator("[data-form=place] > .buttons button").click()

    @BOTH
    def test_publishes_after_a_question(self, page, api, axe, language):
        opened(page, PLACES.format(language))
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
        opened(page, PLACES.format("kk"))
        self.fill(page, kindergarten="pavlodar-0003")
        say_yes(page)
        page.locator("#kindergarten-error", has_text="Мұндай балабақша жоқ.").wait_for()
        assert page.locator("[name=places]").input_value() == "2"

    @BOTH
    def test_withdraws_after_a_question(self, page, api, axe, language):
        opened(page, PLACES.format(language))
        page.locator("[data-withdraw]").first.click()
        sound(page, axe)
        say_yes(page)
        wait_for_note(page, re.compile("қайтарып алынды|Места отозваны"))
        assert [one["id"] for one in api.staff.places] == ["p2"]

    @BOTH
    def test_issues_the_plan_as_it_was_shown(self, page, api, axe, language):
        opened(page, PLACES.format(language))
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
        opened(page, PLACES.format("ru"))
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
        opened(page, PLACES.format("ru"))
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
