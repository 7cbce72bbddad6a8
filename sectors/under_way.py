"""How many requests are being written on a version. Sectors know nothing of requests: the reception counts for them."""

_counters = []
FEW = 10


def count_with(counter):
    """Called once by the app that keeps drafts: `counter(version_ids)` → {version id: number of open drafts}."""
    if counter not in _counters:
        _counters.append(counter)


def drafts_under_way(version_ids):
    """{version id: number of requests being written}, with every id present."""
    found = dict.fromkeys(version_ids, 0)
    for counter in _counters:
        for version_id, number in counter(list(version_ids)).items():
            found[version_id] += number
    return found


def say_number(number, exact):
    """For an editor, a number under ten stays hidden; for the Centre it is exact."""
    if number == 0:
        return "aucune"
    return str(number) if exact or number >= FEW else f"moins de {FEW}"
