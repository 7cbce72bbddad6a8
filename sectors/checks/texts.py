"""How the form speaks: sensitive questions, words that judge, words and sentences that are hard to read."""

import html
import re
import unicodedata

from sectors.checks.findings import advice, warning
from sectors.checks.words import listed

TAGS = re.compile(r"</(?:p|li|h\d|div)>|<br */?>")
MARKUP = re.compile(r"<[^>]+>")
SENTENCE_ENDS = re.compile(r"[.!?…;](?:\s|$)|\n")
WORD = re.compile(r"[\w’'-]*\w")


def check_texts(outline, rules):
    """E405 (sensitive), E406 (judging), E407 (hard to read) for each element that has words."""
    sensitive = {what: _pattern(words) for what, words in rules.words["sensible"].items()}
    judging = _pattern(rules.words["jugement"]["mots"])
    jargon = {word: (_pattern([word]), plain) for word, plain in rules.words["jargon"].items()}
    for name, place, asks, texts in elements(outline.document):
        text = unicodedata.normalize("NFC", "\n".join(texts))
        plain = flat(text)
        if asks:
            yield from _sensitive(name, place, text, plain, sensitive)
        found = _found(judging, text, plain)
        if found:
            said = f"{name} emploie {_quoted(found)}, qui juge avant le médiateur : préférez un mot neutre."
            yield warning("E406", said, place)
        for pattern, better in jargon.values():
            for word in _found(pattern, text, plain):
                yield advice("E407", f"{name} emploie « {word} » : « {better} » serait plus simple.", place)
        yield from _long_sentences(name, place, texts, rules.words_in_a_sentence)


def _sensitive(name, place, text, plain, sensitive):
    for what, pattern in sensitive.items():
        found = _found(pattern, text, plain)
        if found:
            said = (
                f"{name} semble porter sur {what} ({_quoted(found)}) : ne le demandez que si le litige ne peut pas "
                "être compris sans cela."
            )
            yield warning("E405", said, place)


def _long_sentences(name, place, texts, limit):
    for text in texts:
        for sentence in SENTENCE_ENDS.split(text):
            words = WORD.findall(sentence)
            if len(words) > limit:
                start = " ".join(words[:6])
                said = f"{name} a une phrase de {len(words)} mots (« {start}… ») : coupez-la en deux."
                yield advice("E407", said, place)


def elements(document):
    """(name for the editor, place, whether it asks for something, [texts]) of everything a person reads."""
    for index, step in enumerate(document["steps"]):
        yield f"L’étape « {step['title']} »", ("steps", index), False, [step["title"], reading(step.get("intro"))]
        for number, question in enumerate(step["questions"]):
            asks = question["type"] != "info"
            name = f"{'La question' if asks else 'L’information'} « {question['label']} »"
            yield name, ("steps", index, number), asks, list(_question_texts(question))
    for number, request in enumerate(document["documents"]):
        texts = [request["label"], request.get("help") or "", request.get("why") or ""]
        yield f"Le document « {request['label']} »", ("documents", number), True, texts
    for number, relief in enumerate(document["relief_options"]):
        yield f"La demande « {relief['label']} »", ("relief_options", number), False, [relief["label"]]
    for number, outcome in enumerate(document.get("outcomes") or ()):
        texts = [outcome.get("title") or "", reading(outcome.get("body"))]
        yield f"L’issue « {outcome.get('title')} »", ("outcomes", number), False, texts


def _question_texts(question):
    for name in ("label", "help", "why", "example"):
        yield question.get(name) or ""
    yield reading(question.get("text"))
    for option in question.get("options") or ():
        yield option["label"]
        yield option.get("help") or ""
    for column in question.get("questions") or ():
        yield from _question_texts(column)


def reading(markup):
    """HTML as the words that a person reads."""
    return html.unescape(MARKUP.sub("", TAGS.sub("\n", markup or "")))


def flat(text):
    """Small letters without accents, straight apostrophes; sign for sign, so that places are the same in both."""
    signs = (unicodedata.normalize("NFD", sign)[0].lower()[0] for sign in text.replace("’", "'"))
    return "".join(signs)


def _pattern(words):
    parts = [re.escape(flat(word)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _found(pattern, text, plain):
    """The words of `text` that the pattern finds in `plain`, its flat form, as they are written there."""
    return list(dict.fromkeys(text[match.start() : match.end()] for match in pattern.finditer(plain)))


def _quoted(words):
    return listed([f"« {word} »" for word in words])
