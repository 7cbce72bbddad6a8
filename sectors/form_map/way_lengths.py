"""How long a way through a form takes: seconds per kind of question, then what every request asks for at its end."""

from math import ceil

SECONDS = {"textarea": 150, "repeat": 120, "address": 45, "file": 90, "info": 20, "text": 40, "date": 30, "amount": 30}
USUAL = 20  # reading a question and choosing an answer
BEFORE_AND_AFTER = 240  # the pre-check, the professional, one's own name and address, checking everything
PER_DOCUMENT, RELIEF = 45, 60


def minutes_of(document, way):
    """Whole minutes for a way of `sectors.checks.paths`, documents and requests included when it goes to its end."""
    shown = [q for step in document["steps"] if step["key"] in way.steps for q in step["questions"]]
    seconds = sum(SECONDS.get(q["type"], USUAL) for q in shown if q["key"] in way.answers or q["type"] == "info")
    if way.outcome == "file":
        seconds += BEFORE_AND_AFTER + RELIEF + PER_DOCUMENT * len(document["documents"])
    return max(1, ceil(seconds / 60))
