"""What the tests of the cabinet's pages share: the stand-in's calls, and a form filled in."""

from addresses import TERMS
from sample_api import CHILD, CODE, PARENT

APPLY = "/pavlodar/{}/queue/apply/?terms={}&contacts=yes&type={}"
NEW = "/pavlodar/ru/cabinet/applications/new/"
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


def begin_in_cabinet(page):
    page.goto(NEW)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Встать в общеобразовательную очередь").click()
    page.locator("[name=child_iin]").fill(CHILD)
