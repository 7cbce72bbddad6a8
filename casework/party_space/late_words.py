"""Where a case stands once a professional has accepted too late, told to each party (case C22)."""

from casework.enums import Role, Stage
from casework.party_space.sentence import Sentence

C, R = Role.CLAIMANT, Role.RESPONDENT
# Everybody has accepted, one too late: before the attestation, and after it.
LATE_YES = {
    (Stage.DECLINED, C): Sentence(
        "La médiation est maintenant acceptée par tous, après le délai. Dites-nous si vous la souhaitez toujours.",
        "Si oui, la médiation suit son cours. Sinon, vous recevez une attestation gratuite de votre demande, et le "
        "dossier est clos ; c’est aussi le cas sans choix de votre part à la date indiquée.",
    ),
    (Stage.DECLINED, R): Sentence(
        "La médiation est acceptée après le délai. {claimant} dit si elle a toujours lieu.", "Rien n’est dû avant."
    ),
    (Stage.CLOSED, C): Sentence(
        "Le dossier est clos. Depuis, la médiation a été acceptée : à vous de dire si vous la souhaitez encore.",
        "Vous n’êtes obligé à rien, et votre attestation reste valable.",
    ),
    (Stage.CLOSED, R): Sentence(
        "Le dossier est clos. Vous avez accepté la médiation depuis : {claimant} décide si elle a lieu.",
        "Nous vous écrirons si la médiation reprend. Rien n’est dû avant.",
    ),
}
