"""Short words to write a form as a StreamField's stored data. Block ids come from the keys: loading twice is the same."""

import uuid

NAMESPACE = uuid.UUID("5b7c9a52-6d0e-4a53-9d55-1f0f0f2f6a01")


def block_id(*parts):
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def when(*rules, match="all"):
    """A condition from rules (subject, operator, value)."""
    return {
        "match": match,
        "rules": [
            {
                "type": "item",
                "id": block_id("rule", *rule),
                "value": dict(zip(("subject", "operator", "value"), rule, strict=True)),
            }
            for rule in rules
        ],
    }


ALWAYS = when()


def question(kind, key, label, help="", why="", required=True, when=ALWAYS, **own):
    value = {"key": key, "label": label, "help": help, "why": why, "required": required, "visible_when": when}
    return {"type": kind, "id": block_id("question", key), "value": value | own}


def yes_no(key, label, **more):
    return question("yes_no", key, label, **more)


def date(key, label, limit="past", **more):
    return question("date", key, label, limit=limit, **more)


def amount(key, label, **more):
    return question("amount", key, label, min=None, max=None, **more)


def number(key, label, unit="", **more):
    return question("number", key, label, min=None, max=None, unit=unit, **more)


def text(key, label, **more):
    return question("text", key, label, max_length=200, **more)


def story(key, label, **more):
    return question("textarea", key, label, max_length=3000, **more)


def choice(key, label, options, kind="choice", **more):
    """`options`: (key, label) or (key, label, precision)."""
    items = [
        {
            "type": "item",
            "id": block_id("option", key, option[0]),
            "value": {"key": option[0], "label": option[1], "help": option[2] if len(option) > 2 else ""},
        }
        for option in options
    ]
    return question(kind, key, label, options=items, **more)


def choices(key, label, options, **more):
    return choice(key, label, options, kind="multi_choice", **more)


def info(key, label, html, when=ALWAYS):
    value = {"key": key, "label": label, "text": html, "visible_when": when}
    return {"type": "info", "id": block_id("question", key), "value": value}


def step(key, title, *questions, intro="", when=ALWAYS):
    value = {"key": key, "title": title, "intro": f"<p>{intro}</p>" if intro else "", "visible_when": when}
    return {"type": "step", "id": block_id("step", key), "value": value | {"questions": list(questions)}}


def document(key, label, why, help="", required=False):
    value = {"key": key, "label": label, "help": help, "why": why, "required": required}
    return {"type": "document", "id": block_id("document", key), "value": value}


def relief(key, label, amount=False):
    return {"type": "relief", "id": block_id("relief", key), "value": {"key": key, "label": label, "amount": amount}}
