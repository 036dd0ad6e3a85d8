"""A tab of the browser that remembers what went wrong while a page was open."""

import pytest


class Tab:
    def __init__(self, browser, portal, width, **options):
        # A service worker could answer for the server and hide what it does.
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, service_workers="block", **options)
        self.page = self.context.new_page()
        self.portal = portal
        self.problems = []
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("requestfailed", self.failed)
        self.page.on("response", self.answered)

    def heard(self, message):
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def failed(self, request):
        # The stream of live reload ends whenever its page is left.
        if request.resource_type != "eventsource":
            self.problems.append(f"request: {request.url}: {request.failure}")

    def answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"request: {response.url}: {response.status}")

    def visit(self, address):
        """Opens an address; returns the answer."""
        self.page.goto("about:blank")
        self.problems.clear()
        return self.page.goto(self.portal + address)

    def expect(self, holds, otherwise):
        """Remembers what does not hold, so that one visit tells everything that is wrong."""
        if not holds:
            self.problems.append(otherwise)

    def conclude(self, address):
        """Fails the test if anything was wrong."""
        if self.problems:
            pytest.fail("\n  ".join([address, *self.problems]), pytrace=False)

    def attribute(self, selector, name):
        """The attribute of the only element that fits; None when there is not exactly one."""
        found = self.page.locator(selector)
        return found.get_attribute(name) if found.count() == 1 else None
