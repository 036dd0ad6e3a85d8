"""The built pages as HTML: valid, in order, and each part in its language."""

import collections
import re

import pytest

import checker
from addresses import LANGUAGES


def conclude(problems):
    """Fails with the first problems of all pages: the rest are mostly the same again."""
    if problems:
        shown = [*problems[:20], *([f"and {len(problems) - 20} more"] if len(problems) > 20 else [])]
        pytest.fail("\n  ".join(["", *shown]), pytrace=False)


@pytest.fixture(scope="module")
def said(built):
    """What the checker says of the sample."""
    names = [part or "index.html" for part in built.parts]
    return checker.findings(built.folder, names)


def test_html_is_valid(built, said):
    conclude([checker.line(built.folder, finding) for finding in said
              if checker.reason(finding["message"]) is None])


def test_every_allowed_message_still_occurs(said):
    used = {checker.reason(finding["message"]) for finding in said}
    conclude([f"nothing says any more: {part}" for part in checker.ALLOWED if part not in used])


def test_every_page_has_one_first_heading_and_skips_no_level(built):
    problems = []
    for address in built.sample:
        levels = built.page(address).headings
        if levels.count(1) != 1:
            problems.append(f"{address} has {levels.count(1)} headings h1")
        if levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:])):
            problems.append(f"{address} has headings of the levels {levels}")
    conclude(problems)


def test_every_id_is_given_once_and_every_reference_to_one_leads_to_it(built):
    problems = []
    for address in built.sample:
        tags = built.page(address).tags
        counts = collections.Counter(attributes["id"] for _, attributes in tags if "id" in attributes)
        problems += [f"{address} gives the id {id} {n} times" for id, n in counts.items() if n > 1]
        for _, attributes in tags:
            wanted = " ".join(attributes.get(name) or "" for name in (
                "for", "aria-labelledby", "aria-describedby", "aria-controls")).split()
            if attributes.get("href", "").startswith("#"):
                wanted.append(attributes["href"][1:])
            problems += [f"{address} refers to the id {id}, which it does not have"
                         for id in wanted if id not in counts]
    conclude(problems)


def test_every_image_has_a_text_and_a_size(built):
    # Without its size a picture moves the text below it when it arrives.
    conclude([f"{address} has <img> without {name}: {attributes}"
              for address in built.sample
              for tag, attributes in built.page(address).tags if tag == "img"
              for name in ("alt", "width", "height") if name not in attributes])


def test_every_page_has_a_title_of_its_own(built):
    # The same title twice makes two tabs, or two lines of a search engine, look the same.
    titles = collections.defaultdict(list)
    for address in built.sample:
        page = built.page(address)
        text = re.search("<title>(.*?)</title>", built.file(address).read_text(), re.DOTALL)
        if not page.is_redirect:
            titles[text and text[1].strip()].append(address)
    conclude([f"{addresses} have the title {title!r}" for title, addresses in titles.items()
              if len(addresses) > 1 or not title])


# Words that only one of the languages has. A name keeps its letters in both, hence the small ones.
KAZAKH = re.compile(r"\b[а-яёәғқңөұүһі]*[әғқңөұүһі]\w*")
RUSSIAN = re.compile(r"\b(и|в|на|с|для|или|из|при|что|это|как)\b", re.IGNORECASE)


def in_another_language(language, text):
    # Names and titles in «» are what they are in both languages.
    text = re.sub("«[^»]*»", "", text)
    # A letter alone heads a part of a list.
    if len(text.strip()) == 1:
        return False
    return bool((KAZAKH if language == "ru" else RUSSIAN).search(text))


def test_every_text_is_marked_with_its_language(built):
    problems = []
    for address in built.sample:
        page = built.page(address)
        if page.lang not in LANGUAGES:
            problems.append(f"{address} is in the language {page.lang}")
        for language, text in page.texts:
            if language in LANGUAGES and in_another_language(language, text):
                problems.append(f"{address} has in {language}: {text[:80]}")
    conclude(problems)


def test_every_link_to_the_other_language_is_named_in_it(built):
    conclude([f"{address} has a link to {attributes['hreflang']} without lang"
              for address in built.sample
              for tag, attributes in built.page(address).tags
              if tag == "a" and attributes.get("hreflang", attributes.get("lang")) != attributes.get("lang")])
