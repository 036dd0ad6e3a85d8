"""A parent in a browser: the steps of a journey, by what a person sees."""

import contextlib
import dataclasses
import re

KAZAKH_MONTHS = ("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")


@dataclasses.dataclass(frozen=True)
class Household:
    """A made-up parent with a child, and the kindergarten they wish for."""

    language: str
    iin: str
    phone: str
    child: str
    name: str
    kindergarten: str


@dataclasses.dataclass(frozen=True)
class Family(Household):
    """The same, and the language of the group."""

    group_language: str


class Parent:
    """A tab of a parent, who reads one language and finds things by their names."""

    def __init__(self, browser, sandbox, language, record, journey, width=390, **options):
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.sandbox, self.language = sandbox, language
        self.record, self.journey = record, journey
        self.problems = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self.heard)

    def heard(self, message):
        # A refused call is part of some steps; everything else in the console is a fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)

    @contextlib.contextmanager
    def step(self, name, *rows):
        """A step; its rows count as seen when everything in it held."""
        yield
        assert not self.problems, (name, self.problems)
        self.record.note(self.journey, name, rows)

    def say(self, kazakh, russian):
        return kazakh if self.language == "kk" else russian

    def open(self, address):
        self.page.goto(self.sandbox.portal + address.format(self.language))

    def at(self, part):
        self.page.wait_for_url(re.compile(re.escape(part)))

    def button(self, kazakh, russian):
        return self.page.get_by_role("button", name=self.say(kazakh, russian), exact=True)

    def link(self, kazakh, russian):
        return self.page.get_by_role("link", name=self.say(kazakh, russian), exact=True)

    def field(self, name):
        return self.page.locator(f"[name={name}]:visible").first

    def heading(self, kazakh, russian):
        name = self.say(kazakh, russian)
        self.page.get_by_role("heading", name=name).first.wait_for()

    def sees(self, kazakh, russian=None):
        text = self.say(kazakh, russian or kazakh)
        self.page.get_by_text(text).locator("visible=true").first.wait_for()

    def choose(self, name, value):
        self.page.locator(f"[name={name}][value='{value}']").locator("visible=true").check()

    def kept(self):
        """Everything the browser keeps for the portal's pages."""
        return self.page.evaluate(
            "JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")
