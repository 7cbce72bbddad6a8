"""Every address of the portal, found by walking the resolver, with the rule that holds for it."""

import re
from dataclasses import dataclass
from enum import Enum

from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLPattern


class Rule(Enum):
    """Who may pass. Deny by default: a new address under a known room follows that room's strictest rule."""

    PUBLIC = "anybody; never a word of a case"
    SIGNED_IN = "any account; its own things only"
    OWN_DRAFT = "the person who began it; a 404 for the others"
    OWN_CASE = "the parties of the case; a 404 for everybody else, the team included"
    OWN_EXPERTISE = "the expert of the case; a 404 for everybody else, the parties included"
    DESK_CASE = "the case's mediator and the Centre; a 404 for the others"
    OWN_SECTOR = "the editors of the federation and the Centre; a 404 for the others"
    TEAM = "the team, with what Wagtail lets each of them do; a 404 for the others"


# The first room whose route begins the address; the last lines are single pages.
ROOMS = [
    ("espace/dossier/", Rule.OWN_CASE),
    ("espace/expertise/", Rule.OWN_EXPERTISE),
    ("espace/rendez-vous/", Rule.PUBLIC),
    ("espace/", Rule.SIGNED_IN),
    ("demande/<uuid", Rule.OWN_DRAFT),
    ("demande/", Rule.PUBLIC),
    ("admin/dossiers/<", Rule.DESK_CASE),
    ("admin/controle/", Rule.OWN_SECTOR),
    ("admin/formulaires/<", Rule.OWN_SECTOR),
    ("admin/formulaires/chiffres/<", Rule.OWN_SECTOR),
    ("admin/transfert/secteur/", Rule.OWN_SECTOR),
    ("admin/", Rule.TEAM),
    ("compte/", Rule.SIGNED_IN),
    ("verifier/", Rule.PUBLIC),
    ("sante/", Rule.PUBLIC),
    ("demo/", Rule.PUBLIC),
    ("api/", Rule.PUBLIC),
    ("journal/", Rule.PUBLIC),
    ("documents/", Rule.PUBLIC),
    ("media/", Rule.PUBLIC),
    ("recherche/", Rule.PUBLIC),
    ("demande-par-courrier/", Rule.PUBLIC),
    ("sitemap.xml", Rule.PUBLIC),
    ("robots.txt", Rule.PUBLIC),
    ("_util/", Rule.PUBLIC),
]
# Wagtail's own pages: whatever is left, by the words of their regular expression.
PAGES_OF_THE_CMS = re.compile(r"^\^\(\(\?:\[\\w\\-\]\+/\)\*\)\$$|^$")


@dataclass(frozen=True)
class Address:
    route: str
    name: str
    rule: Rule

    def fill(self, values) -> str:
        """A real address: `values` by the name of the argument, or by (rule, name) those of this address alone; « 1 » or
        « x » for what nobody knows."""
        values = {**values, **values.get((self.rule, self.name), {})}
        path = re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: str(_value(found, values)), self.route)
        path = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: str(values.get(found[1], 1)), path)
        return "/" + re.sub(r"\(.*?\)[*+?]?", "1", path).replace("^", "").replace("$", "").replace("\\", "")


def _value(found, values):
    kind, name = found.groups()
    return values.get(name, {"int": 1, "uuid": "00000000-0000-0000-0000-000000000000"}.get(kind, "x"))


def addresses() -> list[Address]:
    """All of them. Fails on one that no room knows."""
    found = list(_walk(get_resolver().url_patterns, ""))
    unknown = sorted({address.route for address in found if address.rule is None})
    assert not unknown, f"these addresses have no rule in tests/access/addresses.py: {unknown}"
    return found


def _walk(patterns, before):
    for pattern in patterns:
        text = str(pattern.pattern)
        route = before + (text if isinstance(pattern.pattern, RoutePattern) else text.removeprefix("^"))
        if isinstance(pattern, URLPattern):
            yield Address(route, pattern.name or "", _rule(route))
        else:
            yield from _walk(pattern.url_patterns, route)


def _rule(route):
    if PAGES_OF_THE_CMS.match(route) or PAGES_OF_THE_CMS.match(f"^{route}"):
        return Rule.PUBLIC
    return next((rule for room, rule in ROOMS if route.startswith(room)), None)
