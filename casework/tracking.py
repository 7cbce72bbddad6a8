"""The number on a registered or tracked letter: what La Poste and the other posts print on it. Pure.

Two shapes: the Universal Postal Union's (S10: two letters, eight digits and their key, the country), and that of La
Poste inside France (a digit and a letter, then eleven digits, whose key La Poste does not publish).
"""

import re

S10 = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")
LA_POSTE = re.compile(r"[0-9][A-Z][0-9]{11}")
WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def compact(text: str) -> str:
    """« 1A 123 456 7890 1 » → « 1A12345678901 »."""
    return re.sub(r"[\s.\-]", "", text).upper()


def has_shape(number: str) -> bool:
    return bool(S10.fullmatch(number) or LA_POSTE.fullmatch(number))


def key_is_right(number: str) -> bool:
    """Whether the key of an S10 number agrees with its digits; a number inside France has none that can be checked."""
    found = S10.fullmatch(number)
    return found is None or int(found[2]) == s10_key(found[1])


def s10_key(digits: str) -> int:
    """The ninth digit: weighted sum modulo 11, taken from 11; 10 is written 0 and 11 is written 5 (UPU, S10)."""
    key = 11 - sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
    return {10: 0, 11: 5}.get(key, key)
