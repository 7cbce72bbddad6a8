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


def question(kind, key, label, help="", example="", why="", required=True, when=ALWAYS, **own):
    value = {"key": key, "label": label, "help": help, "example": example, "why": why, "required": required}
    return {"type": kind, "id": block_id("question", key), "value": value | {"visible_when": when} | own}


def yes_no(key, label, **more):
    return question("yes_no", key, label, **more)


def date(key, label, limit="past", not_before="", **more):
    return question("date", key, label, limit=limit, not_before=not_before, **more)


def address(key, label, **more):
    return question("address", key, label, **more)


def table(key, label, item, *questions, at_least=1, at_most=10, **more):
    """A table of repeated rows, each with the same `questions`; `item` is the name of a row."""
    rows = {"item_label": item, "min_rows": at_least, "max_rows": at_most, "questions": list(questions)}
    return question("repeat", key, label, **rows, **more)


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


def document(key, label, why, help="", required=False, when=ALWAYS):
    value = {"key": key, "label": label, "help": help, "why": why, "required": required, "visible_when": when}
    return {"type": "document", "id": block_id("document", key), "value": value}


def relief(key, label, kind="other", amount=False, date=False):
    value = {"key": key, "label": label, "kind": kind, "amount": amount, "date": date}
    return {"type": "relief", "id": block_id("relief", key), "value": value}


def end(kind, key, title, when, html, law, actions, **own):
    """One end of a form. `law`: a key of `portal/legal_references.py`; `actions`: (what one can do, address)."""
    next_actions = [
        {"type": "item", "id": block_id("action", key, url), "value": {"label": label, "url": url}}
        for label, url in actions
    ]
    value = {
        "key": key,
        "title": title,
        "when": when,
        "body": html,
        "legal_reference": law,
        "next_actions": next_actions,
    }
    return {"type": kind, "id": block_id("end", key), "value": value | own}


def warn(key, title, when, html, law, *actions):
    return end("warn", key, title, when, html, law, actions)


def stop(key, title, when, html, law, *actions, ground="out_of_scope"):
    return end("stop", key, title, when, html, law, actions, ground=ground)


def redirect(key, title, when, html, law, *actions, form="", ground="out_of_scope"):
    return end("redirect", key, title, when, html, law, actions, target_form=form, ground=ground)


def defer(key, title, when, html, law, *actions, days, start="", ground="no_prior_complaint"):
    return end("defer", key, title, when, html, law, actions, days=days, start=start, ground=ground)


def look(key, title, when, html, law, *actions):
    """A person of the Centre looks at this point; the request goes on."""
    return end("human_review", key, title, when, html, law, actions)
