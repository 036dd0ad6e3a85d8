"""What the journeys have seen, written down: this file comes after theirs."""

import pytest

import acceptance

JOURNEYS = {
    "test_journeys.py", "test_journeys_app.py", "test_journeys_phone.py", "test_journeys_signed.py"}


def test_stands_in_the_document(record, request):
    """Writes the document anew and fails when it was another one."""
    ran = {item.path.name for item in request.session.items}
    if request.session.testsfailed or not JOURNEYS <= ran or request.config.option.keyword:
        pytest.skip("a journey failed, or only a part of them was run")
    assert record.missing() == []
    text = record.text()
    old = acceptance.DOCUMENT.read_text(encoding="utf-8") if acceptance.DOCUMENT.exists() else ""
    acceptance.DOCUMENT.write_text(text, encoding="utf-8")
    assert text == old, "docs/acceptance.md was written anew: commit it"
