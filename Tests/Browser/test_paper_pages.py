"""The papers of a new application, with a stand-in server."""

import re

import pytest
from playwright.sync_api import expect

from cabinet import calls, choose, focused, pdf, sound, to_check
from sample_registration import SMALL_PDF

JPEG = b"\xff\xd8\xff\xe0sample"


class TestPapers:
    def test_are_asked_for_with_the_mark_only(self, page):
        to_check(page)
        assert page.locator("[data-documents]").is_hidden()

    def test_are_sent_one_by_one_and_listed(self, page, api, axe):
        to_check(page, benefit="large_family")
        choose(page, pdf(), ("b.jpg", "image/jpeg", JPEG))
        page.locator("[data-document-list] > li").nth(1).wait_for()
        text = page.locator("[data-document-list]").inner_text()
        assert "Документ PDF" in text and "Снимок JPEG" in text and "20 ноября 2026" in text
        link = page.get_by_role("link", name=re.compile("Скачать.*PDF"))
        assert link.get_attribute("href") == "/api/v1/applications/a9/documents/d1"
        sound(page, axe)
        [(first, headers), (second, _)] = calls(api, "POST", "applications/a9/documents")
        assert (first, second) == (SMALL_PDF, JPEG)
        assert headers["content-type"] == "application/pdf"
        assert re.fullmatch("[0-9a-f-]{36}", headers["idempotency-key"])
        page.reload()
        page.locator("[data-document-list] > li").nth(1).wait_for()

    def test_are_taken_away_after_a_question(self, page, axe):
        to_check(page, benefit="large_family")
        choose(page, pdf())
        page.locator("[data-document-list] > li").wait_for()
        page.get_by_role("button", name=re.compile("Убрать.*PDF")).click()
        sound(page, axe)
        page.get_by_role("dialog").get_by_role("button", name="Убрать").click()
        page.get_by_text("Документов пока нет.").wait_for()
        assert focused(page) == "Подтверждающие документы"

    @pytest.mark.parametrize("files, said", [
        ([("a.txt", "text/plain", b"text")], "Это не PDF и не JPEG."),
        ([pdf("a.pdf", b"")], "Файл пустой."),
        ([pdf(f"{n}.pdf") for n in range(4)], "Больше трёх файлов приложить нельзя."),
    ])
    def test_are_looked_at_before_they_are_sent(self, page, api, files, said):
        to_check(page, benefit="large_family")
        choose(page, *files)
        page.locator("[data-uploads] > li").get_by_text(said).wait_for()
        expect(page.locator("[data-uploads] > li").filter(has_text=said)).to_be_focused()
        assert len(calls(api, "POST", "applications/a9/documents")) == len(files) - 1

    def test_are_not_sent_when_they_are_too_large(self, page, api, tmp_path):
        to_check(page, benefit="large_family")
        large = tmp_path / "large.pdf"
        large.write_bytes(SMALL_PDF + bytes(11 * 1024 * 1024))
        page.locator("#document").set_input_files(large)
        page.locator("[data-uploads] > li").get_by_text("Файлы вместе больше 10 МБ.").wait_for()
        assert calls(api, "POST", "applications/a9/documents") == []

    @pytest.mark.parametrize("status, code", [(422, code) for code in (
        "empty", "unknown_type", "truncated", "damaged", "too_many_pixels", "scripts", "encrypted",
        "attachments", "too_complex", "polyglot", "too_many_files", "file_name")]
        + [(413, "too-large"), (415, "type")])
    def test_say_why_one_was_refused(self, page, api, status, code):
        to_check(page, benefit="large_family")
        api.registration.against = [(status, code)]
        choose(page, pdf("spravka.pdf"))
        error = page.locator("[data-uploads] .field-error")
        error.wait_for(state="visible")
        assert len(error.inner_text()) > 20 and error.inner_text() != "Файл не принят."

    def test_are_sent_again_or_left_out(self, page, api, axe):
        to_check(page, benefit="large_family")
        api.registration.against = [(422, "truncated"), (422, "encrypted")]
        choose(page, pdf("one.pdf"), pdf("two.pdf"))
        page.get_by_text("Файл защищён паролем.").wait_for()
        sound(page, axe)
        page.get_by_role("button", name="Отправить заявление").click()
        assert page.locator("[data-check]").is_visible()
        assert calls(api, "POST", "applications/a9/submit") == []
        page.get_by_role("button", name=re.compile("Не отправлять.*two")).click()
        page.get_by_role("button", name=re.compile("Отправить ещё раз.*one")).click()
        page.locator("[data-document-list] > li").wait_for()
        page.get_by_role("button", name="Отправить заявление").click()
        page.locator("[data-done]").wait_for(state="visible")
