"""Départements, and the territories in which annex 1 of the partnership groups the mediators. Pure.

casework/data/departments.csv gives each département's seat with coordinates rounded to a tenth of a degree (about
8 km): enough to say which of two seats is nearer, and nothing finer is claimed.
"""

import csv
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

_CENTRE = "18 28 36 37 41 45"
# Annex 1, by former regions; « Centre » stands in two of them, overseas goes with Paris.
TERRITORIES = {
    "ouest": ("Bretagne, Pays de la Loire, Normandie", "22 29 35 56 44 49 53 72 85 14 27 50 61 76"),
    "sud_ouest": (
        "Aquitaine, Limousin, Poitou-Charentes, Centre", f"24 33 40 47 64 19 23 87 16 17 79 86 {_CENTRE}",
    ),
    "sud": (
        "Midi-Pyrénées, Languedoc-Roussillon, Provence-Alpes-Côte d’Azur, Corse",
        "09 12 31 32 46 65 81 82 11 30 34 48 66 04 05 06 13 83 84 2A 2B",
    ),
    "centre_est": (
        "Auvergne, Rhône-Alpes, Bourgogne, Franche-Comté",
        "03 15 43 63 01 07 26 38 42 69 73 74 21 58 71 89 25 39 70 90",
    ),
    "paris": (
        "Paris, Île-de-France, outre-mer, Centre", f"75 77 78 91 92 93 94 95 971 972 973 974 976 {_CENTRE}",
    ),
    "nord_est": (
        "Nord-Pas-de-Calais, Picardie, Alsace, Lorraine, Champagne-Ardenne",
        "59 62 02 60 80 67 68 54 55 57 88 08 10 51 52",
    ),
}  # fmt: skip
_MEMBERS = {key: codes.split() for key, (_, codes) in TERRITORIES.items()}


class Department(NamedTuple):
    code: str
    name: str
    seat: str
    latitude: float
    longitude: float


@lru_cache(maxsize=1)
def departments() -> dict[str, Department]:
    """Code → département."""
    with (Path(__file__).parent / "data" / "departments.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {
            row["code"]: Department(
                row["code"], row["name"], row["seat"], float(row["latitude"]), float(row["longitude"])
            )
            for row in rows
        }


def department_name(code: str) -> str:
    """« Loire-Atlantique » for « 44 »; the code itself when it is unknown."""
    known = departments().get(code)
    return known.name if known else code


def territories_of(code: str) -> list[str]:
    """The territories of a département: one, or two in the Centre, or none."""
    return [key for key, codes in _MEMBERS.items() if code in codes]


def territory_label(key: str) -> str:
    return TERRITORIES[key][0]


def distance_km(one: str, other: str) -> int | None:
    """Kilometres between the seats of two départements, as the crow flies; None when one is unknown."""
    here, there = departments().get(one), departments().get(other)
    if not here or not there:
        return None
    latitude, longitude = radians(there.latitude - here.latitude), radians(there.longitude - here.longitude)
    chord = sin(latitude / 2) ** 2
    chord += cos(radians(here.latitude)) * cos(radians(there.latitude)) * sin(longitude / 2) ** 2
    return round(2 * 6371 * asin(sqrt(chord)))
