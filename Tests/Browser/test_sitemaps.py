"""How search engines and other readers find their way: sitemaps, canonical addresses, languages."""

import collections
import xml.etree.ElementTree

import pytest

from addresses import LANGUAGES, ORIGIN, translated
from test_markup import conclude

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def parts(built, address, element):
    """The entries of a sitemap; reading it fails when it is not well-formed XML."""
    root = xml.etree.ElementTree.parse(built.file(address)).getroot()
    assert root.tag == NAMESPACE + element, f"{address} is a {root.tag}"
    return [(entry.findtext(NAMESPACE + "loc"), entry) for entry in root]


@pytest.fixture(scope="module")
def sitemaps(built):
    return [address for address, _ in parts(built, "/sitemap.xml", "sitemapindex")]


@pytest.fixture(scope="module")
def entries(built, sitemaps):
    """Every entry of every sitemap: the address, and the alternates that it names."""
    return [(address, {link.get("hreflang"): link.get("href") for link in entry.iter(LINK)})
            for sitemap in sitemaps for address, entry in parts(built, sitemap, "urlset")]


def test_robots_file_leads_to_the_sitemap(built):
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in built.file("/robots.txt").read_text().splitlines()


def test_index_lists_every_sitemap_once(built, sitemaps):
    files = {ORIGIN + "/" + str(file.relative_to(built.folder))
             for file in built.folder.rglob("*.xml") if NAMESPACE[1:-1] in file.read_text()}
    assert sorted(sitemaps) == sorted(files - {f"{ORIGIN}/sitemap.xml"})


def test_sitemaps_list_every_page_that_is_for_search_once(built, entries):
    listed = collections.Counter(address for address, _ in entries)
    wanted = {address for address, head in built.heads.items()
              if not head.is_hidden and head.canonical == [address]}
    conclude([*(f"listed {count} times: {address}" for address, count in listed.items() if count > 1),
              *(f"listed, but not for search: {address}" for address in listed.keys() - wanted),
              *(f"not listed: {address}" for address in wanted - listed.keys())])


def test_sitemaps_name_the_languages_that_the_pages_name(built, entries):
    def without_default(alternates):
        return {language: to for language, to in alternates.items() if language != "x-default"}

    conclude([f"{address} has other alternates in the sitemap: {alternates}"
              for address, alternates in entries
              if without_default(alternates) != without_default(built.heads[address].alternates)])


def test_every_canonical_address_is_a_page_that_stands_for_itself(built):
    problems = []
    for address, head in built.heads.items():
        if len(head.canonical) != 1:
            problems.append(f"{address} has the canonical addresses {head.canonical}")
            continue
        target = built.heads.get(head.canonical[0])
        if target is None or target.canonical != head.canonical:
            problems.append(f"{address} has the canonical address {head.canonical[0]}")
        # A page stands for another one only as a redirect, or with the text of the other language.
        other = {ORIGIN + translated(address.removeprefix(ORIGIN), language) for language in LANGUAGES}
        if head.canonical[0] != address and not head.is_redirect and head.canonical[0] not in other:
            problems.append(f"{address} stands for {head.canonical[0]}")
    conclude(problems)


def test_languages_of_a_page_lead_to_each_other(built):
    problems = []
    for address, head in built.heads.items():
        for language, to in head.alternates.items():
            target = built.heads.get(to)
            if target is None or target.alternates != head.alternates:
                problems.append(f"{address} names {to}, which does not name it back")
            elif language != "x-default" and target.lang != language:
                problems.append(f"{address} names {to} as {language}, but it is in {target.lang}")
        if head.alternates and head.alternates.get(head.lang) != address:
            problems.append(f"{address} does not name itself as {head.lang}")
        if head.alternates and head.alternates.get("x-default") != head.alternates[LANGUAGES[0]]:
            problems.append(f"{address} has no default language")
    conclude(problems)


def test_every_link_within_the_portal_leads_to_a_file(built):
    problems = set()
    for address in built.sample:
        for tag, attributes in built.page(address).tags:
            to = attributes.get("href") or attributes.get("src") or ""
            to = to.removeprefix(ORIGIN).split("#")[0].split("?")[0]
            if to.startswith("/") and not to.startswith("/api/") and not built.file(to).is_file():
                problems.add(f"{address} leads to {to}")
    conclude(sorted(problems))
