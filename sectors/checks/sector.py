"""The forms of a sector together: one dispute, one form; no ring of redirections; no axis that changes nothing."""

from sectors.checks.coverage import coverage, patterns, say_pattern
from sectors.checks.findings import ERROR, Finding, advice, error, warning
from sectors.checks.outline import Outline
from sectors.checks.references import check_references, rings
from sectors.checks.rules import Rules
from sectors.checks.solver import NO, Solver
from sectors.checks.space import TRUE, Space
from sectors.checks.words import listed, say_facets
from sectors.conditions import leaves
from sectors.keys import NONE_FITS


def check_sector(axes, documents, rules=None):
    """Every finding on the axes of a sector and on its current documents taken together.

    The place is ("axes", n) or ("coverage",).
    """
    rules = rules or Rules()
    found = coverage(axes, documents)
    return [
        *check_axes(axes, rules),
        *uncovered(found, ("coverage",)),
        *_nothing_for_none_fits(found),
        *_doubly_covered(found),
        *_general_share(found, rules),
        *_redirections(documents),
        *_no_consequence(found, documents),
        *_not_counted(found),
    ]


def check_axes(axes, rules=None):
    """The findings on the axes alone: conditions of the sub-axes, options."""
    rules = rules or Rules()
    document = {"axes": axes, "covers": {}, "general": False, "steps": [], "documents": [], "relief_options": []}
    outline = Outline(document)
    space = Space(outline, rules)
    solver = Solver(space)
    yield from check_references(outline)
    for reader in outline.readers:
        formula = space.of_reader[reader.place, reader.key]
        if reader.condition is not None and solver.solve([(formula, TRUE)]).verdict == NO:
            text = f"L’axe « {reader.label} » n’est jamais demandé : aucune suite de choix n’y mène."
            yield error("E202", text, reader.place)
    for number, axis in enumerate(axes):
        options = [option for option in axis["options"] if option["key"] != NONE_FITS]
        if len(options) < 2:
            text = f"L’axe « {axis['label']} » a besoin d’au moins deux choix."
            yield error("E402", text, ("axes", number))
        elif len(options) > rules.options_at_most:
            text = (
                f"L’axe « {axis['label']} » propose {len(options)} choix : au-delà de {rules.options_at_most}, on ne "
            )
            yield warning("E402", f"{text}les lit plus.", ("axes", number))


def uncovered(found, place, level=ERROR):
    """E301, when nothing takes the combinations that no form covers."""
    if found.general or not found.uncovered:
        return
    said = listed(
        [say_pattern(pattern, found.axes) for pattern in patterns(found.uncovered, found.axes)[:5]], "ni avec"
    )
    text = (
        f"Avec {said}, aucun formulaire ne se présenterait : couvrez ces litiges, ou publiez un formulaire "
        "général, qui reçoit tout ce que les autres ne couvrent pas."
    )
    example = f"Par exemple, avec {say_facets(found.uncovered[0].facets, found.axes)}."
    yield Finding("E301", level, text, place, example if len(found.uncovered) > 1 else "")


def _nothing_for_none_fits(found):
    """E301: « Aucun de ces cas » closes every axis, and leads to the general form."""
    if not found.general:
        text = (
            "Aucun formulaire général n’est publié : qui choisit « Aucun de ces cas » n’arriverait nulle part. "
            "Publiez-en un."
        )
        yield error("E301", text, ("coverage",))


def _doubly_covered(found):
    for pattern in patterns(found.doubly_covered, found.axes)[:5]:
        forms = next(one.forms for one in found.doubly_covered if _fits(one, pattern))
        titles = listed([f"« {form['title']} »" for form in forms])
        text = f"Avec {say_pattern(pattern, found.axes)}, plusieurs formulaires se présenteraient : {titles}."
        yield error("E302", text, ("coverage",))
    if len(found.general) > 1:
        titles = listed([f"« {form['title']} »" for form in found.general])
        yield error("E302", f"Le secteur a plusieurs formulaires généraux : {titles}.", ("coverage",))


def _fits(combination, pattern):
    return all(combination.facets.get(axis) in options for axis, options in pattern.items())


def _general_share(found, rules):
    if found.general and found.general_share > rules.general_share:
        text = (
            f"Le formulaire général reçoit {found.general_share:.0f} % des litiges possibles : "
            "écrivez un formulaire pour les plus fréquents."
        )
        example = f"Par exemple, avec {say_facets(found.uncovered[0].facets, found.axes)}."
        yield warning("W305", text, ("coverage",), example)


def _not_counted(found):
    if not found.complete:
        text = f"Non démontré : seules les {len(found.combinations)} premières combinaisons ont été contrôlées."
        yield warning("W702", text, ("coverage",))


def slug_of(document):
    """The slug of a form, as redirections name it."""
    return document["form"].removeprefix(f"{document['sector']['slug']}-")


def _redirections(documents):
    titles = {slug_of(document): document["title"] for document in documents}
    for document in documents:
        yield from unknown_targets(document, titles)
    for ring in redirection_rings(documents):
        said = listed([f"« {titles[slug]} »" for slug in ring])
        yield error("E106", f"Les formulaires {said} se renvoient la personne l’un à l’autre.", ("coverage",))


def unknown_targets(document, known):
    """E101 for each redirection to a form that is not online."""
    for number, outcome in enumerate(document.get("outcomes") or ()):
        target = outcome.get("target_form")
        if outcome["kind"] == "redirect" and target and target not in known:
            text = f"L’issue « {outcome['title']} » mène à un formulaire qui n’est pas publié : « {target} »."
            yield error("E101", text, ("outcomes", number))


def redirection_rings(documents):
    """The rings of forms that lead to one another, as lists of slugs."""
    edges = {}
    for document in documents:
        targets = {o.get("target_form") for o in document.get("outcomes") or () if o["kind"] == "redirect"}
        edges[slug_of(document)] = {target for target in targets if target}
    return rings({slug: {target for target in targets if target in edges} for slug, targets in edges.items()})


def _no_consequence(found, documents):
    """W307: an axis, or two choices of it, after which nothing at all is different."""
    read = _read_options(documents, found.axes)
    forms = {tuple(sorted(one.facets.items())): [slug_of(form) for form in one.forms] for one in found.combinations}
    for number, (key, axis) in enumerate(found.axes.items()):
        groups = {}
        for option in axis["options"]:
            if option["key"] != NONE_FITS:
                groups.setdefault(_effect(key, option["key"], forms, read), []).append(option["label"])
        if len(groups) == 1 and len(axis["options"]) > 2:
            text = f"L’axe « {axis['label']} » ne change rien : tous ses choix mènent au même formulaire."
            yield warning("W307", text, ("axes", number))
            continue
        for labels in groups.values():
            if len(labels) > 1:
                same = listed([f"« {label} »" for label in labels])
                text = f"Dans l’axe « {axis['label']} », {same} mènent aux mêmes questions."
                yield advice("W307", text, ("axes", number))


def _effect(axis, option, forms, read):
    """What choosing this option leads to: the form for each choice elsewhere, and the conditions that name it."""
    chosen = ((tuple(pair for pair in facets if pair[0] != axis), slugs) for facets, slugs in forms.items()
              if (axis, option) in facets)  # fmt: skip
    return str(sorted(chosen)), option if (axis, option) in read else None


def _read_options(documents, axes):
    """The (axis, option) pairs that a condition of a form, or of a sub-axis, tells apart from the others."""
    conditions = [axis.get("asked_when") for axis in axes.values()]
    for document in documents:
        conditions += [reader.condition for reader in Outline(document).readers if reader.kind != "axis"]
    found = set()
    for condition in conditions:
        for leaf in leaves(condition):
            if "facet" in leaf:
                values = leaf.get("v")
                found |= {(leaf["facet"], value) for value in (values if isinstance(values, list) else [values])}
    return found
