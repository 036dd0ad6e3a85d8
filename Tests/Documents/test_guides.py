"""The guides name their sources, the same in both languages, and docs/guides.md tells the truth."""

import re

import pytest

import guide_sources as sources

NAMES = sorted(folder.name for folder in sources.GUIDES.iterdir() if folder.is_dir())
KNOWN = re.compile(
    r"screens|preschool \d+(\.\d)?|calendar( C\d\d)?|identity \d+(\.\d)?|design \d+|\d+(\.\d)?|C\d\d|")
# What must be sourced: numbers, abbreviations of official terms, laws.
CLAIM = re.compile(
    r"\d|ЖСН|ИИН|ЭЦҚ|ЭЦП|МАБ|БМГ|ПМПК|NCALayer|PDF|заңд|закон|бұйрық|приказ|жұмыс күн|рабочих дн")
# What only looks like one: links and holes, step numbers, the numbers of this portal's own headings.
NO_CLAIM = re.compile(r"\]\([^)]*\)|\{\{[^}]*\}\}|^\d+\.\s|`[^`]*`", re.MULTILINE)


def files():
    for name in NAMES:
        for language in ["kk", "ru"]:
            yield pytest.param(sources.GUIDES / name / f"{language}.md", id=f"{name}/{language}")


@pytest.mark.parametrize("file", list(files()))
def test_every_claim_has_a_source(file):
    missing = []
    for block in sources.blocks(sources.body(file)):
        words = NO_CLAIM.sub(" ", sources.COMMENT.sub(" ", block))
        is_heading = block.startswith("#")
        if not is_heading and CLAIM.search(words) and not sources.COMMENT.search(block):
            missing.append(block[:100])
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("file", list(files()))
def test_sources_are_of_the_known_collections(file):
    for comment in sources.COMMENT.findall(sources.body(file)):
        rest = sources.ROW.sub("", comment)
        for part in re.split(r"[,;]\s*", rest):
            assert KNOWN.fullmatch(part.strip()), comment


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_sources_in_the_same_order(name):
    lists = [sources.COMMENT.findall(sources.body(sources.GUIDES / name / f"{language}.md"))
             for language in ["kk", "ru"]]
    assert lists[0] == lists[1]


def test_the_document_lists_what_the_guides_cite():
    text = (sources.ROOT / "docs" / "guides.md").read_text()
    assert sources.table() in text, "run Tests/Documents/guide_sources.py and paste its table"
