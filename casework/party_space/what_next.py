"""« Ce qui peut venir ensuite »: the ways on from a stage, read in the table of the procedure, in neutral words."""

from casework.enums import Act, Stage
from casework.procedure.description import possible_stages
from casework.procedure.table import ROWS
from portal.typography import typeset

# Possible at nearly every stage: said once, in ANYTIME. The rare ends are told by their own letters.
LEFT_OUT = {Act.WITHDRAW, Act.SETTLE_DIRECTLY, Act.CANCEL_FILE, Act.CLOSE_UNWORKABLE}
_REPLACED = (
    "Si le médiateur doit quitter sa mission, un autre est désigné et reprend le dossier là où il en était. "
    "Le délai de 90\N{NO-BREAK SPACE}jours continue de courir."
)
_INVITED = "le professionnel est invité, et reste libre d’accepter ou de refuser la médiation."
_RESUMES = "Un nouveau médiateur accepte la mission et reprend le dossier là où il en était."
WAYS = {
    (Stage.RECEIVED, Stage.AWAITING_RESPONSES): f"Quand le dossier est complet, {_INVITED}",
    (Stage.RECEIVED, Stage.APPOINTMENT): "Quand le dossier est complet, le Centre désigne un médiateur.",
    (Stage.RECEIVED, Stage.CLOSED): (
        "Si ce qui manque n’arrive pas à temps, le dossier est clos. Une nouvelle demande reste possible."
    ),
    (Stage.AWAITING_RESPONSES, Stage.APPOINTMENT): "Si la réponse est oui, le Centre désigne un médiateur.",
    (Stage.AWAITING_RESPONSES, Stage.MEDIATION): "Si la réponse est oui, la médiation commence.",
    (Stage.AWAITING_RESPONSES, Stage.DECLINED): (
        "Si la réponse est non, ou si aucune réponse n’arrive à temps, le consommateur choisit la suite."
    ),
    (Stage.DECLINED, Stage.APPOINTMENT): "Si le professionnel accepte finalement, le Centre désigne un médiateur.",
    (Stage.DECLINED, Stage.MEDIATION): "Si le professionnel accepte finalement, la médiation commence.",
    (Stage.DECLINED, Stage.AWAITING_RESPONSES): (
        "Le consommateur peut continuer avec les professionnels qui ont accepté : ils confirment alors leur accord."
    ),
    (Stage.DECLINED, Stage.INTERCESSION): (
        "Le consommateur peut demander au Centre de prendre contact avec le professionnel."
    ),
    (Stage.DECLINED, Stage.CLOSED): "Sinon, une attestation gratuite de la demande est établie et le dossier est clos.",
    (Stage.INTERCESSION, Stage.APPOINTMENT): "Si le professionnel accepte, le Centre désigne un médiateur.",
    (Stage.INTERCESSION, Stage.MEDIATION): "Si le professionnel accepte, la médiation commence.",
    (Stage.INTERCESSION, Stage.DECLINED): "Si l’intervention n’aboutit pas, le consommateur choisit la suite.",
    (Stage.APPOINTMENT, Stage.ADMISSIBILITY): (
        "Un médiateur accepte la mission, puis vérifie que la loi permet d’examiner la demande."
    ),
    (Stage.APPOINTMENT, Stage.AWAITING_RESPONSES): _RESUMES,
    (Stage.APPOINTMENT, Stage.DECLINED): _RESUMES,
    (Stage.APPOINTMENT, Stage.INTERCESSION): _RESUMES,
    (Stage.APPOINTMENT, Stage.MEDIATION): _RESUMES,
    (Stage.APPOINTMENT, Stage.SOLUTION_PROPOSED): _RESUMES,
    (Stage.APPOINTMENT, Stage.AGREEMENT): _RESUMES,
    (Stage.APPOINTMENT, Stage.CONTINUATION_OFFERED): _RESUMES,
    (Stage.ADMISSIBILITY, Stage.MEDIATION): (
        "Si la demande est recevable, la médiation commence. Elle dure 90 jours au plus, sauf prolongation expliquée."
    ),
    (Stage.ADMISSIBILITY, Stage.AWAITING_RESPONSES): f"Si la demande est recevable, {_INVITED}",
    (Stage.ADMISSIBILITY, Stage.CLOSED): "Sinon, une décision explique pourquoi et le dossier est clos.",
    (Stage.MEDIATION, Stage.AGREEMENT): (
        "Si un accord se dessine, le médiateur rédige un protocole, que chacun relit avant de signer."
    ),
    (Stage.MEDIATION, Stage.SOLUTION_PROPOSED): (
        "Faute d’accord, le médiateur peut proposer une solution, que chacun accepte ou refuse librement."
    ),
    (Stage.MEDIATION, Stage.CONTINUATION_OFFERED): (
        "Le médiateur peut proposer des rencontres. Elles n’ont lieu que si tous les acceptent."
    ),
    (Stage.MEDIATION, Stage.CLOSED): (
        "Si aucun accord n’est possible, la médiation se termine. Le constat ne dit rien de vos échanges."
    ),
    (Stage.SOLUTION_PROPOSED, Stage.AGREEMENT): "Si tous acceptent, le médiateur rédige le protocole d’accord.",
    (Stage.SOLUTION_PROPOSED, Stage.MEDIATION): (
        "Si quelqu’un n’accepte pas, ou ne répond pas à temps, la médiation reprend."
    ),
    (Stage.AGREEMENT, Stage.CLOSED): "Quand tous ont signé le même texte, il vous engage et le dossier est clos.",
    (Stage.AGREEMENT, Stage.MEDIATION): "Si le texte ne convient pas, le médiateur peut reprendre la médiation.",
    (Stage.CONTINUATION_OFFERED, Stage.MEDIATION): (
        "La médiation continue : avec ces rencontres si tous les acceptent, sans elles sinon."
    ),
}  # fmt: skip
FROZEN = (
    "Si tous acceptent de continuer, la médiation reprend avec le même médiateur.",
    "Si une seule personne s’oppose, le Centre désigne un autre médiateur.",
)
ANYTIME = "Chacun peut quitter la médiation à tout moment, sans donner de raison."


def ways_on(case, party) -> list[str]:
    """What may come next in this case, as this party is told; nothing once it is over for them."""
    if case.is_closed or party.is_out or party.newcomer:
        return []
    if case.frozen_on:
        return [typeset(text) for text in (*FROZEN, ANYTIME)]
    stages = [stage for stage in stages_ahead(case.stage, case.order) if _fits(case, stage)]
    found = [_words(case, stage) for stage in stages]
    return [typeset(text) for text in dict.fromkeys([*found, ANYTIME])]


def _words(case, stage):
    """A case that has its mediator is designated another one only when that one leaves."""
    return _REPLACED if stage == Stage.APPOINTMENT and case.mediator else WAYS[Stage(case.stage), stage]


def stages_ahead(stage, order) -> list[str]:
    """The stages to which the table lets a case go from here, as WAYS orders them."""
    found = {}
    for row in ROWS:
        if stage in row.stages and order in row.orders and row.act not in LEFT_OUT and row.to:
            for ahead in possible_stages(row, order) if callable(row.to) else [row.to]:
                found.setdefault(ahead)
    ahead = [Stage(name) for name in found if name and name != stage]
    said = list(WAYS)
    return sorted(ahead, key=lambda one: said.index((stage, one)) if (stage, one) in WAYS else len(said))


def _fits(case, stage):
    """What the table allows in general and this very case does not."""
    if case.stage == Stage.APPOINTMENT:
        return stage == (case.stage_left or Stage.ADMISSIBILITY)
    if case.stage == Stage.RECEIVED and stage == Stage.CLOSED:
        return bool(case.missing_items)
    several = len(case.respondents) > 1
    return several or (case.stage, stage) != (Stage.DECLINED, Stage.AWAITING_RESPONSES)
