#!/usr/bin/env python3
"""Saves a picture of every kind of page, for people to look at. A tool, not a test.

    .build/venv/bin/python Tests/Browser/screenshots.py FOLDER [--only statistics]
"""

import argparse
import pathlib
import re

from playwright.sync_api import sync_playwright

import server
from addresses import ALL, WIDTHS
from sample_api import SampleAPI


def name(address, width):
    """A file name that sorts the widths of a page side by side."""
    words = re.sub(r"\W+", "-", address.removesuffix(".html")).strip("-") or "chooser"
    return f"{words}-{width:04}.png"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--only", default="", help="addresses that contain this")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    colours = "dark" if options.dark else "light"
    with server.serving() as portal, sync_playwright() as playwright:
        browser = server.launch(playwright)
        for width in WIDTHS:
            page = browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme=colours,
                reduced_motion="reduce")
            page.route("**/api/v1/**", lambda route: SampleAPI(linked=True).route(route))
            for address, _ in ALL:
                if options.only in address:
                    page.goto(portal + address)
                    page.screenshot(path=options.folder / name(address, width), full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
