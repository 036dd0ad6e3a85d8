"""What the tests of the staff's pages share: addresses, the way in, and the answer to a question."""

import pytest

from sample_staff import TOKEN

STAFF = "/kokshetau/{}/staff/"
ADMISSIONS = "/kokshetau/{}/staff/admissions/"
CARD = "/kokshetau/{}/staff/admissions/card/?id={}"
APPLICATIONS = "/pavlodar/{}/staff/applications/"
PLACES = "/pavlodar/{}/staff/places/"
REVIEWS = "/pavlodar/{}/staff/reviews/"
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])


def opened(page, address):
    page.goto(address)
    page.locator("[data-content]").wait_for(state="visible")


def say_yes(page):
    """Answers the question that is asked, with the button that does it."""
    page.locator("dialog[open] button[value=yes]").click()


def type_token(page, token=TOKEN):
    page.locator("[name=token]").fill(token)
    page.locator("[data-token] .buttons button").click()


def focused_slot(page):
    return page.evaluate("Object.keys(document.activeElement.dataset)[0]")
