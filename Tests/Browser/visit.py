"""A tab of the browser that remembers what went wrong while a page was open."""

import pathlib

import pytest

from sample_api import SampleAPI

LAYOUT = (pathlib.Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
HEIGHT = 800


class Tab:
    def __init__(self, browser, portal, width, **options):
        # A service worker could answer for the server and hide what it does. Nothing moves, so that
        # colours and places are measured where they come to rest.
        self.context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, service_workers="block",
            **{"reduced_motion": "reduce", **options})
        # The pages of the cabinet show made-up records: the portal here has no database.
        self.context.route("**/api/v1/**", lambda route: SampleAPI(linked=True).route(route))
        self.page = self.context.new_page()
        self.portal = portal
        self.runs_scripts = options.get("java_script_enabled", True)
        self.problems = []
        self.requests = []
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("requestfailed", self.failed)
        self.page.on("response", self.answered)

    def heard(self, message):
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def failed(self, request):
        # What is under way when a page is left is given up: the stream of live reload, a late icon.
        # Without JavaScript the browser refuses the modules that are announced in the head.
        refused = "csp" if not self.runs_scripts else None
        if request.failure not in ("net::ERR_ABORTED", refused):
            self.problems.append(f"request: {request.url}: {request.failure}")

    def answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"request: {response.url}: {response.status}")

    def visit(self, address):
        """Opens an address; returns the answer."""
        self.page.goto("about:blank")
        self.problems.clear()
        self.requests.clear()
        answer = self.page.goto(self.portal + address)
        if self.runs_scripts:
            # Until a page of the cabinet is filled, or says why it is not.
            self.page.locator("main [data-wait]:visible").first.wait_for(state="hidden")
        return answer

    def resize(self, width):
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def expect(self, holds, otherwise):
        """Remembers what does not hold, so that one visit tells everything that is wrong."""
        if not holds:
            self.problems.append(otherwise)

    def measure(self, finding, where=""):
        """Remembers what a function of layout.js finds."""
        found = self.page.evaluate(f"{LAYOUT};layout.{finding}()")
        self.problems += [f"{where}{problem}" for problem in found]

    def conclude(self, address):
        """Fails the test if anything was wrong."""
        if self.problems:
            pytest.fail("\n  ".join([address, *self.problems]), pytrace=False)

    def attribute(self, selector, name):
        """The attribute of the only element that fits; None when there is not exactly one."""
        found = self.page.locator(selector)
        return found.get_attribute(name) if found.count() == 1 else None
