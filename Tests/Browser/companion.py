"""What the tests of the companion app share: its forms filled in, its inbox opened, and the ways to
the pages that link a number to it."""

from addresses import TERMS
from cabinet import fill_step
from sample_api import CHILD, PARENT, PASSWORD

APPLY = "/atyrau/{}/queue/apply/?terms={}&contacts=yes&type=general"


def fill_number(page, phone="8 (701) 000-00-01"):
    page.goto("/app/")
    page.locator("[name=phone]").fill(phone)
    page.locator("[name=consent]").check()
    page.locator("[data-form=number] button.button").click()
    page.locator("[name=once]").wait_for()


def fill_password(page, typed="3870 3177 0024"):
    page.locator("[name=once]").fill(typed)
    page.locator("[data-form=password] button.button").click()


def open_inbox(page, api, *messages):
    api.app.is_linked = True
    api.app.messages = list(messages)
    page.goto("/app/")
    page.locator("[data-state=inbox]").wait_for()


def to_notices(page, language="ru"):
    """To the fourth step of the application; the city has no catalogue that the first city has."""
    page.goto(APPLY.format(language, TERMS))
    fill_step(page, 1)
    page.locator("[name=iin]").fill(PARENT)
    page.check("[name=relation][value=parent]")
    page.locator("[name=child_iin]").fill(CHILD)
    page.check("[name=language][value=kk]")
    page.locator("[data-next]").click()
    page.check("[name=benefit][value=none]")
    page.locator("[data-next]").click()
    page.locator("[data-step='4']").wait_for()


def to_password(page, language="ru"):
    page.goto(f"/atyrau/{language}/cabinet/")
    page.locator("[name=iin]").fill(PARENT)
    page.locator("[name=terms]").check()
    page.locator("[name=contacts]").check()
    page.locator("[data-form=iin] button").click()
    page.locator("[name=password]").wait_for()


def to_code(page, language="ru"):
    to_password(page, language)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[data-form=password] button:not([type])").click()
    page.locator("[name=code]").wait_for()


def make_link(page):
    page.locator("[data-make-link]:visible").click()
    made = page.locator("[data-link]:visible")
    made.wait_for()
    return made
