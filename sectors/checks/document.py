"""All the checks of one form, in reading order."""

from sectors.checks.coverage import coverage, patterns, say_pattern
from sectors.checks.findings import ERROR, WARNING, error, warning
from sectors.checks.kept_keys import check_kept_keys
from sectors.checks.links import check_links
from sectors.checks.outline import Outline
from sectors.checks.paths import longest
from sectors.checks.reach import Reach
from sectors.checks.references import check_references
from sectors.checks.rules import Rules
from sectors.checks.sector import redirection_rings, slug_of, uncovered, unknown_targets
from sectors.checks.solver import Solver
from sectors.checks.space import Space
from sectors.checks.structure import check_structure
from sectors.checks.texts import check_texts
from sectors.checks.words import listed, say_assignment
from sectors.keys import NONE_FITS


def check_document(document, rules=None):
    """Every finding on a compiled form, alone and beside its siblings, in reading order and without doubles.

    Pure: the same document and the same rules always give the same findings.
    """
    rules = rules or Rules()
    outline = Outline(document)
    space = Space(outline, rules)
    solver = Solver(space)
    found = [
        *_covers(outline),
        *_beside_the_others(document, rules),
        *check_structure(outline, rules),
        *check_references(outline),
        *Reach(space, solver).check(),
        *_length(space, solver, rules),
        *check_texts(outline, rules),
        *check_links(outline, rules),
        *check_kept_keys(outline, rules),
    ]
    return sorted(dict.fromkeys(found), key=lambda finding: _rank(finding.place))


def _rank(place):
    families = ["form", "covers", "is_general", "axes", "steps", "documents", "relief_options", "outcomes", "coverage"]
    return families.index(place[0]), *place[1:]


def _covers(outline):
    """E301: the form says for which disputes it is; E303: in choices that the sector still has."""
    document = outline.document
    if document["general"]:
        return
    if not document["axes"]:
        text = "Le secteur n’a aucun axe de classement publié : ajoutez-en un, ou cochez « formulaire général » ici."
        yield error("E301", text, ("covers",))
        return
    if not any(document["covers"].values()):
        text = "Cochez au moins un choix d’un axe : sinon personne n’arriverait à ce formulaire."
        yield error("E301", text, ("covers",))
    for key, options in document["covers"].items():
        axis = outline.axes.get(key)
        known = {option["key"] for option in axis["options"]} - {NONE_FITS} if axis else set()
        for option in options:
            if option not in known:
                text = f"Ce formulaire couvre « {option} », qui n’est plus un choix du secteur : décochez-le."
                yield error("E303", text, ("covers",))


def _beside_the_others(document, rules):
    """E302 two forms for one dispute, E301 a dispute without a form, E101 and E106 redirections."""
    forms = [*rules.siblings, document]
    found = coverage(document["axes"], forms)
    if document["general"]:
        for other in rules.siblings:
            if other["general"]:
                text = f"Le secteur a déjà un formulaire général : « {other['title']} ». Décochez l’une des deux cases."
                yield error("E302", text, ("is_general",))
    mine = [one for one in found.doubly_covered if document in one.forms]
    for pattern in patterns(mine, found.axes)[:5]:
        others = {form["title"] for one in mine for form in one.forms if form is not document}
        text = (
            f"Avec {say_pattern(pattern, found.axes)}, plusieurs formulaires se présenteraient : celui-ci et "
            f"{listed([f'« {title} »' for title in sorted(others)])}. Décochez ce choix dans l’un d’eux."
        )
        yield error("E302", text, ("covers",))
    if document["axes"]:
        yield from _left_without_a_form(document, found, rules)
    yield from unknown_targets(document, {slug_of(form): form["title"] for form in forms})
    titles = {slug_of(form): form["title"] for form in forms}
    for ring in redirection_rings(forms):
        if slug_of(document) in ring:
            said = listed([f"« {titles[slug]} »" for slug in ring])
            place = next(
                ("outcomes", number)
                for number, outcome in enumerate(document["outcomes"])
                if outcome.get("target_form") in ring
            )
            text = f"Les formulaires {said} se renvoient la personne l’un à l’autre : elle tournerait sans fin."
            if len(ring) == 1:
                text = "Cette issue renvoie vers le formulaire où elle se trouve : la personne tournerait sans fin."
            yield error("E106", text, place)


def _left_without_a_form(document, found, rules):
    """E301. The forms of a new sector come one after another: only what had a form and loses it is an error."""
    before = coverage(document["axes"], [*rules.siblings, *rules.published[:1]])
    open_before = [] if before.general else [one.facets for one in before.uncovered]
    lost = any(one.facets not in open_before for one in found.uncovered) and bool(rules.published)
    yield from uncovered(found, ("covers",), level=ERROR if lost else WARNING)


def _length(space, solver, rules):
    """W208: a person may be asked a great many questions. E701: more than is accepted."""
    asked = sum(variable.source == "q" for variable in space.variables)
    if asked <= min(rules.long_path, rules.questions_on_a_path):
        return
    found, most, answers = longest(space, solver)
    if found > rules.questions_on_a_path:
        text = f"Une personne peut avoir {found} questions ; {rules.questions_on_a_path} au plus sont acceptées."
        yield error("E701", text, ("steps",), _example(space, answers))
    elif found > rules.long_path:
        text = f"Une personne peut avoir {found} questions : beaucoup renoncent au-delà de {rules.long_path}."
        yield warning("W208", text, ("steps",), _example(space, answers))


def _example(space, answers):
    return say_assignment(answers[:6], space.outline)
