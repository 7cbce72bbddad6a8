"""THE SENTENCES: where a case stands, told to one party. One line per stage, role and next actor; each one is tested.

`now` says where things stand, `then` what comes next. {waited}: the professionals whose answer is expected;
{claimant}, {others}: names; {mediator}: the mediator's name, or « le médiateur » before it is known.
Never a price, never which way somebody answered before all have.
"""

from casework.enums import Outcome, Role, Stage
from casework.party_space.late_words import LATE_YES
from casework.party_space.next_actor import Next
from casework.party_space.sentence import Sentence

C, R = Role.CLAIMANT, Role.RESPONDENT
_AFTER_TALKS = (
    "Quand un accord se dessine, le médiateur prépare un protocole d’accord que chacun relit avant de signer. "
    "Faute d’accord, il propose une solution, que chacun accepte ou refuse librement."
)
_KNOWN_SOON = "Vous connaîtrez le nom du médiateur et son parcours dès qu’il aura accepté la mission."
_ANSWERS_SECRET = "Personne ne connaît les réponses des autres avant que tous aient répondu ou que la date soit passée."
_AFTER_SOLUTION = "Si tous acceptent, le médiateur rédige le protocole d’accord. Sinon, la médiation reprend."
_AFTER_SIGNATURE = "Une fois signé par tous, puis par le médiateur, le protocole vous engage et le dossier est clos."
_MEETINGS = "Ces rencontres n’ont lieu que si tous les acceptent. Sinon, la médiation reprend comme avant."

OPEN = {
    (Stage.RECEIVED, C, Next.CENTRE): Sentence(
        "Nous avons bien reçu votre demande. Le Centre vérifie que rien ne manque.",
        "Ensuite, {others} recevra une invitation, et sera libre d’accepter ou de refuser la médiation.",
    ),
    (Stage.RECEIVED, R, Next.CENTRE): Sentence(
        "{claimant} demande une médiation qui concerne votre entreprise. Le Centre vérifie que rien ne manque.",
        "Vous recevrez une invitation, et vous serez libre d’accepter ou de refuser.",
    ),
    (Stage.AWAITING_RESPONSES, C, Next.OTHERS): Sentence(
        "L’invitation est partie. Nous attendons la réponse de {waited}.",
        "Si la réponse est oui, la médiation suit son cours. Si elle est non, ou si rien n’arrive à la date indiquée, "
        "vous choisirez la suite.",
    ),
    (Stage.AWAITING_RESPONSES, R, Next.YOU): Sentence(
        "{claimant} demande une médiation avec votre entreprise. Vous êtes libre d’accepter ou de refuser.",
        "Lisez la demande et les pièces, puis donnez votre réponse. Sans réponse à la date indiquée, nous dirons au "
        "consommateur que vous n’avez pas répondu.",
    ),
    (Stage.AWAITING_RESPONSES, R, Next.CENTRE): Sentence(
        "Vous avez signalé que cette demande ne concerne pas votre entreprise. Le Centre vérifie.",
        "Si l’invitation vous a été adressée par erreur, elle est retirée. Sinon, vous aurez de nouveau tout le délai "
        "pour répondre.",
    ),
    (Stage.AWAITING_RESPONSES, R, Next.OTHERS): Sentence(
        "Nous attendons la réponse d’un autre professionnel invité à cette médiation.",
        "Nous vous écrirons dès que tous auront répondu.",
    ),
    (Stage.DECLINED, C, Next.YOU): Sentence(
        "La médiation ne peut pas commencer pour l’instant. À vous de choisir la suite.",
        "Les choix possibles sont sur cette page. Sans choix de votre part à la date indiquée, une attestation "
        "gratuite de votre demande est établie et le dossier est clos.",
    ),
    (Stage.DECLINED, R, Next.OTHERS): Sentence(
        "La médiation ne peut pas commencer pour l’instant. {claimant} choisit la suite.",
        "{claimant} peut demander au Centre de prendre contact avec le professionnel, ou recevoir une attestation de "
        "sa demande. Tant que cette attestation n’est pas établie, il est encore possible d’accepter.",
    ),
    (Stage.INTERCESSION, C, Next.CENTRE): Sentence(
        "Le Centre prend contact avec le professionnel pour lui expliquer l’intérêt d’une médiation.",
        "Nous vous dirons ce qu’il en est. Le professionnel reste libre d’accepter ou de refuser.",
    ),
    (Stage.INTERCESSION, R, Next.YOU): Sentence(
        "À la demande de {claimant}, le Centre prend contact avec vous au sujet de cette médiation.",
        "Vous êtes toujours libre d’accepter ou de refuser, et vous pouvez répondre ici à tout moment.",
    ),
    (Stage.INTERCESSION, R, Next.CENTRE): Sentence(
        "Le Centre prend contact avec un autre professionnel invité à cette médiation.",
        "Nous vous écrirons dès que nous connaîtrons sa réponse.",
    ),
    (Stage.APPOINTMENT, C, Next.CENTRE): Sentence(
        "Le Centre désigne un médiateur, formé à votre secteur et proche de chez vous.", _KNOWN_SOON
    ),
    (Stage.APPOINTMENT, R, Next.CENTRE): Sentence(
        "Le Centre désigne un médiateur, formé à votre secteur et proche du consommateur.", _KNOWN_SOON
    ),
    (Stage.APPOINTMENT, C, Next.MEDIATOR): Sentence(
        "Un médiateur est sollicité. Il vérifie qu’il est indépendant de chacun avant d’accepter la mission.",
        _KNOWN_SOON,
    ),
    (Stage.APPOINTMENT, R, Next.MEDIATOR): Sentence(
        "Un médiateur est sollicité. Il vérifie qu’il est indépendant de chacun avant d’accepter la mission.",
        _KNOWN_SOON,
    ),
    (Stage.ADMISSIBILITY, C, Next.MEDIATOR): Sentence(
        "{mediator} vérifie que la loi permet d’examiner votre demande.",
        "Si votre demande est recevable, la médiation commence. Sinon, une décision vous explique pourquoi et ce que "
        "vous pouvez encore faire.",
    ),
    (Stage.ADMISSIBILITY, R, Next.MEDIATOR): Sentence(
        "{mediator} vérifie que la loi permet d’examiner la demande.",
        "Si la demande est recevable, la médiation commence. Sinon, le dossier est clos.",
    ),
    (Stage.MEDIATION, C, Next.YOU): Sentence(
        "La médiation est en cours. Des propositions attendent votre réponse dans le tableau.", _AFTER_TALKS
    ),
    (Stage.MEDIATION, R, Next.YOU): Sentence(
        "La médiation est en cours. Des propositions attendent votre réponse dans le tableau.", _AFTER_TALKS
    ),
    (Stage.MEDIATION, C, Next.EVERYONE): Sentence(
        "La médiation est en cours. Chacun peut proposer, répondre et écrire, avec l’aide de {mediator}.", _AFTER_TALKS
    ),
    (Stage.MEDIATION, R, Next.EVERYONE): Sentence(
        "La médiation est en cours. Chacun peut proposer, répondre et écrire, avec l’aide de {mediator}.", _AFTER_TALKS
    ),
    (Stage.SOLUTION_PROPOSED, C, Next.YOU): Sentence(
        "{mediator} propose une solution et attend votre réponse.", f"{_ANSWERS_SECRET} {_AFTER_SOLUTION}"
    ),
    (Stage.SOLUTION_PROPOSED, R, Next.YOU): Sentence(
        "{mediator} propose une solution et attend votre réponse.", f"{_ANSWERS_SECRET} {_AFTER_SOLUTION}"
    ),
    (Stage.SOLUTION_PROPOSED, C, Next.OTHERS): Sentence(
        "Vous avez répondu à la solution proposée. Nous attendons la fin des réponses.", _AFTER_SOLUTION
    ),
    (Stage.SOLUTION_PROPOSED, R, Next.OTHERS): Sentence(
        "Vous avez répondu à la solution proposée. Nous attendons la fin des réponses.", _AFTER_SOLUTION
    ),
    (Stage.AGREEMENT, C, Next.MEDIATOR): Sentence(
        "{mediator} prépare le texte du protocole d’accord.", "Vous le relirez avant toute signature."
    ),
    (Stage.AGREEMENT, R, Next.MEDIATOR): Sentence(
        "{mediator} prépare le texte du protocole d’accord.", "Vous le relirez avant toute signature."
    ),
    (Stage.AGREEMENT, C, Next.YOU): Sentence(
        "Un projet de protocole d’accord attend votre avis.",
        "Vous pouvez l’approuver ou demander une modification. Rien ne vous engage avant la signature.",
    ),
    (Stage.AGREEMENT, R, Next.YOU): Sentence(
        "Un projet de protocole d’accord attend votre avis.",
        "Vous pouvez l’approuver ou demander une modification. Rien ne vous engage avant la signature.",
    ),
    (Stage.AGREEMENT, C, Next.OTHERS): Sentence(
        "Vous avez approuvé le projet de protocole. Nous attendons l’avis de {others}.",
        "Quand tous auront approuvé le même texte, chacun pourra le signer.",
    ),
    (Stage.AGREEMENT, R, Next.OTHERS): Sentence(
        "Vous avez approuvé le projet de protocole. Nous attendons l’avis de l’autre partie.",
        "Quand tous auront approuvé le même texte, chacun pourra le signer.",
    ),
    (Stage.AGREEMENT, C, Next.YOU_SIGN): Sentence(
        "Tous ont approuvé le protocole d’accord. Il attend votre signature.", _AFTER_SIGNATURE
    ),
    (Stage.AGREEMENT, R, Next.YOU_SIGN): Sentence(
        "Tous ont approuvé le protocole d’accord. Il attend votre signature.", _AFTER_SIGNATURE
    ),
    (Stage.AGREEMENT, C, Next.OTHERS_SIGN): Sentence(
        "Vous avez signé le protocole d’accord. Nous attendons la signature de {others}.", _AFTER_SIGNATURE
    ),
    (Stage.AGREEMENT, R, Next.OTHERS_SIGN): Sentence(
        "Vous avez signé le protocole d’accord. Nous attendons la signature de l’autre partie.", _AFTER_SIGNATURE
    ),
    (Stage.AGREEMENT, C, Next.MEDIATOR_SIGNS): Sentence(
        "Toutes les parties ont signé. {mediator} signe en dernier.", _AFTER_SIGNATURE
    ),
    (Stage.AGREEMENT, R, Next.MEDIATOR_SIGNS): Sentence(
        "Toutes les parties ont signé. {mediator} signe en dernier.", _AFTER_SIGNATURE
    ),
    (Stage.CONTINUATION_OFFERED, C, Next.YOU): Sentence(
        "{mediator} propose de poursuivre par des rencontres et attend votre réponse.", _MEETINGS
    ),
    (Stage.CONTINUATION_OFFERED, R, Next.YOU): Sentence(
        "{mediator} propose de poursuivre par des rencontres et attend votre réponse.", _MEETINGS
    ),
    (Stage.CONTINUATION_OFFERED, C, Next.OTHERS): Sentence(
        "Vous avez répondu aux rencontres proposées. Nous attendons la fin des réponses.", _MEETINGS
    ),
    (Stage.CONTINUATION_OFFERED, R, Next.OTHERS): Sentence(
        "Vous avez répondu aux rencontres proposées. Nous attendons la fin des réponses.", _MEETINGS
    ),
    (Stage.ADMISSIBILITY, C, Next.YOU): Sentence(
        "{mediator} vous demande quelques éléments de plus pour examiner votre demande.",
        "Envoyez-les ici, ou dites ce que vous ne pouvez pas fournir. Le délai de trois semaines court toujours : "
        "le médiateur se prononce à sa fin avec ce que vous aurez envoyé, et rien n’est clos faute de réponse.",
    ),
    (Stage.RECEIVED, C, Next.YOU): Sentence(
        "Le Centre a besoin de quelques éléments de plus pour examiner votre demande.",
        "Envoyez-les ici, ou dites ce que vous ne pouvez pas fournir. Sans réponse à la date indiquée, le dossier est "
        "clos ; vous pourrez déposer une nouvelle demande.",
    ),
}

_COURT_OPEN = "Vous restez libre de saisir un conciliateur de justice ou le tribunal."
CLOSED = {
    (Outcome.AGREEMENT, C): Sentence(
        "La médiation a abouti : le protocole d’accord est signé par tous.",
        "Gardez-en une copie. Chacun fait ce qu’il a promis, aux dates prévues.",
    ),
    (Outcome.AGREEMENT, R): Sentence(
        "La médiation a abouti : le protocole d’accord est signé par tous.",
        "Gardez-en une copie. Chacun fait ce qu’il a promis, aux dates prévues.",
    ),
    (Outcome.NO_AGREEMENT, C): Sentence("La médiation s’est terminée sans accord.", _COURT_OPEN),
    (Outcome.NO_AGREEMENT, R): Sentence(
        "La médiation s’est terminée sans accord.", "Le constat remis aux parties ne dit rien de vos échanges."
    ),
    (Outcome.WITHDRAWN, C): Sentence("La médiation a pris fin par un retrait.", _COURT_OPEN),
    (Outcome.WITHDRAWN, R): Sentence("La médiation a pris fin par un retrait.", "Vous n’avez plus rien à faire."),
    (Outcome.INADMISSIBLE, C): Sentence(
        "Le médiateur n’a pas pu examiner votre demande.",
        "La décision explique pourquoi et dit ce que vous pouvez encore faire.",
    ),
    (Outcome.INADMISSIBLE, R): Sentence(
        "Le médiateur n’a pas pu examiner la demande. Le dossier est clos.", "Vous n’avez plus rien à faire."
    ),
    (Outcome.DECLINED, C): Sentence(
        "La médiation n’a pas eu lieu. L’attestation de votre demande est établie.",
        f"L’attestation est gratuite. {_COURT_OPEN}",
    ),
    (Outcome.DECLINED, R): Sentence(
        "La médiation n’a pas eu lieu. Une attestation de la demande a été remise à chacun.",
        "Vous n’avez plus rien à faire.",
    ),
    (Outcome.SETTLED, C): Sentence("Vous vous êtes arrangés entre vous. Le dossier est clos."),
    (Outcome.SETTLED, R): Sentence("Vous vous êtes arrangés entre vous. Le dossier est clos."),
    (Outcome.ABANDONED, C): Sentence(
        "Le dossier est clos, car il n’a pas été complété à temps.", "Vous pouvez déposer une nouvelle demande."
    ),
    (Outcome.ABANDONED, R): Sentence("Le dossier est clos.", "Vous n’avez plus rien à faire."),
    (Outcome.CANCELLED, C): Sentence(
        "Le Centre a annulé ce dossier.", "Si cela vous étonne, écrivez-nous en rappelant le numéro du dossier."
    ),
    (Outcome.CANCELLED, R): Sentence("Le Centre a annulé ce dossier.", "Vous n’avez plus rien à faire."),
}
# A conflict of interest was disclosed, whatever the stage.
FROZEN = {
    Next.YOU: Sentence(
        "{mediator} vous informe d’une circonstance qui peut toucher à son indépendance, et attend votre réponse.",
        "Vous pouvez vous opposer à la poursuite de sa mission : un autre médiateur sera désigné. Une seule opposition "
        "suffit. Sans votre réponse, la médiation reste suspendue.",
    ),
    Next.OTHERS: Sentence(
        "Vous acceptez de continuer avec {mediator}. Nous attendons la réponse de chacun.",
        "Si tous acceptent, la médiation reprend. Si quelqu’un s’oppose, un autre médiateur est désigné.",
    ),
}
# True while the case goes on and once it is over: how it ended is for those who stayed.
LEFT = Sentence("Vous avez quitté cette médiation.", "Ce qui se passe entre les autres parties ne vous est plus dit.")
WITHOUT = Sentence(
    "Votre entreprise ne prend pas part à cette médiation.", "Vous n’avez plus rien à faire, et rien à payer."
)
NEWCOMER = {
    Next.YOU: Sentence(
        "{claimant} et le médiateur vous proposent de rejoindre une médiation en cours. Vous êtes libre de refuser.",
        "Lisez la demande et les pièces, puis donnez votre réponse. Votre part n’est due que si tous acceptent.",
    ),
    Next.OTHERS: Sentence(
        "Nous attendons de savoir si tous acceptent de poursuivre la médiation à plusieurs.",
        "Si tous acceptent, vous prenez part à la médiation. Sinon, elle continue sans vous et vous ne payez rien.",
    ),
}


def sentence_for(case, party, next_one) -> Sentence:
    """The sentence of this case for this party, names not filled in. KeyError when the table has a hole."""
    if party.is_out and not party.left_with(case):
        return LEFT if party.withdrew_on else WITHOUT
    if case.late_yes_waits:
        return LATE_YES[Stage(case.stage), Role(party.role)]
    if case.is_closed:
        return WITHOUT if party.newcomer else CLOSED[Outcome(case.outcome), Role(party.role)]
    if party.newcomer:
        return NEWCOMER[next_one]
    if case.frozen_on:
        return FROZEN[next_one]
    return OPEN[Stage(case.stage), Role(party.role), next_one]
