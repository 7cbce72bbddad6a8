"""Does every condition read something that exists, earlier, in a way that means something?"""

from sectors.checks.findings import error
from sectors.checks.outline import NO_ANSWER
from sectors.checks.words import listed
from sectors.conditions import DURATION, comparable, leaves
from sectors.keys import NONE_FITS

ORDERED = {"lt", "lte", "gt", "gte"}
EQUAL = {"is", "is_not", "in", "not_in"}
FITS = {
    "yes_no": {"is", "is_not"},
    "choice": EQUAL,
    "multi_choice": {"includes"},
    "date": ORDERED | {"older_than", "within"},
    "amount": ORDERED,
    "number": ORDERED | EQUAL,
}
ANSWERED = {"answered", "not_answered"}


def check_references(outline):
    """E101 to E105 for each leaf of each condition, E106 for axes that wait for one another."""
    for reader in outline.readers:
        for leaf in leaves(reader.condition):
            yield from check_leaf(leaf, reader, outline)
    yield from _axis_rings(outline)


def is_sound(leaf, reader, outline):
    """True if this leaf can be evaluated; what cannot has its finding, and stays out of the other checks."""
    return not any(True for _ in check_leaf(leaf, reader, outline))


def check_leaf(leaf, reader, outline):
    """The findings on one leaf as `reader` reads it."""
    said = f"La condition de « {reader.label} »"
    operand, problem = _operand(leaf, reader, outline, said)
    if problem:
        yield problem
    elif "unreadable" in leaf:
        text = f"{said} (« {operand['label']} ») ne peut pas être lue : {leaf['unreadable']}."
        yield error("E105", text, reader.place)
    else:
        yield from _check_comparison(leaf, operand, said, reader.place)


def _operand(leaf, reader, outline, said):
    """(the question or axis that the leaf reads, None) or (None, finding)."""
    if "facet" in leaf:
        return _axis_operand(leaf["facet"], reader, outline, said)
    asked = outline.asked.get(leaf.get("q"))
    if asked is None or asked.question["type"] in NO_ANSWER:
        text = f"{said} dépend d’une question qui n’existe plus : choisissez-en une autre."
        return None, error("E101", text, reader.place)
    label = asked.question["label"]
    if asked.row != reader.row and asked.row is not None:
        text = (
            f"{said} dépend de « {label} », qui est dans un tableau : seule une colonne du même tableau peut la lire."
        )
        return None, error("E103", text, reader.place)
    if reader.row is not None and asked.row != reader.row:
        text = f"{said} dépend de « {label} », qui est hors du tableau : choisissez une colonne placée avant elle."
        return None, error("E103", text, reader.place)
    if asked.rank >= reader.rank:
        own = reader.kind == "question" and asked.question["key"] == reader.key
        text = (
            f"{said} dépend de sa propre réponse : choisissez une question posée avant."
            if own
            else f"{said} dépend de « {label} », qui n’est pas posée avant : déplacez l’une des deux."
        )
        return None, error("E102", text, reader.place)
    return asked.question, None


def _axis_operand(key, reader, outline, said):
    if key not in outline.axes:
        text = f"{said} dépend d’un axe de classement qui n’existe plus : choisissez une autre question."
        return None, error("E101", text, reader.place)
    order = list(outline.axes)
    if reader.kind == "axis" and order.index(key) >= order.index(reader.key):
        text = f"{said} dépend de l’axe « {outline.axes[key]['label']} », qui n’est pas demandé avant."
        return None, error("E102", text, reader.place)
    return outline.axes[key] | {"type": "choice"}, None


def _check_comparison(leaf, operand, said, place):
    operator, value, kind = leaf.get("op"), leaf.get("v"), operand["type"]
    if operator in ANSWERED:
        return
    if operator not in FITS.get(kind, ()):
        text = f"{said} compare « {operand['label']} » d’une façon qui ne convient pas à ce genre de réponse."
        yield error("E105", text, place)
    elif "options" in operand:
        yield from _check_options(value, operand, said, place)
    elif not _value_fits(kind, operator, value):
        text = f"{said} attend de « {operand['label']} » une valeur qui ne peut pas être lue : « {value} »."
        yield error("E105", text, place)


def _check_options(value, operand, said, place):
    known = {option["key"] for option in operand["options"]} | {NONE_FITS}
    for key in value if isinstance(value, list) else [value]:
        if key not in known:
            text = f"{said} attend « {key} », qui n’est plus une réponse de « {operand['label']} »."
            yield error("E104", text, place)


def _value_fits(kind, operator, value):
    if kind == "yes_no":
        return isinstance(value, bool)
    if operator in ("older_than", "within"):
        return isinstance(value, str) and DURATION.fullmatch(value) is not None
    values = value if operator in ("in", "not_in") and isinstance(value, list) else [value]
    if kind == "date":
        return value == "today" or comparable("date", value, None) is not None
    return bool(values) and all(comparable(kind, one, None) is not None for one in values)


def _axis_rings(outline):
    """E106: the ring of axes in which each is asked only after the next."""
    waits = {
        key: {leaf["facet"] for leaf in leaves(axis.get("asked_when")) if leaf.get("facet") in outline.axes}
        for key, axis in outline.axes.items()
    }
    for ring in rings(waits):
        said = listed([f"« {outline.axes[key]['label']} »" for key in ring])
        text = f"Les axes {said} s’attendent l’un l’autre : personne ne pourrait y répondre."
        yield error("E106", text, ("axes", list(outline.axes).index(ring[0])))


def rings(edges):
    """The rings of a graph {node: nodes}, each once, as the list of its nodes from the first in the graph's order."""
    found, settled = [], set()
    for start in edges:
        trail = _way_back(start, edges, settled)
        if trail:
            found.append(trail)
            settled.update(trail)
        settled.add(start)
    return found


def _way_back(start, edges, settled):
    """The shortest way from `start` to itself through nodes that are not settled, or None."""
    waiting, came_from = [start], {}
    for node in waiting:
        for following in sorted(edges.get(node, ())):
            if following == start:
                trail = [node]
                while trail[-1] != start:
                    trail.append(came_from[trail[-1]])
                return trail[::-1]
            if following not in came_from and following not in settled:
                came_from[following] = node
                waiting.append(following)
    return None
