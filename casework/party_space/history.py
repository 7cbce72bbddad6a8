"""The history in plain and neutral words. Never which way somebody answered a solution, never what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from casework.enums import APART_ACTS, EXPERT_ACTS, Act, Role, Stage
from portal.days import day_in_words
from portal.typography import typeset


@dataclass(frozen=True)
class HistoryLine:
    at: datetime
    text: str


# « Vous avez … » or « Madame X a … »: what follows the verb.
DID = {
    Act.FILE_ONLINE: "déposé la demande de médiation",
    Act.REGISTER_POSTAL_FILE: "enregistré la demande de médiation reçue par courrier",
    Act.CONFIRM_FILING: "confirmé sa demande",
    Act.REQUEST_MISSING_ITEMS: "demandé des éléments de plus au consommateur",
    Act.SUPPLY_MISSING_ITEMS: "répondu à la demande d’éléments",
    Act.GO_ON_AFTER_LATE_YES: "confirmé souhaiter la médiation, après un accord tardif",
    Act.DROP_RESPONDENT: "choisi de continuer avec les professionnels qui ont accepté",
    Act.DISCLOSE_CONFLICT: "révélé une circonstance qui peut toucher à son indépendance",
    Act.SETTLE_DIRECTLY: "dit que vous vous êtes arrangés entre vous",
    Act.OFFER_TAILORED: "proposé des rencontres",
    Act.ACCEPT_MEDIATION: "accepté la médiation",
    Act.DECLINE_MEDIATION: "refusé la médiation",
    Act.DISPUTE_IDENTITY: "signalé n’être pas l’entreprise concernée",
    Act.CORRECT_PARTY: "corrigé les coordonnées du professionnel, puis l’a invité",
    Act.KEEP_PARTY: "maintenu l’invitation du professionnel, après vérification",
    Act.REQUEST_INTERCESSION: "demandé au Centre de prendre contact avec le professionnel",
    Act.REQUEST_FILING_CERTIFICATE: "demandé l’attestation de la demande de médiation",
    Act.WITHDRAW: "choisi de quitter la médiation",
    Act.POST_OFFER: "inscrit une proposition au tableau",
    Act.ANSWER_OFFER: "répondu à une proposition",
    Act.POST_TO_FORUM: "écrit sur le forum",
    Act.ADD_EXHIBIT: "ajouté la pièce n° {exhibit} : « {title} »",
    Act.APPROVE_DRAFT: "approuvé la version {version} du projet de protocole",
    Act.COMMENT_DRAFT: "demandé une modification de la version {version} du projet de protocole",
    Act.SIGN_AGREEMENT: "signé le protocole d’accord",
    Act.CONFIRM_MISSION: "accepté la mission, après avoir vérifié son indépendance",
    Act.DECLARE_ADMISSIBLE: "déclaré la demande recevable",
    Act.DECLARE_INADMISSIBLE: "déclaré la demande irrecevable",
    Act.EXTEND_MEDIATION: "prolongé la médiation jusqu’au {until}. Sa raison : {reason}",
    Act.PROPOSE_SOLUTION: "proposé une solution, avec une réponse attendue au plus tard le {answer_by}",
    Act.RECORD_AGREEMENT: "constaté un accord entre les parties",
    Act.CIRCULATE_DRAFT: "soumis la version {version} du projet de protocole",
    Act.ABANDON_DRAFT: "mis le projet de protocole de côté : la médiation reprend",
    Act.CLOSE_WITHOUT_AGREEMENT: "clos la médiation sans accord",
    Act.CLOSE_UNWORKABLE: "mis fin à la médiation, qui ne pouvait pas se poursuivre",
    Act.END_MISSION: "quitté sa mission : un autre médiateur sera désigné",
    Act.VALIDATE_FILE: "vérifié le dossier",
    Act.RECORD_CONTACT: "pris contact avec le professionnel",
    Act.RECORD_INTERCESSION_FAILURE: "rendu compte de son intervention, qui n’a pas abouti",
    Act.CANCEL_FILE: "annulé le dossier",
    Act.PROPOSE_MEETING: "proposé des dates de rendez-vous",
    Act.CONFIRM_MEETING: "fixé un rendez-vous",
    Act.MOVE_MEETING: "déplacé un rendez-vous",
    Act.CANCEL_MEETING: "annulé un rendez-vous",
    Act.RECORD_ATTENDANCE: "noté les présences à un rendez-vous",
    Act.ADMIT_RESPONDENT: "invité un autre professionnel, avec l’accord du consommateur",
    Act.INVITE_THIRD_PARTY: "invité {beside}",
    Act.REMOVE_THIRD_PARTY: "mis fin à l’accès de {beside}",
    Act.CHOOSE_NOTICES: "choisi qui reçoit les messages",
    Act.LEAVE_CASE: "quitté le dossier",
    Act.REQUEST_EXPERT: "demandé un expert",
    Act.CONSENT_EXPERT: "accepté une part des frais de l’expert",
    Act.DECLINE_EXPERT: "refusé de participer aux frais de l’expert",
    Act.ORDER_EXPERT: "commandé seul une expertise",
    Act.SHOW_EXHIBITS: "montré d’autres pièces à l’expert",
    Act.DELIVER_REPORT: "remis son rapport",
    Act.END_EXPERT: "mis fin à la mission de l’expert",
}
BY_THE_CLOCK = {
    Act.LAPSE_MISSING_ITEMS: "Le délai pour compléter la demande est passé : le dossier est clos.",
    Act.CLOSE_DECLINED_FILE: "Le délai pour choisir est passé : l’attestation est établie et le dossier est clos.",
    Act.REMIND_MEETING: "Un rendez-vous a été rappelé à chacun.",
    Act.REACH_TERM: "Le terme des 90 jours est passé. La médiation n’est pas close pour autant.",
}
# What a party did or did not do alone: told to itself only, as long as it could say how somebody answered.
OWN_ONLY = {
    Act.ACCEPT_SOLUTION: "Vous avez accepté la solution proposée.",
    Act.DECLINE_SOLUTION: "Vous avez refusé la solution proposée.",
    Act.LAPSE_SOLUTION: "Vous n’avez pas répondu à la solution proposée dans le délai.",
    Act.WAIVE_OBJECTION: "Vous avez accepté de continuer avec le médiateur.",
    Act.ACCEPT_TAILORED: "Vous avez accepté les rencontres proposées.",
    Act.DECLINE_TAILORED: "Vous n’avez pas accepté les rencontres proposées.",
    Act.LAPSE_TAILORED: "Vous n’avez pas répondu aux rencontres proposées dans le délai.",
    Act.POST_TO_CAUCUS: "Un message a été écrit dans votre aparté avec le médiateur.",
    Act.ASK_QUESTION: "Le médiateur vous a posé une question, à vous seul.",
    Act.ANSWER_QUESTION: "Vous avez répondu à une question du médiateur.",
    Act.SET_LIMIT: "Vous avez confié au médiateur jusqu’où vous iriez sur un point.",
    Act.SEND_TABLE: "Le tableau des propositions vous a été envoyé par courrier.",
    Act.SEND_STORY: "L’histoire du dossier vous a été envoyée par courrier.",
    Act.SHARE_CAUCUS: "Vous avez permis au nouveau médiateur de lire vos apartés.",
    Act.ASK_EXECUTION: "Nous vous avons demandé si l’accord est exécuté.",
    Act.ASK_EXECUTION_AGAIN: "Nous vous avons redemandé si l’accord est exécuté.",
    Act.CONFIRM_EXECUTION: "Vous avez dit si l’accord est exécuté.",
    Act.PASS_ON_LETTER: "Le Centre a remis une lettre de vous au médiateur seul.",
    Act.ANSWER_SLOTS: "Vous avez donné vos disponibilités.",
    Act.ADD_RESPONDENT: "Vous avez nommé un autre professionnel.",
    Act.REMIND: "Nous vous avons rappelé une échéance.",
    Act.RECORD_RETURN: "Un courrier qui vous était adressé nous est revenu.",
    Act.SEND_AGAIN: "Un courrier vous est envoyé de nouveau.",
    Act.CORRECT_CONTACT: "Le Centre a corrigé vos coordonnées.",
    Act.RECORD_BOUNCE: "Le Centre a noté que nos e-mails ne vous parvenaient pas, et vous écrit autrement.",
}
TALKS = {
    Act.POST_OFFER, Act.ANSWER_OFFER, Act.POST_TO_FORUM, Act.PROPOSE_SOLUTION, Act.RECORD_AGREEMENT,
    Act.CIRCULATE_DRAFT, Act.APPROVE_DRAFT, Act.COMMENT_DRAFT, Act.SIGN_AGREEMENT, Act.ABANDON_DRAFT,
    Act.EXTEND_MEDIATION, Act.OFFER_TAILORED, Act.PROPOSE_MEETING, Act.CONFIRM_MEETING, Act.MOVE_MEETING,
    Act.RECORD_ATTENDANCE, Act.ADMIT_RESPONDENT, Act.CANCEL_MEETING, Act.REMIND_MEETING,
}  # fmt: skip
TALKS |= set(EXPERT_ACTS)
CAUCUS = {*APART_ACTS, Act.SHARE_CAUCUS}
AFTER_ANSWERS = {
    Stage.AGREEMENT: "Toutes les parties ont accepté la solution proposée.",
    Stage.MEDIATION: "La solution proposée n’a pas été acceptée par tous. La médiation reprend.",
}
_ANSWERS = (Act.ACCEPT_SOLUTION, Act.DECLINE_SOLUTION, Act.LAPSE_SOLUTION)
# On a letter that the Centre prints: what it may know of who said what, the desk's journal keeps from it too.
NEVER_BY_POST = {*CAUCUS, *_ANSWERS, Act.APPROVE_DRAFT, Act.COMMENT_DRAFT}


def told_events(reading):
    """The events that say something to this party, the last one first; `history_lines` has the last word.

    What is left out here would say nothing: a page of the list is a page of the story.
    """
    acts = {*DID, *BY_THE_CLOCK, Act.LAPSE_RESPONSE, Act.OBJECT_TO_MEDIATOR} - set(OWN_ONLY)
    own = set(OWN_ONLY)
    if not reading.talks:
        acts, own = acts - TALKS, own - TALKS
    if not reading.access.sees_caucus:
        acts, own = acts - CAUCUS, own - CAUCUS
    if reading.by_post:
        acts, own = acts - NEVER_BY_POST, own - NEVER_BY_POST
    told = Q(act__in=acts) | Q(act__in=own, party=reading.access.party)
    if reading.talks:
        told |= Q(act__in=_ANSWERS, stage_after__in=AFTER_ANSWERS)
    if reading.came:
        told &= ~Q(party=reading.access.party, number__lt=reading.came.number)
    events = reading.access.case.events.filter(told).select_related("party")
    return reading.covered(events).order_by("-number")


def history_lines(reading, events) -> list[HistoryLine]:
    """These events (party at hand) as this party may read them, in the same order."""
    case = reading.access.case
    people = {third.pk: third for third in case.third_parties.all()}
    missions = [event for event in reading.landmarks if event.act == Act.CONFIRM_MISSION]
    accepted = [(event.number, event.data.get("mediator")) for event in missions]
    lines = []
    for event in events:
        if reading.covers(event.at):
            confirmed = {mediator for number, mediator in accepted if number < event.number}
            texts = [HistoryLine(event.at, typeset(text)) for text in _texts(event, reading, confirmed, people)]
            lines += reversed(texts)
    return lines


def _texts(event, reading, confirmed, people):
    if not (reading.by_post and _is_kept_from_the_centre(event)):
        yield from _told(event, reading, confirmed, people)
    if event.act in _ANSWERS and reading.talks and event.stage_after in AFTER_ANSWERS:
        yield AFTER_ANSWERS[event.stage_after]


def _is_kept_from_the_centre(event):
    return event.act in NEVER_BY_POST or bool(event.data.get("private"))


def _told(event, reading, confirmed, people):
    own = event.party_id == reading.access.party.pk
    if event.act == Act.END_MISSION and event.data.get("mediator") not in confirmed:
        return
    if event.act in TALKS and not reading.talks:
        return
    if event.data.get("private") and not own:
        return
    if event.act in CAUCUS and not reading.access.sees_caucus:
        return
    if event.act in OWN_ONLY:
        if own:
            yield OWN_ONLY[event.act]
    elif event.act == Act.LAPSE_RESPONSE:
        who = "Vous n’avez" if own else f"{reading.corrections.name_then(event.party, event.number)} n’a"
        yield f"{who} pas répondu dans le délai."
    elif event.act == Act.OBJECT_TO_MEDIATOR:
        who = "Vous vous êtes opposé" if own else "Une partie s’est opposée"
        yield f"{who} à la poursuite de la mission du médiateur. Un autre sera désigné."
    elif event.act in BY_THE_CLOCK:
        yield BY_THE_CLOCK[event.act]
    elif event.act in DID:
        names = _Names(event.number, people, reading.corrections)
        yield f"{_subject(event, own, names)} {_did(event, names)}."


@dataclass(frozen=True)
class _Names:
    """How people were called when event `number` happened."""

    number: int
    people: dict
    corrections: object

    def party(self, party):
        return self.corrections.name_then(party, self.number)

    def third(self, key):
        third = self.people.get(key)
        return third.label_beside(self.party(third.party)) if third else ""


def _subject(event, own, names):
    if third := names.third(event.data.get("by_third")):
        return f"{third} a"
    if event.role == Role.EXPERT:
        return "L’expert a"
    if own and event.role != Role.MEDIATOR:
        return "Vous avez"
    if event.role == Role.MEDIATOR:
        return f"{event.data['name']} a" if event.act == Act.CONFIRM_MISSION else "Le médiateur a"
    if event.role == Role.CENTRE:
        return "Le médiateur a" if event.act == Act.END_MISSION else "Le Centre a"
    return f"{names.party(event.party)} a"


def _did(event, names):
    facts = {name: _readable(value) for name, value in event.data.items()}
    facts["beside"] = names.third(event.data.get("third"))
    return DID[event.act].format(**facts).rstrip(".")


def _readable(value):
    """A date of the journal (ISO text) in words, anything else as it is."""
    try:
        return day_in_words(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value
