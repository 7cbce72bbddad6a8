"""A small sector of its own, « Jardins », whose forms have every kind of end, a table, a sub-axis and documents.

travaux: taille, plantation; souci (asked for taille only): retard, degats
taille → the form « taille »; plantation → the form « plantation »; anything else → « autres » (general)
"""

import copy

from django.utils import timezone
from wagtail.models import Site

from sectors.models import (
    Axis,
    AxisOption,
    Federation,
    FormVersion,
    GuidedFormPage,
    SectorPage,
    canonical_json,
)
from sectors.schema import SCHEMA_VERSION, check_shape


def question(key, kind="yes_no", when=None, required=True, **own):
    shared = {"key": key, "type": kind, "label": f"Question {key} ?", "help": "", "why": "", "required": required}
    return shared | {"visible_when": when} | own


def options(*keys):
    return [{"key": key, "label": f"Choix {key}", "help": ""} for key in keys]


def step(key, *questions, when=None):
    return {"key": key, "title": f"Étape {key}", "intro": "", "visible_when": when, "questions": list(questions)}


def when(key, value):
    return {"q": key, "op": "is", "v": value}


def end(key, kind, condition, **own):
    shared = {
        "key": key, "kind": kind, "when": condition, "title": f"Fin {key}", "body": f"<p>Explication {key}.</p>",
        "legal_reference": None, "ground": None, "until": None, "target_form": None,
        "next_actions": [{"label": "Trouver un conciliateur", "url": "https://www.conciliateurs.fr/"}],
    }  # fmt: skip
    return shared | own


REASONS = ("ouvert", "ferme", "ailleurs", "plus_tard", "humain", "lire", "litige")
TREE_ENDS = [
    end("arret", "stop", when("raison", "ferme"), ground="out_of_scope"),
    end("detour", "redirect", when("raison", "ailleurs"), target_form="plantation", next_actions=[]),
    end("attendre", "defer", when("raison", "plus_tard"), until={"days": 60, "from": "date_facture"}),
    end("regard", "human_review", when("raison", "humain")),
    end("mur", "warn", when("raison", "lire")),
    end("trop_tot", "stop", {"facet": "souci", "op": "is", "v": "retard"}),
]
INVOICES = question(
    "factures", "repeat", when("raison", "litige"), item_label="Facture", min_rows=1, max_rows=3,
    questions=[question("numero", "text", max_length=20), question("montant", "amount")],
)  # fmt: skip
TREE_STEPS = [
    step("debut", question("date_facture", "date", max="today"), question("arbre", "text", max_length=80)),
    step("suite", question("raison", "choice", options=options(*REASONS))),
    step("detail", INVOICES, question("adresse", "address", when("raison", "litige"))),
    step("reste", question("ami")),
]
PLANTING_STEPS = [
    step("debut", question("arbre", "text", max_length=80)),
    step("plants", question("nombre", "number", min=1, max=50), question("raison", "text", max_length=60)),
]
PHOTO = {"key": "photo", "label": "Une photo", "help": "De loin.", "why": "Pour voir.", "required": True,
         "visible_when": when("ami", True)}  # fmt: skip


class Garden:
    """The sector and its pages; `publish(slug, **changes)` freezes another version of a form."""

    def __init__(self):
        home = Site.objects.get(is_default_site=True).root_page.specific
        self.federation = Federation.objects.get(slug="fba")
        self.page = SectorPage(title="Jardins", slug="jardins", federation=self.federation)
        self.page.axes = [
            _axis("travaux", 0, "taille", "plantation"),
            _axis("souci", 1, "retard", "degats", asked_when={"travaux": ["taille"]}),
        ]
        home.add_child(instance=self.page)
        self.forms = {}
        self.publish("taille", covers={"travaux": ["taille"]}, steps=TREE_STEPS, outcomes=TREE_ENDS, documents=[PHOTO])
        self.publish("plantation", covers={"travaux": ["plantation"]}, steps=PLANTING_STEPS)
        self.publish("autres", general=True, steps=[step("debut", question("arbre", "text", max_length=80))])

    def publish(self, slug, **changes):
        page, document = self.forms.get(slug) or (self._page(slug), self._document(slug))
        document = copy.deepcopy(document | changes)
        document["number"] = FormVersion.objects.of_page(page).count() + 1
        check_shape(document)
        self.forms[slug] = page, document
        return FormVersion.objects.create(
            form_page=page, federation=self.federation, sector_slug="jardins", sector_title="Jardins", form_slug=slug,
            number=document["number"], title=page.title, schema_version=SCHEMA_VERSION,
            document=canonical_json(document), published_at=timezone.now(),
        )  # fmt: skip

    def _page(self, slug):
        page = self.page.add_child(instance=GuidedFormPage(title=f"Formulaire {slug}", slug=slug, live=False))
        GuidedFormPage.objects.filter(pk=page.pk).update(live=True)  # its documents are written here, by hand
        return page

    def _document(self, slug):
        relief = {"key": "repair", "label": "Replanter", "kind": "repair", "amount": False, "date": True}
        return {
            "schema": "guided-form/2", "schema_version": SCHEMA_VERSION, "form": f"jardins-{slug}", "lang": "fr",
            "title": f"Formulaire {slug}", "federation": "fba", "sector": {"slug": "jardins", "title": "Jardins"},
            "axes": self.page.axes_data(), "covers": {}, "general": False, "introduction": "",
            "estimated_minutes": 5, "steps": [], "documents": [], "outcomes": [], "relief_options": [relief],
            "published_at": timezone.now().isoformat(),
        }  # fmt: skip


def _axis(key, order, *choices, asked_when=None):
    listed = [AxisOption(key=name, label=f"Choix {name}", sort_order=rank) for rank, name in enumerate(choices)]
    return Axis(key=key, label=f"Axe {key}", sort_order=order, options=listed, asked_when=asked_when or {})
