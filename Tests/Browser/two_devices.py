"""What the second journey has besides a parent at a desk: a clock that is set, and a phone with the
companion app; and the steps that both devices take."""

import datetime
import re
import time

from journey import Parent


class Time:
    """The clock of the portal, and those of the pages that are open."""

    def __init__(self, opened, begin):
        self.opened = opened
        self.set(datetime.datetime.fromisoformat(begin))

    def set(self, moment):
        self.moment, self.since = moment, time.monotonic()
        self.opened.set_clock(moment.isoformat(timespec="seconds"))

    def wait(self, seconds, *devices):
        gone = datetime.timedelta(seconds=time.monotonic() - self.since + seconds)
        self.set(self.moment + gone)
        for device in devices:
            device.page.clock.fast_forward(seconds * 1000)


class Telephone(Parent):
    """The phone with the companion app; its browser keeps the link between the tests."""

    def __init__(self, browser, opened, language, record):
        super().__init__(browser, opened, language, record, "companion app")
        self.page.clock.install()

    def open_app(self, address=""):
        """Opens the app, by the address behind a QR code too, in the family's language."""
        # From another page: from its own the app would not begin anew.
        self.page.goto("about:blank")
        self.page.goto(address or self.sandbox.portal + "/app/")
        other = self.page.locator(f"header [data-to={self.language}]")
        if other.is_visible():
            other.click()

    def look(self):
        """Takes the phone in hand: the app asks for what has come."""
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    def codes(self):
        """The codes that are good, the newest first."""
        shown = self.page.locator("[data-list] > li:not([data-state=over]) .message-code:visible")
        return [re.sub(r"\D", "", text) for text in shown.all_inner_texts()]

    def code(self, but=()):
        """The newest code that is none of those known."""
        for _ in range(200):
            fresh = [code for code in self.codes() if code not in but]
            if fresh:
                return fresh[0]
            self.look()
            self.page.wait_for_timeout(50)
        raise AssertionError("no code came to the app")


def sms(opened, family):
    """What went to the family's phone by SMS."""
    return [message for message in opened.messages() if message["to"] == family.phone]


def go_on(parent):
    parent.button("Жалғастыру", "Далее").click()


def proceed(person):
    person.button("Жалғастыру", "Продолжить").locator("visible=true").click()


def make_link(parent):
    """Has a one-time password made; returns it, with the address behind the QR code."""
    page = parent.page
    parent.button("Нөмірді қосымшаға тіркеу", "Привязать номер к приложению").locator(
        "visible=true").click()
    made = page.locator("[data-link]:visible")
    made.wait_for()
    once = made.locator("[data-slot=once]").inner_text()
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", once)
    left = made.locator("[data-link-left]").inner_text()
    assert re.search(r"(10:00|9:[45]\d)$", left), left
    return once, made.get_by_role("link").get_attribute("href")
