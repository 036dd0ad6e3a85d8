"""What a page costs a reader on a slow line. Measured on what is published, not on the preview."""

import functools
import gzip
import re
import urllib.parse

import pytest

from addresses import EXAMPLES, FULL, LANGUAGES, is_scripted
from visit import Tab

KILOBYTE = 1024
# A guide as it is first seen: its page and style arrive with the first ten packets of a connection
# (RFC 6928), before the server waits for an answer.
FIRST_VIEW = 14 * KILOBYTE
SCRIPTS = 12 * KILOBYTE
# A city of three hundred kindergartens with everything its page loads.
CATALOGUE = 60 * KILOBYTE
# What is fetched after the page for the time without network: a city's worker and what all share.
WORKER = 5 * KILOBYTE
IMPORT = re.compile(r'(?:from |import )"\./([^"]+)"')


@functools.cache
def packed(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def scripts(built, page):
    """The scripts that a page asks for, with the modules they import."""
    waiting = [attributes["src"] for tag, attributes in page.tags if tag == "script" and "src" in attributes]
    waiting += [link["href"] for link in page.links("modulepreload")]
    found = {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        file = found[address] = built.file(address)
        folder = address.rsplit("/", 1)[0]
        waiting += [f"{folder}/{name}" for name in IMPORT.findall(file.read_text(encoding="utf-8"))]
    return found.values()


def styles(built, page):
    return [built.file(link["href"]) for link in page.links("stylesheet")]


def first_view(built, address):
    page = built.page(address)
    return packed(built.file(address)) + sum(map(packed, styles(built, page)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_guides_are_seen_with_the_first_packets(built, language):
    folder = f"/{FULL}/{language}/guides/"
    guides = [address for address in built.addresses if address.startswith(folder) and address != folder
              and not built.page(address).is_redirect]
    assert len(guides) > 5
    heavy = {address: size for address in guides if (size := first_view(built, address)) > FIRST_VIEW}
    assert not heavy


def test_scripts_stay_light(built):
    heavy = {}
    for address in built.sample:
        size = sum(map(packed, scripts(built, built.page(address))))
        if not is_scripted(address) and size > SCRIPTS:
            heavy[address] = size
    assert not heavy


def test_catalogues_stay_light(built):
    heavy = {}
    for address in built.addresses:
        if address.count("/") == 4 and address.endswith("/kindergartens/"):
            page = built.page(address)
            size = first_view(built, address) + sum(map(packed, scripts(built, page)))
            if size > CATALOGUE:
                heavy[address] = size
    assert not heavy


def test_workers_stay_light(built):
    shared = [packed(file) for file in built.folder.glob("assets/worker.*.js")]
    assert len(shared) == 1
    cities = [packed(file) for file in built.folder.glob("*/worker.js")]
    assert len(cities) > 50 and max(cities) + shared[0] <= WORKER


@pytest.fixture(scope="module")
def tab(browser, published):
    return Tab(browser, published, 320)


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_page_asks_for_little_and_only_at_home(tab, published, address, language):
    tab.visit(address)
    hosts = {urllib.parse.urlsplit(request.url).netloc for request in tab.requests}
    tab.expect(hosts == {urllib.parse.urlsplit(published).netloc}, f"asks {sorted(hosts)}")
    # The pictures of a guide belong to its text; a cabinet asks for a person's own data. The
    # browser asks for the portal's icon once, and does not call it an image. What is kept for the
    # time without network is asked for when the page is there.
    more = [request.url for request in tab.requests[1:]
            if request.resource_type != "image" and "/assets/icon." not in request.url
            and not request.url.endswith(".webmanifest")]
    tab.expect(is_scripted(address) or len(more) <= 6, f"asks for {more}")
    tab.conclude(address)
