"""E407, for links: an address that leads nowhere, words that do not say where a link leads. Nothing is fetched."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from sectors.checks.findings import advice, warning

SCHEMES = ("http", "https", "mailto", "tel")
HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
SAYS_NOTHING = {
    "ici",
    "cliquez ici",
    "cliquer ici",
    "lien",
    "ce lien",
    "voir",
    "en savoir plus",
    "lire la suite",
    "suite",
}


def check_links(outline, rules):
    """A warning for an address that nobody can follow, an advice for a link whose words say nothing."""
    for name, place, links in _elements(outline.document):
        for address, words in links:
            if not leads_somewhere(address):
                said = f"{name} a un lien, « {words} », qui ne mène nulle part"
                why = f" : « {address} » n’est pas une adresse." if address else " : la page visée n’existe plus."
                yield warning("E407", said + why, place)
            if words.strip(" .…!").lower() in SAYS_NOTHING:
                said = f"{name} a un lien « {words} » : dites où il mène, car il est aussi lu seul."
                yield advice("E407", said, place)


def leads_somewhere(address):
    """True for a page of the portal, a web address, an e-mail address, a telephone number, as far as can be read."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if any(sign.isspace() for sign in address.strip()):
        return False
    if not parts.scheme:
        return address.startswith(("/", "#")) and not address.startswith("//") and len(address) > 1
    if parts.scheme not in SCHEMES:
        return False
    if parts.scheme in ("mailto", "tel"):
        return "@" in parts.path if parts.scheme == "mailto" else any(sign.isdigit() for sign in parts.path)
    return bool(HOST.fullmatch(host))


def _elements(document):
    """(name for the editor, place, [(address, words)]) of everything that may hold a link."""
    yield "L’introduction du formulaire", ("form",), links_of(document.get("introduction"))
    for index, step in enumerate(document["steps"]):
        yield f"L’étape « {step['title']} »", ("steps", index), links_of(step.get("intro"))
        for number, question in enumerate(step["questions"]):
            if question["type"] == "info":
                yield f"L’information « {question['label']} »", ("steps", index, number), links_of(question.get("text"))
    for number, outcome in enumerate(document.get("outcomes") or ()):
        actions = [(action["url"], action["label"]) for action in outcome.get("next_actions") or () if action["url"]]
        yield f"L’issue « {outcome['title']} »", ("outcomes", number), [*links_of(outcome.get("body")), *actions]


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.address, self.words = [], None, []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.address, self.words = dict(attrs).get("href") or "", []

    def handle_data(self, data):
        self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.address is not None:
            self.found.append((self.address, " ".join("".join(self.words).split())))
            self.address = None


def links_of(html):
    """[(address, words)] of each link of a rich text."""
    reader = _Links()
    reader.feed(html or "")
    reader.close()
    return reader.found
