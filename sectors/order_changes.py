"""Which items of a list changed place: the fewest that explain the new order."""

from bisect import bisect_left


def moved_keys(before, after):
    """The keys, present in both lists, that must be lifted out for the others to stand in the same order."""
    places = {key: index for index, key in enumerate(before)}
    kept = _longest_rising([places[key] for key in after if key in places])
    stay = {before[index] for index in kept}
    return {key for key in after if key in places and key not in stay}


def _longest_rising(numbers):
    """The longest rising part of a list of different numbers (patience sorting)."""
    tails, tail_places, came_from = [], [], [-1] * len(numbers)
    for index, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        came_from[index] = tail_places[pile - 1] if pile else -1
        tails[pile : pile + 1] = [number]
        tail_places[pile : pile + 1] = [index]
    found, index = [], tail_places[-1] if tail_places else -1
    while index >= 0:
        found.append(numbers[index])
        index = came_from[index]
    return found[::-1]
