"""What a page costs a reader on a slow line. Measured on what is published, not on the preview."""

import gzip
import urllib.parse

import pytest

from addresses import EXAMPLES, FULL, LANGUAGES, is_scripted
from visit import Tab

KILOBYTE = 1024


def packed(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_styles_stay_light(built):
    sizes = {file.name: packed(file) for file in built.folder.glob("assets/*.css")}
    assert sizes
    assert sum(sizes.values()) <= 14 * KILOBYTE, sizes


@pytest.mark.parametrize("language", LANGUAGES)
def test_guides_stay_light(built, language):
    guides = built.folder.glob(f"{FULL}/{language}/guides/*/index.html")
    sizes = {file.parent.name: packed(file) for file in guides}
    assert len(sizes) > 5
    heavy = {name: size for name, size in sizes.items() if size >= 15 * KILOBYTE}
    assert not heavy


@pytest.fixture(scope="module")
def tab(browser, published):
    return Tab(browser, published, 320)


@pytest.mark.parametrize("address, language", EXAMPLES)
def test_page_asks_for_little_and_only_at_home(tab, published, address, language):
    tab.visit(address)
    hosts = {urllib.parse.urlsplit(request.url).netloc for request in tab.requests}
    tab.expect(hosts == {urllib.parse.urlsplit(published).netloc}, f"asks {sorted(hosts)}")
    # The pictures of a guide belong to its text; a cabinet asks for a person's own data. The
    # browser asks for the portal's icon once, and does not call it an image.
    more = [request.url for request in tab.requests[1:]
            if request.resource_type != "image" and "/assets/icon." not in request.url]
    tab.expect(is_scripted(address) or len(more) <= 6, f"asks for {more}")
    tab.conclude(address)
