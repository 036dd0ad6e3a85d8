"""Pages on paper: short, without what only a screen needs, and with every Kazakh letter."""

import subprocess

import pytest

from addresses import BULLETIN, FULL, GUIDE

GUIDES = [f"/{FULL}/{language}/{GUIDE}" for language in ("kk", "ru")]
BULLETINS = [f"/{FULL}/{language}/{BULLETIN}" for language in ("kk", "ru")]
PAPER = {"format": "A4", "margin": {side: "15mm" for side in ("top", "right", "bottom", "left")}}


@pytest.fixture
def printed(tabs, tmp_path):
    """Prints an address; answers the tab and the pages of the PDF as plain text."""
    def printing(address):
        tab = tabs(1280)
        tab.visit(address)
        file = tmp_path / "page.pdf"
        tab.page.pdf(path=file, **PAPER)
        done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
        # Every page ends with a form feed.
        return tab, done.stdout.decode().split("\f")[:-1]
    return printing


@pytest.mark.parametrize("address, most", [(guide, 4) for guide in GUIDES] + [(one, 3) for one in BULLETINS])
def test_printed_page_is_short_and_wholly_there(printed, address, most):
    tab, sheets = printed(address)
    tab.expect(len(sheets) <= most, f"fills {len(sheets)} sheets, not {most}")
    on_paper = set(" ".join(sheets).split())
    words = set(tab.page.locator("main :is(h1, h2, h3, .text p, td)").all_inner_texts())
    words = {word for text in words for word in text.split()}
    # A word at the end of a line may be torn, so a few may be missing.
    lost = sorted(words - on_paper)
    tab.expect(len(lost) <= len(words) // 20, f"{len(lost)} words are not on paper: {lost[:10]}")
    tab.expect(all(sheet.strip() for sheet in sheets), "has an empty sheet")
    tab.conclude(address)


@pytest.mark.parametrize("address", [address for address in GUIDES + BULLETINS if "/kk/" in address])
def test_kazakh_letters_can_be_taken_from_paper(printed, address):
    _, sheets = printed(address)
    missing = set("әғқңөұүі") - set(" ".join(sheets).lower())
    assert not missing


@pytest.mark.parametrize("address", GUIDES + BULLETINS)
def test_menus_stay_off_paper(tabs, address):
    tab = tabs(1280)
    tab.visit(address)
    tab.page.emulate_media(media="print")
    # The name of the place may stay: a sheet should say where it is from.
    for place in ("nav", "a[hreflang]", "button", "form"):
        shown = [one for one in tab.page.locator(place).all() if one.is_visible()]
        tab.expect(not shown, f"prints {len(shown)} of {place}")
    tab.page.emulate_media(media="screen")
    tab.conclude(address)
