"""What a party is told before and after each of its acts, and where its button stands."""

from dataclasses import dataclass

from casework.enums import Act, Role
from portal.typography import typeset


@dataclass(frozen=True)
class ActWords:
    """`page`: where the act's button stands. `follows`: what it changes, said before. `done`: said after."""

    page: str
    done: str
    title: str = ""
    follows: tuple[str, ...] = ()
    style: str = ""


CASE, TABLE, FORUM, SOLUTION, DRAFT, EXHIBITS, END = "case", "table", "forum", "solution", "draft", "exhibits", "end"
CAUCUS, AGENDA, ASSISTANCE = "caucus", "agenda", "assistance"
OF_THE_TALKS = (TABLE, FORUM, SOLUTION, DRAFT, CAUCUS, AGENDA)

WORDS = {
    Act.ACCEPT_MEDIATION: ActWords(
        CASE, "Vous avez accepté la médiation. Nous en informons le consommateur.",
        follows=(
            "Un médiateur indépendant aide chacun à trouver une solution. Il ne tranche pas.",
            "Ce qui se dit pendant la médiation est confidentiel.",
            "Vous pouvez vous faire assister par toute personne de votre choix, et vous retirer à tout moment.",
        ),
    ),
    Act.DECLINE_MEDIATION: ActWords(
        CASE, "Vous avez refusé la médiation. Nous en informons le consommateur.", style="secondary",
        follows=(
            "Le consommateur apprend que vous avez refusé, et seulement ce que vous acceptez de lui transmettre.",
            "Il peut demander au Centre de vous contacter, ou recevoir une attestation de sa demande.",
            "Vous pouvez encore changer d’avis : la médiation a alors lieu si le consommateur la souhaite toujours.",
        ),
    ),
    Act.DISPUTE_IDENTITY: ActWords(
        CASE, "Votre message est transmis au Centre, qui vérifie. Vous n’avez rien d’autre à faire.", style="secondary",
        follows=(
            "Le Centre vérifie qui est l’entreprise concernée, et retire l’invitation si elle vient d’une erreur.",
            "Votre délai de réponse est suspendu. Si c’est bien vous, vous aurez de nouveau tout le délai.",
        ),
    ),
    Act.REQUEST_INTERCESSION: ActWords(
        CASE, "Le Centre va prendre contact avec le professionnel. Nous vous dirons ce qu’il en est.",
        follows=("Cette intervention est gratuite. Vous pourrez toujours demander votre attestation ensuite.",),
    ),
    Act.REQUEST_FILING_CERTIFICATE: ActWords(
        CASE, "Votre attestation est établie et le dossier est clos.", style="secondary",
        follows=("Le dossier est clos. Si le professionnel acceptait ensuite la médiation, vous décideriez.",
                 "Vous restez libre de saisir un conciliateur de justice ou le tribunal."),
    ),
    Act.CONFIRM_FILING: ActWords(
        CASE, "Votre demande est confirmée. Nous vous écrirons désormais par e-mail.",
        follows=("Vous confirmez que la demande que vous nous avez envoyée par courrier est bien la vôtre.",),
    ),
    Act.SUPPLY_MISSING_ITEMS: ActWords(CASE, "Votre réponse est envoyée."),
    Act.GO_ON_AFTER_LATE_YES: ActWords(
        CASE, "Votre choix est enregistré : la médiation a lieu.",
        follows=("Le dossier reprend, gratuitement pour vous. Vous pourrez vous retirer à tout moment.",
                 "Une attestation déjà établie reste valable à sa date."),
    ),
    Act.DROP_RESPONDENT: ActWords(
        CASE, "Votre choix est enregistré. Nous demandons à ceux qui avaient accepté de confirmer.", style="secondary",
        follows=("Ceux qui ont refusé ou n’ont pas répondu ne participent plus à ce dossier.",
                 "Ceux qui avaient accepté ont un nouveau délai pour confirmer qu’ils continuent."),
    ),
    Act.WAIVE_OBJECTION: ActWords(
        CASE, "Votre réponse est enregistrée : vous acceptez de continuer avec ce médiateur.",
        follows=("La médiation reprend quand chacun a accepté.",),
    ),
    Act.OBJECT_TO_MEDIATOR: ActWords(
        CASE, "Votre opposition est enregistrée. Le Centre désigne un autre médiateur.", style="secondary",
        follows=("Le nouveau médiateur reprend le dossier là où il en est, avec les pièces et le tableau.",
                 "Il ne lit pas vos apartés, sauf si vous le voulez bien.", "Les délais ne changent pas."),
    ),
    Act.ACCEPT_TAILORED: ActWords(CASE, "Votre réponse est enregistrée : vous acceptez les rencontres."),
    Act.DECLINE_TAILORED: ActWords(
        CASE, "Votre réponse est enregistrée : vous n’acceptez pas les rencontres.", style="secondary"
    ),
    Act.CONFIRM_EXECUTION: ActWords(CASE, "Merci, votre réponse est enregistrée."),
    Act.ANSWER_SLOTS: ActWords(
        AGENDA, "Vos disponibilités sont enregistrées.",
        follows=("Vous recevez une invitation dès que le médiateur a retenu une date.",),
    ),
    Act.ADD_RESPONDENT: ActWords(
        CASE, "Ce professionnel est nommé. Le médiateur examine ce qui le concerne.", style="secondary",
        follows=("La médiation continue pendant ce temps. La date prévue pour son issue ne change pas.",
                 "Si le médiateur l’invite, chacun dit s’il accepte de poursuivre à plusieurs. Sinon, rien ne change."),
    ),
    Act.POST_TO_CAUCUS: ActWords(CAUCUS, "Votre message est envoyé au médiateur seul."),
    Act.ANSWER_QUESTION: ActWords(CAUCUS, "Votre réponse est envoyée au médiateur seul."),
    Act.SET_LIMIT: ActWords(
        TABLE, "C’est noté. Le médiateur seul le lit.", style="secondary",
        follows=("Ce montant aide le médiateur à voir si un accord est possible. Il ne vous engage pas.",
                 "L’autre partie et le Centre ne le voient jamais. Un nouveau médiateur, seulement si vous le voulez.",
                 "Vous pouvez le changer à tout moment : le dernier remplace le précédent."),
    ),
    Act.SHARE_CAUCUS: ActWords(CAUCUS, "Le nouveau médiateur peut lire vos apartés.", style="secondary"),
    Act.SETTLE_DIRECTLY: ActWords(
        END, "Votre confirmation est enregistrée.",
        follows=("Le dossier est clos quand chaque partie a confirmé.",
                 "Le médiateur ne vérifie pas ce que vous avez convenu : écrivez-le et gardez-en une copie."),
    ),
    Act.POST_OFFER: ActWords(TABLE, "Votre proposition est inscrite au tableau."),
    Act.ANSWER_OFFER: ActWords(TABLE, "Votre réponse est enregistrée."),
    Act.POST_TO_FORUM: ActWords(FORUM, "Votre message est envoyé."),
    Act.PASS_ON_LETTER: ActWords(CAUCUS, "La lettre est remise au médiateur seul.", style="secondary"),
    Act.ADD_EXHIBIT: ActWords(EXHIBITS, "La pièce est ajoutée au dossier.", style="secondary"),
    Act.ACCEPT_SOLUTION: ActWords(
        SOLUTION, "Votre réponse est enregistrée : vous acceptez la solution.",
        follows=("Votre réponse est définitive. Elle ne vous engage qu’une fois le protocole d’accord signé par tous.",
                 "Si tous acceptent, le médiateur rédige ce protocole, que vous relirez."),
    ),
    Act.DECLINE_SOLUTION: ActWords(
        SOLUTION, "Votre réponse est enregistrée : vous refusez la solution.", style="secondary",
        follows=("Votre réponse est définitive. Vous n’avez pas de raison à donner.",
                 "La médiation reprend : le médiateur peut faire une autre proposition ou clore le dossier."),
    ),
    Act.APPROVE_DRAFT: ActWords(
        DRAFT, "Vous avez approuvé cette version du projet.",
        follows=("Approuver n’est pas signer : rien ne vous engage encore.",),
    ),
    Act.COMMENT_DRAFT: ActWords(DRAFT, "Votre demande de modification est envoyée au médiateur.", style="secondary"),
    Act.REQUEST_SIGNATURE_CODE: ActWords(
        DRAFT, "Un code vient de partir à votre adresse e-mail. Il sert une fois, pendant trente minutes."
    ),
    Act.SIGN_AGREEMENT: ActWords(
        DRAFT, "Vous avez signé le protocole d’accord.",
        follows=(
            "Une fois signé par tous, le protocole vous engage comme un contrat.",
            "Il n’est alors plus possible de se retirer de la médiation.",
            "Le texte signé est celui qui figure ci-dessous. Relisez-le une dernière fois.",
        ),
    ),
    Act.INVITE_THIRD_PARTY: ActWords(
        ASSISTANCE, "L’invitation est partie. Cette personne ouvre le dossier dès qu’elle se connecte à son adresse.",
        follows=("Se faire assister est un droit, à toute étape. Si cette personne demande des honoraires, ils sont à "
                 "votre charge.",
                 "Un avocat ou un représentant reçoit une copie de chaque message qui vous est adressé, sauf si le "
                 "mandat prévoit que le représentant reçoit seul les messages courants.",
                 "Vous pouvez mettre fin à son accès à tout moment."),
    ),
    Act.REMOVE_THIRD_PARTY: ActWords(
        ASSISTANCE, "Cette personne n’a plus accès au dossier. Nous l’en avertissons.", style="secondary"
    ),
    Act.CHOOSE_NOTICES: ActWords(
        ASSISTANCE, "Votre choix est enregistré. Votre représentant en est averti.", style="secondary"
    ),
    Act.LEAVE_CASE: ActWords(ASSISTANCE, "Vous avez quitté ce dossier.", style="secondary"),
    Act.REQUEST_EXPERT: ActWords(
        ASSISTANCE, "Votre demande d’expert est enregistrée.", style="secondary",
        follows=("Un expert que vous demandez seul est à vos frais.",
                 "À frais partagés, chacun donne d’abord son accord.",),
    ),
    Act.CONSENT_EXPERT: ActWords(CASE, "Votre accord est enregistré.", style="secondary"),
    Act.DECLINE_EXPERT: ActWords(CASE, "Votre refus est enregistré. Rien n’est commandé.", style="secondary"),
    Act.ORDER_EXPERT: ActWords(ASSISTANCE, "L’expertise est commandée, à vos frais.", style="secondary"),
    Act.SHOW_EXHIBITS: ActWords(ASSISTANCE, "L’expert lit maintenant ces pièces.", style="secondary"),
    Act.END_EXPERT: ActWords(ASSISTANCE, "La mission de l’expert a pris fin.", style="secondary"),
    Act.WITHDRAW: ActWords(
        END, "Votre retrait est enregistré.",
        follows=("Vous n’avez pas à vous justifier.", "Un retrait est définitif : vous ne pourrez pas revenir."),
    ),
}  # fmt: skip

# What leaving means, which is not the same for both.
WITHDRAWAL = {
    Role.CLAIMANT: (
        "Les délais pour agir en justice recommencent à courir à la date de votre retrait.",
        "Vous restez libre de saisir un conciliateur de justice ou le tribunal.",
    ),
    Role.RESPONDENT: ("Le consommateur est informé de votre retrait, et reste libre de saisir le tribunal.",),
}


def words_for(act) -> ActWords:
    """The words of an act of a party. KeyError for an act that no party performs."""
    return WORDS[Act(act)]


def follows(act, role) -> list[str]:
    """What the act changes, in sentences, for this role."""
    extra = WITHDRAWAL[Role(role)] if act == Act.WITHDRAW else ()
    return [typeset(line) for line in (*WORDS[Act(act)].follows, *extra)]
