"""Replays the days that docs/ tell, in both languages: every command prints what the document shows."""

import pytest

from replay import ROOT, replay

DAYS = sorted((ROOT / "docs").glob("day.*.md"))


def test_there_is_a_day_in_each_language():
    assert [day.name for day in DAYS] == ["day.kk.md", "day.ru.md"]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.name)
def test_prints_what_the_day_shows(day, tmp_path):
    assert replay(day, tmp_path / "day") == day.read_text()
