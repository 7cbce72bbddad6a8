"""The journal in words: what was done, by whom, for whom, when. Never a word of the talks."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max

from casework.enums import Act, BounceSource, Ground, IdentityDoubt, ReturnReason, Role, Term
from casework.models import EndReason
from casework.staff.permissions import may_read_letter

WHAT = {
    Act.FILE_ONLINE: "Demande déposée en ligne",
    Act.REGISTER_POSTAL_FILE: "Demande reçue par courrier et enregistrée",
    Act.CONFIRM_FILING: "Demande confirmée en ligne par le consommateur",
    Act.REQUEST_MISSING_ITEMS: "Éléments manquants demandés",
    Act.SUPPLY_MISSING_ITEMS: "Réponse aux éléments manquants",
    Act.LAPSE_MISSING_ITEMS: "Dossier clos, éléments manquants non reçus",
    Act.VALIDATE_FILE: "Dossier validé",
    Act.GO_ON_AFTER_LATE_YES: "Médiation maintenue après un accord tardif",
    Act.DROP_RESPONDENT: "Poursuite avec les professionnels qui ont accepté",
    Act.DISCLOSE_CONFLICT: "Conflit d’intérêts révélé",
    Act.OBJECT_TO_MEDIATOR: "Opposition au médiateur",
    Act.WAIVE_OBJECTION: "Poursuite acceptée avec ce médiateur",
    Act.POST_TO_CAUCUS: "Message écrit en aparté",
    Act.ASK_QUESTION: "Question posée en aparté",
    Act.ANSWER_QUESTION: "Réponse donnée en aparté",
    Act.SET_LIMIT: "Limite confiée au médiateur",
    Act.PASS_ON_LETTER: "Lettre remise au médiateur",
    Act.SEND_STORY: "Histoire du dossier envoyée par courrier",
    Act.SEND_TABLE: "Tableau des propositions envoyé par courrier",
    Act.SHARE_CAUCUS: "Apartés montrés au nouveau médiateur",
    Act.OFFER_TAILORED: "Rencontres proposées",
    Act.ACCEPT_TAILORED: "Rencontres acceptées",
    Act.DECLINE_TAILORED: "Rencontres non acceptées",
    Act.LAPSE_TAILORED: "Absence de réponse aux rencontres",
    Act.RECORD_HOURS: "Temps passé noté",
    Act.PROPOSE_MEETING: "Dates de rendez-vous proposées",
    Act.ANSWER_SLOTS: "Disponibilités données",
    Act.CONFIRM_MEETING: "Rendez-vous fixé",
    Act.MOVE_MEETING: "Rendez-vous déplacé",
    Act.CANCEL_MEETING: "Rendez-vous annulé",
    Act.RECORD_ATTENDANCE: "Présences notées",
    Act.REMIND_MEETING: "Rendez-vous rappelé",
    Act.ADD_RESPONDENT: "Autre professionnel nommé",
    Act.ADMIT_RESPONDENT: "Autre professionnel invité",
    Act.REFUSE_RESPONDENT: "Autre professionnel non invité",
    Act.SETTLE_DIRECTLY: "Arrangement direct confirmé",
    Act.ASK_EXECUTION: "Question posée sur l’exécution de l’accord",
    Act.ASK_EXECUTION_AGAIN: "Question posée à nouveau sur l’exécution",
    Act.CONFIRM_EXECUTION: "Réponse sur l’exécution de l’accord",
    Act.ACCEPT_MEDIATION: "Médiation acceptée",
    Act.DECLINE_MEDIATION: "Médiation refusée",
    Act.DISPUTE_IDENTITY: "Le professionnel dit n’être pas concerné",
    Act.CORRECT_PARTY: "Professionnel corrigé et invité",
    Act.KEEP_PARTY: "Invitation maintenue",
    Act.LAPSE_RESPONSE: "Absence de réponse constatée",
    Act.REQUEST_INTERCESSION: "Intervention du Centre demandée",
    Act.RECORD_CONTACT: "Contact avec le professionnel",
    Act.RECORD_INTERCESSION_FAILURE: "Échec de l’intervention constaté",
    Act.REQUEST_FILING_CERTIFICATE: "Attestation demandée, dossier clos",
    Act.CLOSE_DECLINED_FILE: "Dossier clos après refus ou silence",
    Act.APPOINT_MEDIATOR: "Médiateur désigné",
    Act.CONFIRM_MISSION: "Mission acceptée",
    Act.DECLINE_MISSION: "Mission déclinée",
    Act.END_MISSION: "Fin de la mission du médiateur",
    Act.DECLARE_ADMISSIBLE: "Demande déclarée recevable",
    Act.DECLARE_INADMISSIBLE: "Demande déclarée irrecevable",
    Act.POST_OFFER: "Proposition inscrite au tableau",
    Act.ANSWER_OFFER: "Réponse à une proposition",
    Act.POST_TO_FORUM: "Message écrit sur le forum",
    Act.ADD_EXHIBIT: "Pièce ajoutée",
    Act.EXTEND_MEDIATION: "Médiation prolongée",
    Act.REACH_TERM: "Terme des 90 jours atteint",
    Act.PROPOSE_SOLUTION: "Solution proposée",
    Act.ACCEPT_SOLUTION: "Solution acceptée",
    Act.DECLINE_SOLUTION: "Solution refusée",
    Act.LAPSE_SOLUTION: "Absence de réponse à la solution constatée",
    Act.RECORD_AGREEMENT: "Accord constaté",
    Act.CIRCULATE_DRAFT: "Projet de protocole soumis aux parties",
    Act.APPROVE_DRAFT: "Projet de protocole approuvé",
    Act.COMMENT_DRAFT: "Modification du projet demandée",
    Act.REQUEST_SIGNATURE_CODE: "Code de signature envoyé",
    Act.SIGN_AGREEMENT: "Protocole signé",
    Act.ABANDON_DRAFT: "Projet mis de côté, médiation reprise",
    Act.CLOSE_WITHOUT_AGREEMENT: "Dossier clos sans accord",
    Act.CLOSE_UNWORKABLE: "Dossier clos, médiation devenue impossible",
    Act.WITHDRAW: "Retrait de la médiation",
    Act.CANCEL_FILE: "Dossier annulé",
    Act.INVITE_THIRD_PARTY: "Personne invitée à accompagner une partie",
    Act.REMOVE_THIRD_PARTY: "Accès d’une personne terminé",
    Act.CHOOSE_NOTICES: "Destinataires des messages choisis",
    Act.LEAVE_CASE: "Personne partie d’elle-même",
    Act.REQUEST_EXPERT: "Expert demandé",
    Act.CONSENT_EXPERT: "Part des frais d’expert acceptée",
    Act.DECLINE_EXPERT: "Part des frais d’expert refusée",
    Act.ORDER_EXPERT: "Expertise commandée par une partie seule",
    Act.SHOW_EXHIBITS: "Pièces montrées à un expert",
    Act.DELIVER_REPORT: "Rapport d’expertise remis",
    Act.END_EXPERT: "Mission d’un expert terminée",
    Act.REMIND: "Rappel envoyé",
    Act.RECORD_POSTING: "Courrier mis à la poste",
    Act.RECORD_RETURN: "Courrier revenu",
    Act.SEND_AGAIN: "Courrier à envoyer de nouveau",
    Act.CORRECT_CONTACT: "Coordonnées corrigées",
    Act.RECORD_BOUNCE: "E-mails non parvenus",
}
# What a party answered to a solution or to a draft belongs to the talks: the Centre reads that it answered.
DISCREET = {
    Act.ASK_QUESTION: "Message écrit en aparté",
    Act.ANSWER_QUESTION: "Message écrit en aparté",
    Act.SET_LIMIT: "Message écrit en aparté",
    Act.ACCEPT_SOLUTION: "Réponse à la solution proposée",
    Act.DECLINE_SOLUTION: "Réponse à la solution proposée",
    Act.APPROVE_DRAFT: "Avis donné sur le projet de protocole",
    Act.COMMENT_DRAFT: "Avis donné sur le projet de protocole",
}
# An expert paid by one party alone is that party's own business, and the mediator's: not even which party it is.
BETWEEN_TWO = "Acte entre une partie et le médiateur"
MEANS = {"phone": "Téléphone", "email": "Courriel", "letter": "Courrier"}
LABELS = {
    "name": "Médiateur", "choice_reason": "Raison du choix", "facts": "Faits", "remedy": "Ce qui reste possible",
    "second_reader": "Second lecteur", "before": "Échéance précédente", "until": "Nouvelle échéance",
    "extension": "Prolongation n°",
    "on": "Date", "text": "Ce qui s’est dit", "exhibit": "Pièce n°", "title": "Intitulé", "version": "Version",
    "posted_on": "Posté le", "answer_by": "Réponse attendue au plus tard le",
    "letter_on": "Lettre du", "received_on": "Reçue le", "due_on": "Échéance", "items": "Éléments demandés",
    "answer": "Réponse",
    "complaint_on": "Réclamation retenue",
    "complaint_reason": "Pourquoi celle-là",
    "package": "Forfait n°",
    "draft_set_aside": "Projet de protocole mis de côté, version",
    "hours": "Heures",
    "meeting": "Rendez-vous n°",
    "tracking": "Numéro de suivi",
    "returned_on": "Revenu le",
    "note": "Précisions",
    "contact_before": "Coordonnées précédentes",
    "contact_after": "Coordonnées corrigées",
    "sent_again": "Messages envoyés de nouveau",
}  # fmt: skip
# Why this mediator and not another is the Centre's business (procedure, section 6).
CENTRE_ONLY = ("choice_reason", "reasons")


@dataclass(frozen=True)
class Line:
    """One event, ready to be read."""

    number: int
    at: datetime
    who: str
    what: str
    on_behalf_of: str = ""
    concerns: str = ""
    stage: str = ""
    letter: bool = False
    details: list = field(default_factory=list)


def journal_lines(access, events) -> list[Line]:
    """These events (party, on_behalf_of and user at hand) as `access` may read them, in the same order."""
    hidden = not access.sees_talks
    waiting_since = _solution_waiting(access.case)
    own = access.role == Role.CENTRE
    beside = {third.pk: third.label for third in access.case.third_parties.all()}
    letters = _letters_of(access.case, events)
    typed = access.case.typed_letters.filter(event__in=[event.pk for event in events])
    scanned = set(typed.values_list("event_id", flat=True))
    return [
        _line(
            event, hidden or (waiting_since is not None and event.number > waiting_since), own,
            letter=event.pk in scanned and may_read_letter(access, event), beside=beside,
            letters=letters,
        )
        for event in events
    ]  # fmt: skip


def _solution_waiting(case) -> int | None:
    """The event of the solution that waits for answers: after it, even the mediator does not learn who said what."""
    if not case.answers_are_closed:
        return None
    return case.events.filter(act=Act.PROPOSE_SOLUTION).aggregate(last=Max("number"))["last"] or 0


def _line(event, discreet, is_centre, letter=False, beside=None, letters=None) -> Line:
    beside = beside or {}
    if is_centre and event.data.get("private"):
        return Line(event.number, event.at, "Non indiqué", BETWEEN_TWO)
    moved = event.stage_before and event.stage_before != event.stage_after
    return Line(
        event.number, event.at, beside.get(event.data.get("by_third")) or who_of(event),
        (discreet and DISCREET.get(event.act)) or WHAT.get(event.act, event.get_act_display()),
        on_behalf_of=str(event.on_behalf_of or ""),
        concerns=str(event.party) if event.role == Role.CLOCK and event.party else "",
        stage=event.get_stage_after_display() if moved else "", letter=letter,
        details=_letter_of(event, letters or {}) + _person(event, beside) + details_of(event, is_centre),
    )  # fmt: skip


def _letters_of(case, events) -> dict:
    """The letters that these events name, by their number; no query when they name none."""
    named = [event.data["dispatch"] for event in events if "dispatch" in event.data]
    rows = case.dispatches.filter(pk__in=named).only("pk", "case", "subject", "recipient_name") if named else []
    return {letter.pk: letter for letter in rows}


def _letter_of(event, letters) -> list[tuple[str, str]]:
    """To whom the letter of this act goes, and what it is about: its subject says nothing of the talks."""
    letter = letters.get(event.data.get("dispatch"))
    return [("Courrier", f"{letter.recipient_name} – {letter.subject}")] if letter else []


def _person(event, beside) -> list[tuple[str, str]]:
    third = event.data.get("third")
    return [("Personne", beside[third])] if third in beside else []


def who_of(event) -> str:
    """The name of the one who acted."""
    if event.role == Role.CLOCK:
        return Role.CLOCK.label
    if event.on_behalf_of_id:
        return str(event.user)
    if event.party and event.role not in (Role.MEDIATOR, Role.CENTRE):
        return str(event.party)
    return str(event.user) if event.user else event.get_role_display()


def details_of(event, is_centre) -> list[tuple[str, str]]:
    """What the journal kept of the act and this role may read, as (label, value) pairs in French."""
    data = {key: value for key, value in event.data.items() if is_centre or key not in CENTRE_ONLY}
    rows = [(LABELS[key], _readable(value)) for key, value in data.items() if key in LABELS and value not in ("", None)]
    if data.get("ground") in Ground.values:
        rows.insert(0, ("Motif", Ground(data["ground"]).label))
    if data.get("return_reason") in ReturnReason.values:
        rows.insert(0, ("Mention de la poste", ReturnReason(data["return_reason"]).label))
    if data.get("source") in BounceSource.values:
        rows.insert(0, ("Appris comment", BounceSource(data["source"]).label))
    if data.get("silence_undone"):
        rows.append(("Suite", "Le silence constaté est levé : le courrier n’était pas parvenu"))
    if data.get("doubt") in IdentityDoubt.values:
        rows.insert(0, ("Raison donnée", IdentityDoubt(data["doubt"]).label))
    if data.get("means") in MEANS:
        rows.insert(0, ("Moyen", MEANS[data["means"]]))
    if data.get("term") in Term.values:
        rows.insert(0, ("Délai", Term(data["term"]).label))
    if isinstance(data.get("days_left"), int):
        rows.append(("Au jour du rappel", days_in_words(data["days_left"])))
    if reason := data.get("reason"):
        rows.append(("Raison", EndReason(reason).label if reason in EndReason.values else reason))
    if reasons := data.get("reasons"):
        rows.append(("Classement", " ; ".join(reasons) if isinstance(reasons, list) else reasons))
    return rows


def days_in_words(left: int) -> str:
    """« il restait 5 jours », « dernier jour », « dépassé de 2 jours »."""
    if left == 0:
        return "dernier jour"
    if left == -1:
        return "dépassé d’un jour"
    days = "un jour" if left == 1 else f"{abs(left)} jours"
    return f"il restait {days}" if left > 0 else f"dépassé de {days}"


def _readable(value) -> str:
    """An ISO date as « 31/12/2026 », anything else as it is."""
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except (TypeError, ValueError):
        return str(value)
