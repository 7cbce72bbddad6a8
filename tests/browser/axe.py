"""Accessibility rules checked in the page by axe-core (vendored, WCAG 2.2 A and AA plus good practice)."""

from pathlib import Path

AXE = Path(__file__).with_name("axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """[« rule: help (first elements) »] for the page as it stands. Works under a strict content policy."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)["violations"]
    return [
        f"{rule['id']}: {rule['help']} ({', '.join(str(node['target'][0]) for node in rule['nodes'][:4])})"
        for rule in found
    ]


def assert_no_violations(page):
    """Fail with the list of broken rules, and the address of the page."""
    broken = violations(page)
    assert not broken, f"{page.url} : {broken}"


def assert_fits(page):
    """Nothing makes the page wider than the screen (WCAG 1.4.10)."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} est trop large de {wide} px"
