"""Pages in a browser that runs no JavaScript, and in one that has a strict policy for it."""

import pytest

from addresses import ALL, EXAMPLES, is_scripted
from visit import LAYOUT

# Elements that a strict Content-Security-Policy would not let work. Data blocks are no scripts.
INLINE = """() => [...document.querySelectorAll('*')].filter(element =>
    [...element.attributes].some(({name}) => name === 'style' || name.startsWith('on'))
    || element.localName === 'style'
    || (element.localName === 'script' && !element.src && !/json$/.test(element.type))
  ).map(element => `inline: ${element.cloneNode().outerHTML}`)"""

# What can be pressed but does nothing, because only a script would do it.
DEAD = LAYOUT + """;[...document.querySelectorAll('button, input, select, textarea')]
  .filter(control => layout.isShown(control)
    && (control.type === 'button' || !control.form?.hasAttribute('action')))
  .map(control => `does nothing: ${layout.name(control)}`)"""

CONTROLS = LAYOUT + """;[...document.querySelectorAll('main :is(button, input, select, textarea)')]
  .filter(layout.isShown).length"""


def says_it_needs_scripts(tab):
    return "javascript" in tab.page.locator("body").inner_text().lower()


@pytest.mark.parametrize("address, language", ALL)
def test_page_reads_without_scripts(plain_tab, address, language):
    tab = plain_tab
    tab.visit(address)
    text = tab.page.locator("main").inner_text().strip()
    heading = tab.page.locator("h1").inner_text().strip()
    tab.expect(heading, "the heading is empty")
    tab.expect(text.replace(heading, "").strip(), "there is nothing below the heading")
    tab.problems += tab.page.evaluate(INLINE)
    if not is_scripted(address):
        tab.expect(not says_it_needs_scripts(tab), "says that it needs JavaScript")
        tab.problems += tab.page.evaluate(DEAD)
    tab.conclude(address)


@pytest.mark.parametrize("address, language", [pair for pair in EXAMPLES if is_scripted(pair[0])])
def test_page_that_needs_scripts_says_so_only_without_them(tabs, plain_tab, address, language):
    tab = tabs(320)
    tab.visit(address)
    tab.expect(not says_it_needs_scripts(tab), "says that it needs JavaScript, and has it")
    does_more = tab.page.evaluate(CONTROLS)
    plain_tab.visit(address)
    does_more -= plain_tab.page.evaluate(CONTROLS)
    if does_more > 0:
        tab.expect(says_it_needs_scripts(plain_tab), "does less without JavaScript and does not say so")
    tab.problems += plain_tab.problems
    tab.conclude(address)
