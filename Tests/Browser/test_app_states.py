"""Every state of the companion app, looked at by axe and at three widths."""

import pytest

from accessibility import violations
from companion import fill_number, fill_password, open_inbox
from sample_app import CODE_MESSAGE, LINK, NOTICE_MESSAGE, OVER_MESSAGE, TIME

# A reader's language, width and colours.
READERS = [("kk", 320, "light"), ("ru", 1280, "dark")]
STATES = ["number", "error", "password", "link", "code", "done", "inbox", "dialog", "failure", "offline"]


def reach(page, api, state):
    """Brings the app into a state, whatever language it speaks."""
    if state in ("inbox", "dialog", "offline"):
        open_inbox(page, api, CODE_MESSAGE, OVER_MESSAGE, NOTICE_MESSAGE)
        page.locator("[data-list] > li").nth(2).wait_for()
        if state == "dialog":
            page.locator("[data-unlink]").click()
        if state == "offline":
            page.route("**/messages", lambda route: route.abort())
            page.evaluate("dispatchEvent(new Event('online'))")
            page.locator("[data-offline]").wait_for()
        return
    if state == "failure":
        page.route("**/api/v1/devices/current", lambda route: route.abort())
        page.goto("/app/")
        return page.locator("[data-failure]").wait_for()
    if state == "link":
        page.goto(f"/app/#link={LINK}")
        return page.locator("[data-state=link]").wait_for()
    if state in ("number", "error"):
        page.goto("/app/")
        page.locator("[data-state=number]").wait_for()
        if state == "error":
            page.locator("[data-form=number] button.button").click()
        return
    api.app.needs_code = state == "code"
    fill_number(page)
    if state == "password":
        return
    fill_password(page)
    page.locator("[data-state=code]" if state == "code" else "[data-linked]").wait_for()


@pytest.mark.parametrize("language, width, colours", READERS)
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_sound(browser, portal, axe, api, state, language, width, colours):
    api.time = TIME
    context = browser.new_context(
        base_url=portal, locale=language, color_scheme=colours, reduced_motion="reduce",
        viewport={"width": width, "height": 800}, service_workers="block")
    page = context.new_page()
    page.route("**/api/v1/**", api.route)
    reach(page, api, state)
    assert violations(page, axe) == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    context.close()
