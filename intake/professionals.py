"""The professionals of a draft: one to begin with, five at most. Their words live in `draft.data`, two steps each.

The first one is « professionnel »; the others bear numbers of their own, listed in the step « professionnels », so that
taking one away never moves the answers of another under its name.
"""

FIRST, LIST = "professionnel", "professionnels"
CONTACT = "-contact"
MOST = 5


def others_of(draft) -> list[int]:
    """The numbers of the professionals after the first, in order."""
    return list(draft.value(LIST, "others", []))


def keys_of(draft) -> list[str]:
    """The key of each professional's first step, in order: « professionnel », « professionnel-2 »…"""
    return [FIRST, *(f"{FIRST}-{number}" for number in others_of(draft))]


def named(draft) -> list[dict]:
    """[{"key", "who", "where"}] in order; `who` and `where` are {} while that page is not answered."""
    return [
        {"key": key, "who": draft.data.get(key, {}), "where": draft.data.get(key + CONTACT, {})}
        for key in keys_of(draft)
    ]


def answer(draft, more):
    """« Un autre professionnel ? » (draft not saved here): yes opens two pages more, as long as there is room."""
    numbers = others_of(draft)
    if more and len(numbers) + 1 < MOST:
        draft.data[LIST] = {"others": [*numbers, max([1, *numbers]) + 1]}
    else:
        draft.data[LIST] = {"others": numbers, "more": False}


def take_away(draft, key):
    """Take this professional away (draft not saved here); the next one takes the first one's place."""
    numbers = others_of(draft)
    if key == FIRST:
        key = f"{FIRST}-{numbers[0]}"
        for end in ("", CONTACT):
            draft.data.pop(FIRST + end, None)
            draft.typed.pop(FIRST + end, None)
            if key + end in draft.data:
                draft.data[FIRST + end] = draft.data[key + end]
    for end in ("", CONTACT):
        draft.data.pop(key + end, None)
        draft.typed.pop(key + end, None)
    draft.data[LIST] = {"others": [number for number in numbers if f"{FIRST}-{number}" != key]}


def twin_of(who, others) -> dict | None:
    """Which of `others` is the same business as `who`: the same SIRET, or the same name where one has none."""
    for other in others:
        if who.get("siret") and other.get("siret"):
            if who["siret"] == other["siret"]:
                return other
        elif _plain(who.get("name")) == _plain(other.get("name")) != "":
            return other
    return None


def _plain(name):
    return " ".join((name or "").casefold().split())
