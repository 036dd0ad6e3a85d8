"""What axe finds on a page."""

# One line for each rule that is broken: the rule and the elements it is about. Pages load nothing from
# elsewhere, so axe has nothing to preload; what is in order is not told.
LOOK = """async (options) => (await axe.run({...options, preload: false, resultTypes: ['violations']}))
  .violations.map(found => `${found.id}: `
    + found.nodes.slice(0, 5).map(node => node.target.join(' ')).join(', '))"""
EVERY_RULE = {"rules": {"target-size": {"enabled": True}}}
# Of all rules only these look at colours: after a look in light colours the others would find the same.
RULES_OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}


def violations(page, axe, options=EVERY_RULE):
    """The rules that what the page shows breaks, by axe's source."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    return page.evaluate(LOOK, options)
