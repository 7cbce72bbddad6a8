"""E501: what kept its name since a published version is still the same thing, or old and new answers would mix."""

from difflib import SequenceMatcher

from sectors.checks.findings import error, warning
from sectors.checks.texts import WORD, flat

SHORT_WORD = 3
UNLIKE = 0.5


def check_kept_keys(outline, rules):
    """An error for a question that changed its type, a warning for an answer that no longer says the same."""
    known = _last_published(rules.published)
    for asked in outline.all_asked:
        question = asked.question
        before = known.get(question["key"])
        if asked.row is not None or before is None:
            continue
        if before["type"] != question["type"]:
            text = (
                f"La question « {question['label']} » a changé de genre depuis une version publiée "
                f"(« {before['label']} ») : créez une nouvelle question et supprimez celle-ci."
            )
            yield error("E501", text, asked.place)
            continue
        labels = {option["key"]: option["label"] for option in before.get("options") or ()}
        for option in question.get("options") or ():
            old = labels.get(option["key"])
            if old is not None and not alike(old, option["label"]):
                text = (
                    f"À la question « {question['label']} », la réponse « {option['label']} » a pris la place de "
                    f"« {old} ». Si elle dit autre chose, supprimez-la et ajoutez-en une : sinon les demandes "
                    "commencées et les chiffres confondraient les deux."
                )
                yield warning("E501", text, asked.place)


def _last_published(published):
    """{key: question} as it was published last; `published` has the newest document first."""
    known = {}
    for earlier in published:
        for step in earlier["steps"]:
            for question in step["questions"]:
                known.setdefault(question["key"], question)
    return known


def alike(before, after):
    """True if two labels may be two wordings of one thing: a long word in common, or most letters in the same order."""
    old, new = flat(before), flat(after)
    shared = {word for word in WORD.findall(old) if len(word) > SHORT_WORD} & set(WORD.findall(new))
    return bool(shared) or SequenceMatcher(None, old, new, autojunk=False).ratio() >= UNLIKE
