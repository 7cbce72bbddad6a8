"""The six territories under which the public finds its mediators (annex 1 of the partnership), and the départements."""

DEPARTMENTS = {
    "Bretagne, Pays de la Loire, Normandie": {
        "14": "Calvados", "22": "Côtes-d’Armor", "27": "Eure", "29": "Finistère", "35": "Ille-et-Vilaine",
        "44": "Loire-Atlantique", "49": "Maine-et-Loire", "50": "Manche", "53": "Mayenne", "56": "Morbihan",
        "61": "Orne", "72": "Sarthe", "76": "Seine-Maritime", "85": "Vendée",
    },
    "Nouvelle-Aquitaine, Centre-Val de Loire": {
        "16": "Charente", "17": "Charente-Maritime", "18": "Cher", "19": "Corrèze", "23": "Creuse", "24": "Dordogne",
        "28": "Eure-et-Loir", "33": "Gironde", "36": "Indre", "37": "Indre-et-Loire", "40": "Landes",
        "41": "Loir-et-Cher",
        "45": "Loiret", "47": "Lot-et-Garonne", "64": "Pyrénées-Atlantiques", "79": "Deux-Sèvres", "86": "Vienne",
        "87": "Haute-Vienne",
    },
    "Occitanie, Provence-Alpes-Côte d’Azur, Corse": {
        "04": "Alpes-de-Haute-Provence", "05": "Hautes-Alpes", "06": "Alpes-Maritimes", "09": "Ariège", "11": "Aude",
        "12": "Aveyron", "13": "Bouches-du-Rhône", "2A": "Corse-du-Sud", "2B": "Haute-Corse", "30": "Gard",
        "31": "Haute-Garonne", "32": "Gers", "34": "Hérault", "46": "Lot", "48": "Lozère", "65": "Hautes-Pyrénées",
        "66": "Pyrénées-Orientales", "81": "Tarn", "82": "Tarn-et-Garonne", "83": "Var", "84": "Vaucluse",
    },
    "Auvergne-Rhône-Alpes, Bourgogne-Franche-Comté": {
        "01": "Ain", "03": "Allier", "07": "Ardèche", "15": "Cantal", "21": "Côte-d’Or", "25": "Doubs", "26": "Drôme",
        "38": "Isère", "39": "Jura", "42": "Loire", "43": "Haute-Loire", "58": "Nièvre", "63": "Puy-de-Dôme",
        "69": "Rhône", "70": "Haute-Saône", "71": "Saône-et-Loire", "73": "Savoie", "74": "Haute-Savoie", "89": "Yonne",
        "90": "Territoire de Belfort",
    },
    "Paris, Île-de-France, outre-mer": {
        "75": "Paris", "77": "Seine-et-Marne", "78": "Yvelines", "91": "Essonne", "92": "Hauts-de-Seine",
        "93": "Seine-Saint-Denis", "94": "Val-de-Marne", "95": "Val-d’Oise", "971": "Guadeloupe", "972": "Martinique",
        "973": "Guyane", "974": "La Réunion", "975": "Saint-Pierre-et-Miquelon", "976": "Mayotte",
        "977": "Saint-Barthélemy", "978": "Saint-Martin", "986": "Wallis-et-Futuna", "987": "Polynésie française",
        "988": "Nouvelle-Calédonie",
    },
    "Hauts-de-France, Grand Est": {
        "02": "Aisne", "08": "Ardennes", "10": "Aube", "51": "Marne", "52": "Haute-Marne", "54": "Meurthe-et-Moselle",
        "55": "Meuse", "57": "Moselle", "59": "Nord", "60": "Oise", "62": "Pas-de-Calais", "67": "Bas-Rhin",
        "68": "Haut-Rhin", "80": "Somme", "88": "Vosges",
    },
}  # fmt: skip
ELSEWHERE = "Autres départements"


def place_of(code):
    """(territory, « Loire-Atlantique (44) ») of a département's code; an unknown code stays readable."""
    for territory, names in DEPARTMENTS.items():
        if code in names:
            return territory, f"{names[code]} ({code})"
    return ELSEWHERE, code


def by_territory(mediators):
    """Group mediators as [{"name", "mediators"}], territories in their order, empty ones left out.

    Each mediator gets `place`, its département in words. A département of no territory comes last: nobody of the
    register is hidden.
    """
    groups = {name: [] for name in (*DEPARTMENTS, ELSEWHERE)}
    for mediator in mediators:
        territory, mediator.place = place_of(mediator.department)
        groups[territory].append(mediator)
    return [{"name": name, "mediators": found} for name, found in groups.items() if found]
