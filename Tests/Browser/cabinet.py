"""What the tests of the cabinet's pages share: the stand-in's calls, and a form filled in."""

from accessibility import EVERY_RULE, RULES_OF_COLOUR, violations
from addresses import TERMS
from sample_api import CHILD, CODE, PARENT
from sample_registration import SMALL_PDF

APPLY = "/pavlodar/{}/queue/apply/?terms={}&contacts=yes&type={}"
NEW_APPLICATION = "/{}/{}/cabinet/applications/new/"
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}])"


def calls(api, method, path):
    return [(body, headers) for how, where, body, headers in api.calls if (how, where) == (method, path)]


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('name') ?? document.activeElement.innerText")


def wait_for_note(page, text):
    """What was done is said to those who listen and shown to those who look."""
    page.locator("[data-note]").get_by_text(text).wait_for()
    assert page.get_by_role("status").get_by_text(text).count() == 1


def with_check_digit(number):
    """The number with the last digit that follows from the others, so that only the rest is wrong."""
    digits = [int(digit) for digit in number[:11]]
    for shift in (0, 2):
        check = sum(d * ((place + shift) % 11 + 1) for place, d in enumerate(digits)) % 11
        if check < 10:
            return number[:11] + str(check)
    raise AssertionError(f"{number} is never given out")


def type_iin(page):
    page.goto("/pavlodar/ru/cabinet/")
    page.get_by_label("ИИН").fill("8502 1439 0005")
    page.get_by_role("button", name="Далее").click()


def fill_step(page, number):
    if number == 1:
        page.locator("[name=phone]").fill("8 (701) 000-00-01")
    elif number == 2:
        page.locator("[name=iin]").fill(PARENT)
        page.check("[name=relation][value=parent]")
        page.locator("[name=child_iin]").fill(CHILD)
        page.check("[name=language][value=kk]")
        page.select_option("[name=kindergarten_1]", "pavlodar-0001")
    elif number == 3:
        page.check("[name=benefit][value=large_family]")
    elif number == 4:
        page.locator("[data-next]").click()
        page.locator("[name=code]").fill(CODE)
    page.locator("[data-next]").click()


def begin(page, language="ru", queue="general"):
    page.goto(APPLY.format(language, TERMS, queue))


def fill_until(page, step, language="ru"):
    begin(page, language)
    for number in range(1, step):
        fill_step(page, number)
    page.locator(f"[data-step='{step}']").wait_for(state="visible")


def sound(page, axe):
    """The state that is shown fits a phone and a desk, and axe finds nothing in light and dark colours."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for colours, rules in (("light", EVERY_RULE), ("dark", RULES_OF_COLOUR)):
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            assert violations(page, axe, rules) == [], (width, colours)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width
    page.set_viewport_size({"width": 360, "height": 700})


def fill_new(page, benefit=None):
    """The one form of a new application in the cabinet, up to its button."""
    page.locator("[name=child] option").nth(1).wait_for(state="attached")
    page.select_option("[name=child]", "c1")
    page.select_option("[name=group_type]", "general")
    page.select_option("[name=language]", "kk")
    if benefit:
        page.check("[name=out_of_turn]")
        page.select_option("[name=benefit]", benefit)
    page.check("[name=terms]")
    page.check("[name=contacts]")


def open_new(page, city="almaty", language="ru"):
    page.goto(NEW_APPLICATION.format(city, language))
    page.locator("[data-form=new]").wait_for(state="visible")


def to_check(page, city="almaty", language="ru", benefit=None):
    open_new(page, city, language)
    fill_new(page, benefit)
    go_on(page)


def go_on(page):
    page.locator("[data-form=new] > .buttons button").click()
    page.locator("[data-check]").wait_for(state="visible")


def choose(page, *files):
    page.locator("#document").set_input_files(
        [{"name": name, "mimeType": kind, "buffer": body} for name, kind, body in files])


def pdf(name="a.pdf", body=SMALL_PDF):
    return name, "application/pdf", body
