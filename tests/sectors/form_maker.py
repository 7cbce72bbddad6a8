"""Guided forms made up for the tests: short words to write one by hand, and a strategy that draws random ones."""

import datetime
import itertools

from hypothesis import strategies as st

from sectors.checks import Rules
from sectors.evaluation import evaluate

TODAY = datetime.date(2027, 1, 15)
RULES = Rules(today=TODAY)
INTERRUPTING = ("stop", "redirect", "defer", "human_review")


def question(key, kind="yes_no", when=None, required=True, **own):
    label = own.pop("label", f"Question {key} ?")
    plain = {"key": key, "type": kind, "label": label, "help": "", "why": "", "required": required}
    if kind in ("choice", "multi_choice"):
        own["options"] = [{"key": name, "label": f"Réponse {name}", "help": ""} for name in own.get("options", "abc")]
    return plain | {"visible_when": when} | own


def step(key, *questions, when=None, title=None):
    return {
        "key": key,
        "title": title or f"Étape {key}",
        "intro": "",
        "visible_when": when,
        "questions": list(questions),
    }


def axis(key, options="xy", asked_when=None):
    names = [*options, "none_fits"]
    listed = [{"key": name, "label": f"Choix {name}", "help": "", "example": ""} for name in names]
    return {"key": key, "label": f"Axe {key}", "help": "", "asked_when": asked_when, "options": listed}


def outcome(key, kind="stop", when=None, **own):
    plain = {
        "key": key, "kind": kind, "when": when, "title": f"Issue {key}", "body": "<p>Voici ce que vous pouvez faire.</p>",
        "legal_reference": None, "ground": "out_of_scope", "target_form": None, "until": None,
        "next_actions": [{"label": "Trouver un conciliateur", "url": "https://www.conciliateurs.fr/"}],
    }  # fmt: skip
    return plain | ({"until": {"days": 60, "from": "today"}} if kind == "defer" else {}) | own


def form(
    *steps, axes=(), covers=None, general=False, outcomes=(), documents=(), slug="formulaire", title="Un formulaire"
):
    return {
        "schema": "guided-form/2", "schema_version": 2, "form": f"secteur-{slug}", "lang": "fr", "title": title,
        "federation": "fed", "sector": {"slug": "secteur", "title": "Secteur"}, "axes": list(axes),
        "covers": covers or {}, "general": general, "introduction": "", "estimated_minutes": 10, "steps": list(steps),
        "documents": list(documents), "outcomes": list(outcomes),
        "relief_options": [{"key": "refund", "label": "Un remboursement", "kind": "refund", "amount": True, "date": False}],
    }  # fmt: skip


def document_request(key, label="Le devis", why="Il fixe le prix.", help="En haut de page.", required=True, when=None):
    return {"key": key, "label": label, "help": help, "why": why, "required": required, "visible_when": when}


def leaf(key, op="is", v=True):
    return {"q": key, "op": op} | ({} if op in ("answered", "not_answered") else {"v": v})


def when_facet(key, v="x", op="is"):
    return {"facet": key, "op": op, "v": v}


# -- Random forms ---------------------------------------------------------------------------------------------------

KINDS = ["yes_no", "choice", "multi_choice", "number", "date", "text"]
DAYS = [(TODAY - datetime.timedelta(days=days)).isoformat() for days in (500, 366, 365, 200, 100, 30, 0)]
VALUES = {
    "yes_no": [True, False],
    "choice": ["a", "b", "c"],
    "multi_choice": [list(some) for size in (1, 2, 3) for some in itertools.combinations("abc", size)],
    "number": list(range(6)),
    "date": DAYS,
    "text": ["Une réponse"],
}


@st.composite
def leaves_on(draw, asked, axes):
    """A comparison that fits one of the questions already asked, or an axis."""
    known = [*asked, *axes]
    chosen = draw(st.sampled_from(known))
    if "options" in chosen and "type" not in chosen:
        return when_facet(chosen["key"], draw(st.sampled_from("xy")), draw(st.sampled_from(["is", "is_not"])))
    key, kind = chosen["key"], chosen["type"]
    if draw(st.integers(0, 5)) == 0 or kind == "text":
        return leaf(key, draw(st.sampled_from(["answered", "not_answered"])))
    if kind == "yes_no":
        return leaf(key, draw(st.sampled_from(["is", "is_not"])), draw(st.booleans()))
    if kind == "choice":
        some = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True))
        return draw(st.sampled_from([leaf(key, "is", some[0]), leaf(key, "in", some), leaf(key, "not_in", some)]))
    if kind == "multi_choice":
        return leaf(key, "includes", draw(st.sampled_from("abc")))
    if kind == "number":
        return leaf(key, draw(st.sampled_from(["lt", "lte", "gt", "gte", "is"])), draw(st.integers(0, 5)))
    duration = leaf(key, draw(st.sampled_from(["older_than", "within"])), draw(st.sampled_from(["P1Y", "P30D"])))
    return draw(st.sampled_from([duration, leaf(key, "lt", DAYS[3]), leaf(key, "gt", DAYS[3])]))


@st.composite
def conditions(draw, asked, axes, always=True):
    if not (asked or axes) or (always and draw(st.booleans())):
        return None
    one = draw(leaves_on(asked, axes))
    shape = draw(st.sampled_from(["one", "one", "all", "any", "not"]))
    if shape == "one":
        return one
    return {"not": one} if shape == "not" else {shape: [one, draw(leaves_on(asked, axes))]}


@st.composite
def forms(draw, most_questions=5):
    """A small form, possibly absurd: its conditions fit what they read, and that is all."""
    axes = [axis("sort")] if draw(st.booleans()) else []
    asked, steps = [], []
    for number in range(draw(st.integers(1, 3))):
        when = draw(conditions(asked, axes))
        questions = []
        for _ in range(draw(st.integers(1, 2))):
            if len(asked) == most_questions:
                break
            kind = draw(st.sampled_from(KINDS))
            own = {"max": draw(st.integers(1, 5))} if kind == "number" else {"max": "today"} if kind == "date" else {}
            shown = draw(conditions(asked, axes))
            questions.append(question(f"q{len(asked)}", kind, shown, draw(st.booleans()), **own))
            asked.append(questions[-1])
        if questions:
            steps.append(step(f"s{number}", *questions, when=when))
    ends = [
        outcome(
            f"o{number}", draw(st.sampled_from([*INTERRUPTING, "warn"])), draw(conditions(asked, axes, always=False))
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    for end in ends:
        end["until"] = {"days": 30, "from": "today"} if end["kind"] == "defer" else None
    covers = {"sort": draw(st.sampled_from([["x"], ["y"], ["x", "y"]]))} if axes else {}
    return form(*steps, axes=axes, covers=covers, general=not axes, outcomes=ends)


# -- What really happens --------------------------------------------------------------------------------------------


def every_walk(document):
    """Each way to answer the form to its end: (facets, answers, keys seen, outcome). By brute force, with `evaluate`."""
    for facets in every_facets(document):
        stopped = interruption(document, facets, {}, -1)
        if stopped:
            yield facets, {}, frozenset(), stopped
        else:
            yield from _walks(document, facets, {}, frozenset(), 0, 0)


def every_facets(document):
    choices = [(key, options) for key, options in document["covers"].items()]
    for some in itertools.product(*(options for _, options in choices)):
        yield dict(zip((key for key, _ in choices), some, strict=True))


def _walks(document, facets, answers, seen, step_index, number):
    if step_index == len(document["steps"]):
        yield facets, answers, seen, "file"
        return
    questions = document["steps"][step_index]["questions"]
    if number == len(questions):
        shown = document["steps"][step_index]["key"] in seen
        stopped = shown and interruption(document, facets, answers, step_index)
        if stopped:
            yield facets, answers, seen, stopped
        else:
            yield from _walks(document, facets, answers, seen, step_index + 1, 0)
        return
    asked = questions[number]
    if not evaluate(document, facets, answers, TODAY).sees(asked["key"]):
        yield from _walks(document, facets, answers, seen, step_index, number + 1)
        return
    now = seen | {asked["key"], document["steps"][step_index]["key"]}
    for value in answers_to(asked):
        given = answers if value is None else answers | {asked["key"]: value}
        yield from _walks(document, facets, given, now, step_index, number + 1)


def answers_to(asked):
    values = [value for value in VALUES[asked["type"]] if asked["type"] != "number" or value <= asked.get("max", 5)]
    return values if asked["required"] else [*values, None]


def interruption(document, facets, answers, step_index):
    """The key of the outcome that stops the person after this step, as `evaluate` sees it, or None."""
    stops = [end for end in document["outcomes"] if end["kind"] in INTERRUPTING]
    so_far = document | {"steps": document["steps"][: step_index + 1], "outcomes": stops}
    found = evaluate(so_far, facets, answers, TODAY).outcome
    return found if found in {end["key"] for end in stops} else None
