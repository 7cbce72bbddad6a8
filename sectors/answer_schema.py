"""The JSON Schema (2020-12) of the answers to one published form: what another program may send."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def answers_schema(document):
    """An object schema with one property per question of `document`; all optional, since conditions hide some."""
    questions = [q for step in document["steps"] for q in step["questions"] if q["type"] not in ("info", "file")]
    return {
        "$schema": DRAFT,
        "title": document["title"],
        "type": "object",
        "additionalProperties": False,
        "properties": {question["key"]: question_schema(question) for question in questions},
    }


def question_schema(question):
    """The schema of one answer, with the words of its question."""
    texts = {"title": question["label"]}
    if question.get("help"):
        texts["description"] = question["help"]
    return texts | TYPES[question["type"]](question)


def _text(question):
    return {
        "type": "string",
        "maxLength": question.get("max_length") or {"text": 200, "textarea": 4000}[question["type"]],
    }


def _choices(question):
    return {"enum": [option["key"] for option in question["options"]]}


def _number(question):
    bounds = {"minimum": question.get("min") or 0} | ({"maximum": question["max"]} if question.get("max") else {})
    return {"type": "integer"} | bounds


def _rows(question):
    inner = {q["key"]: question_schema(q) for q in question["questions"] if q["type"] != "info"}
    rows = {"type": "object", "properties": inner, "additionalProperties": False}
    return {"type": "array", "maxItems": question.get("max_rows") or 50, "items": rows}


def _address(question):
    line = {"type": "string", "maxLength": 300}
    return {"type": "object", "properties": dict.fromkeys(["line", "postal_code", "city"], line)}


TYPES = {
    "text": _text,
    "textarea": _text,
    "yes_no": lambda question: {"type": "boolean"},
    "choice": _choices,
    "multi_choice": lambda question: {"type": "array", "items": _choices(question), "uniqueItems": True},
    "date": lambda question: {"type": "string", "format": "date"},
    "amount": lambda question: {"type": "string", "pattern": r"^\d{1,8}(\.\d{1,2})?$"},
    "number": _number,
    "email": lambda question: {"type": "string", "format": "email"},
    "phone": lambda question: {"type": "string", "maxLength": 30},
    "address": _address,
    "repeat": _rows,
}
