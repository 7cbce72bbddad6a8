"""The words of the trade: one code, one French label each (docs: glossary). No logic here."""

from django.db.models import TextChoices


class Role(TextChoices):
    """Who acts on a case (procedure, section 1)."""

    CLAIMANT = "claimant", "Consommateur"
    RESPONDENT = "respondent", "Professionnel"
    MEDIATOR = "mediator", "Médiateur"
    CENTRE = "centre", "Centre de médiation"
    THIRD_PARTY = "third_party", "Tiers"
    EXPERT = "expert", "Expert"
    CLOCK = "clock", "Échéance automatique"


PARTY_ROLES = (Role.CLAIMANT, Role.RESPONDENT)


class Capacity(TextChoices):
    """As what somebody stands beside a party (R612-1, 3°)."""

    LAWYER = "lawyer", "Avocat"
    SUPPORT = "support", "Personne de confiance"
    REPRESENTATIVE = "representative", "Représentant"


class Notices(TextChoices):
    """Who receives what is written to a represented party: what the mandate says (case C15)."""

    BOTH = "both", "La partie et son représentant"
    REPRESENTATIVE = "representative", "Le représentant seulement"


class Channel(TextChoices):
    ONLINE = "online", "En ligne"
    POST = "post", "Par courrier"


class Track(TextChoices):
    E_MEDIATION = "e_mediation", "E-médiation"
    TAILORED = "tailored", "Médiation sur-mesure"


class Order(TextChoices):
    SOURCE = "source", "Réponse du professionnel, puis recevabilité"
    ADMISSIBILITY_FIRST = "admissibility_first", "Recevabilité, puis réponse du professionnel"


class Stage(TextChoices):
    """Whose turn it is."""

    RECEIVED = "received", "Demande reçue, à vérifier"
    AWAITING_RESPONSES = "awaiting_responses", "En attente de réponse"
    DECLINED = "declined", "Médiation refusée ou sans réponse"
    INTERCESSION = "intercession", "Intervention du Centre"
    APPOINTMENT = "appointment", "Médiateur à désigner"
    ADMISSIBILITY = "admissibility", "Examen de recevabilité"
    MEDIATION = "mediation", "Médiation en cours"
    SOLUTION_PROPOSED = "solution_proposed", "Solution proposée"
    AGREEMENT = "agreement", "Protocole en préparation"
    CONTINUATION_OFFERED = "continuation_offered", "Poursuite en sur-mesure proposée"
    CLOSED = "closed", "Dossier clos"


class Outcome(TextChoices):
    """How it ended."""

    AGREEMENT = "agreement", "Accord"
    NO_AGREEMENT = "no_agreement", "Absence d’accord"
    WITHDRAWN = "withdrawn", "Retrait"
    INADMISSIBLE = "inadmissible", "Demande irrecevable"
    DECLINED = "declined", "Médiation refusée ou sans réponse"
    SETTLED = "settled", "Arrangement direct entre les parties"
    ABANDONED = "abandoned", "Demande abandonnée"
    CANCELLED = "cancelled", "Dossier annulé"


class Act(TextChoices):
    """Everything that can happen to a case."""

    FILE_ONLINE = "file_online", "Déposer la demande"
    REGISTER_POSTAL_FILE = "register_postal_file", "Enregistrer une demande reçue par courrier"
    CONFIRM_FILING = "confirm_filing", "Confirmer ma demande"
    REQUEST_MISSING_ITEMS = "request_missing_items", "Demander ce qui manque au dossier"
    SUPPLY_MISSING_ITEMS = "supply_missing_items", "Compléter ma demande"
    LAPSE_MISSING_ITEMS = "lapse_missing_items", "Constater que le dossier n’a pas été complété"
    VALIDATE_FILE = "validate_file", "Valider le dossier et inviter les professionnels"
    ACCEPT_MEDIATION = "accept_mediation", "Accepter la médiation"
    DECLINE_MEDIATION = "decline_mediation", "Refuser la médiation"
    DISPUTE_IDENTITY = "dispute_identity", "Signaler que cette demande ne me concerne pas"
    CORRECT_PARTY = "correct_party", "Corriger le professionnel et l’inviter"
    KEEP_PARTY = "keep_party", "Maintenir l’invitation de ce professionnel"
    LAPSE_RESPONSE = "lapse_response", "Constater l’absence de réponse"
    REQUEST_INTERCESSION = "request_intercession", "Demander au Centre d’intervenir"
    RECORD_CONTACT = "record_contact", "Noter un contact avec le professionnel"
    RECORD_INTERCESSION_FAILURE = "record_intercession_failure", "Constater l’échec de l’intervention"
    REQUEST_FILING_CERTIFICATE = "request_filing_certificate", "Demander l’attestation et clore le dossier"
    GO_ON_AFTER_LATE_YES = "go_on_after_late_yes", "Confirmer que je souhaite la médiation"
    DROP_RESPONDENT = "drop_respondent", "Continuer avec ceux qui ont accepté"
    CLOSE_DECLINED_FILE = "close_declined_file", "Clore le dossier refusé"
    APPOINT_MEDIATOR = "appoint_mediator", "Désigner un médiateur"
    CONFIRM_MISSION = "confirm_mission", "Accepter la mission"
    DECLINE_MISSION = "decline_mission", "Décliner la mission"
    DISCLOSE_CONFLICT = "disclose_conflict", "Révéler un conflit d’intérêts"
    OBJECT_TO_MEDIATOR = "object_to_mediator", "M’opposer à ce médiateur"
    WAIVE_OBJECTION = "waive_objection", "Continuer avec ce médiateur"
    END_MISSION = "end_mission", "Mettre fin à la mission du médiateur"
    DECLARE_ADMISSIBLE = "declare_admissible", "Déclarer la demande recevable"
    DECLARE_INADMISSIBLE = "declare_inadmissible", "Déclarer la demande irrecevable"
    POST_OFFER = "post_offer", "Faire une proposition"
    ANSWER_OFFER = "answer_offer", "Répondre à une proposition"
    POST_TO_FORUM = "post_to_forum", "Écrire sur le forum"
    POST_TO_CAUCUS = "post_to_caucus", "Écrire en aparté"
    SHARE_CAUCUS = "share_caucus", "Montrer mes apartés au nouveau médiateur"
    ASK_QUESTION = "ask_question", "Poser une question à une seule partie"
    ANSWER_QUESTION = "answer_question", "Répondre à une question du médiateur"
    SET_LIMIT = "set_limit", "Dire au médiateur seul jusqu’où vous iriez"
    PASS_ON_LETTER = "pass_on_letter", "Remettre une lettre au médiateur"
    SEND_TABLE = "send_table", "Envoyer le tableau par courrier"
    ADD_EXHIBIT = "add_exhibit", "Ajouter une pièce"
    EXTEND_MEDIATION = "extend_mediation", "Prolonger la médiation"
    REACH_TERM = "reach_term", "Constater le terme des 90 jours"
    PROPOSE_SOLUTION = "propose_solution", "Proposer une solution"
    ACCEPT_SOLUTION = "accept_solution", "Accepter la solution"
    DECLINE_SOLUTION = "decline_solution", "Refuser la solution"
    LAPSE_SOLUTION = "lapse_solution", "Constater l’absence de réponse à la solution"
    OFFER_TAILORED = "offer_tailored", "Proposer des rencontres"
    ACCEPT_TAILORED = "accept_tailored", "Accepter les rencontres proposées"
    DECLINE_TAILORED = "decline_tailored", "Ne pas accepter les rencontres"
    LAPSE_TAILORED = "lapse_tailored", "Constater l’absence de réponse aux rencontres"
    RECORD_HOURS = "record_hours", "Noter le temps passé"
    PROPOSE_MEETING = "propose_meeting", "Proposer un rendez-vous"
    ANSWER_SLOTS = "answer_slots", "Donner des disponibilités"
    CONFIRM_MEETING = "confirm_meeting", "Fixer le rendez-vous"
    MOVE_MEETING = "move_meeting", "Déplacer un rendez-vous"
    CANCEL_MEETING = "cancel_meeting", "Annuler un rendez-vous"
    RECORD_ATTENDANCE = "record_attendance", "Noter les présences"
    REMIND_MEETING = "remind_meeting", "Rappeler un rendez-vous"
    ADD_RESPONDENT = "add_respondent", "Faire participer un autre professionnel"
    ADMIT_RESPONDENT = "admit_respondent", "Inviter ce professionnel"
    REFUSE_RESPONDENT = "refuse_respondent", "Ne pas inviter ce professionnel"
    RECORD_AGREEMENT = "record_agreement", "Constater un accord"
    CIRCULATE_DRAFT = "circulate_draft", "Soumettre un projet de protocole"
    APPROVE_DRAFT = "approve_draft", "Approuver le projet"
    COMMENT_DRAFT = "comment_draft", "Demander une modification du projet"
    REQUEST_SIGNATURE_CODE = "request_signature_code", "Recevoir un code de signature"
    SIGN_AGREEMENT = "sign_agreement", "Signer le protocole"
    ABANDON_DRAFT = "abandon_draft", "Reprendre la médiation"
    SETTLE_DIRECTLY = "settle_directly", "Confirmer un arrangement entre nous"
    CLOSE_WITHOUT_AGREEMENT = "close_without_agreement", "Clore sans accord"
    CLOSE_UNWORKABLE = "close_unworkable", "Clore une médiation devenue impossible"
    WITHDRAW = "withdraw", "Se retirer de la médiation"
    CANCEL_FILE = "cancel_file", "Annuler le dossier"
    ASK_EXECUTION = "ask_execution", "Demander si l’accord est exécuté"
    ASK_EXECUTION_AGAIN = "ask_execution_again", "Redemander si l’accord est exécuté"
    CONFIRM_EXECUTION = "confirm_execution", "Dire si l’accord est exécuté"
    INVITE_THIRD_PARTY = "invite_third_party", "Inviter un avocat, un proche ou un représentant"
    REMOVE_THIRD_PARTY = "remove_third_party", "Mettre fin à l’accès d’une personne"
    CHOOSE_NOTICES = "choose_notices", "Choisir qui reçoit les messages"
    LEAVE_CASE = "leave_case", "Quitter ce dossier"
    REQUEST_EXPERT = "request_expert", "Demander un expert"
    CONSENT_EXPERT = "consent_expert", "Accepter ma part des frais de l’expert"
    DECLINE_EXPERT = "decline_expert", "Refuser de participer aux frais de l’expert"
    ORDER_EXPERT = "order_expert", "Commander l’expertise à mes frais seuls"
    SHOW_EXHIBITS = "show_exhibits", "Montrer d’autres pièces à l’expert"
    DELIVER_REPORT = "deliver_report", "Remettre le rapport d’expertise"
    END_EXPERT = "end_expert", "Mettre fin à la mission d’un expert"
    REMIND = "remind", "Rappeler une échéance"
    SEND_STORY = "send_story", "Envoyer l’histoire du dossier par courrier"
    RECORD_POSTING = "record_posting", "Noter la mise à la poste"
    RECORD_RETURN = "record_return", "Noter un courrier revenu"
    SEND_AGAIN = "send_again", "Envoyer de nouveau un courrier"
    CORRECT_CONTACT = "correct_contact", "Corriger les coordonnées d’une partie"
    RECORD_BOUNCE = "record_bounce", "Noter que les e-mails n’arrivent pas"


class Term(TextChoices):
    """The clocks (procedure, section 7). Their lengths are in deadlines.py."""

    RESPONSE = "response", "Réponse à l’invitation"
    CONFIRMATION = "confirmation", "Confirmation de la mission"
    ADMISSIBILITY = "admissibility", "Décision de recevabilité"
    OUTCOME = "outcome", "Issue de la médiation"
    SOLUTION = "solution", "Réponse à la solution proposée"
    CHOICE = "choice", "Choix après un refus"
    INTERCESSION = "intercession", "Intervention du Centre"
    OPINION = "opinion", "Avis sur le projet de protocole"
    SIGNATURE = "signature", "Signature du protocole"
    MISSING_ITEMS = "missing_items", "Éléments manquants"
    IDENTITY = "identity", "Vérification du professionnel"
    OBJECTION = "objection", "Réponse à un conflit d’intérêts"
    CONSENT = "consent", "Réponse aux rencontres proposées"
    EXECUTION = "execution", "Question sur l’exécution de l’accord"
    EXECUTION_AGAIN = "execution_again", "Seconde question sur l’exécution"


class ResponseState(TextChoices):
    NOT_INVITED = "not_invited", "Pas encore invité"
    PENDING = "pending", "En attente"
    ACCEPTED = "accepted", "A accepté"
    DECLINED = "declined", "A refusé"
    NO_RESPONSE = "no_response", "N’a pas répondu"


class Execution(TextChoices):
    """What a party says of the agreement three months later; no answer stays unknown (case C37)."""

    YES = "yes", "Oui, entièrement"
    PARTLY = "partly", "En partie"
    NO = "no", "Non"


class RefusalReason(TextChoices):
    """What a professional may answer when it declines; free text comes beside it."""

    ALREADY_ANSWERED = "already_answered", "Nous avons déjà répondu à cette réclamation"
    DISAGREES = "disagrees", "Nous contestons la demande"
    DIRECT_SETTLEMENT = "direct_settlement", "Nous préférons régler ce différend directement"
    INSURER = "insurer", "Notre assureur traite ce dossier"
    COURT = "court", "Une procédure judiciaire est en cours"
    OTHER = "other", "Autre raison"


class IdentityDoubt(TextChoices):
    """Why an invited professional says that it is not the one (« ce n’est pas moi »)."""

    NAMESAKE = "namesake", "Une autre entreprise porte le même nom"
    ESTABLISHMENT = "establishment", "Il s’agit d’un autre établissement ou d’une autre société"
    STRUCK_OFF = "struck_off", "L’entreprise n’existe plus"
    INSOLVENCY = "insolvency", "L’entreprise est en procédure collective"
    UNKNOWN = "unknown", "Nous ne connaissons pas ce consommateur"


class Need(TextChoices):
    """What a party needs to take part; told by itself or by the Centre."""

    LARGE_PRINT = "large_print", "Gros caractères"
    INTERPRETER = "interpreter", "Interprète"
    PHONE = "phone", "Par téléphone seulement"
    WHEELCHAIR = "wheelchair", "Accès en fauteuil roulant"


class ContactMeans(TextChoices):
    """How the Centre reached a professional when it steps in."""

    PHONE = "phone", "Téléphone"
    EMAIL = "email", "Courriel"
    LETTER = "letter", "Courrier"


class Ground(TextChoices):
    """The five grounds on which a mediator may refuse a request, and no other (C. conso. L612-2)."""

    NO_PRIOR_COMPLAINT = "no_prior_complaint", "Pas de réclamation écrite préalable"
    UNFOUNDED_OR_ABUSIVE = "unfounded_or_abusive", "Demande manifestement infondée ou abusive"
    ALREADY_EXAMINED = "already_examined", "Litige déjà examiné ou en cours d’examen"
    TOO_LATE = "too_late", "Réclamation de plus d’un an"
    OUT_OF_SCOPE = "out_of_scope", "Hors de la compétence du Centre"


class DocumentKind(TextChoices):
    FILING_CERTIFICATE = "filing_certificate", "Attestation de demande de médiation"
    REFERRAL_NOTICE = "referral_notice", "Notification de la saisine du médiateur"
    ADMISSIBILITY_DECISION = "admissibility_decision", "Décision d’irrecevabilité"
    SOLUTION_PROPOSAL = "solution_proposal", "Proposition de solution"
    SETTLEMENT_AGREEMENT = "settlement_agreement", "Protocole d’accord de médiation"
    CONVOCATION = "convocation", "Convocation à un rendez-vous"
    FAILURE_CERTIFICATE = "failure_certificate", "Constat d’échec de médiation"


# The acts that open a case: nothing comes before them.
OPENING_ACTS = (Act.FILE_ONLINE, Act.REGISTER_POSTAL_FILE)

# What only one party and the mediator of the day know of each other, not the mediator who comes next.
APART_ACTS = (Act.POST_TO_CAUCUS, Act.ASK_QUESTION, Act.ANSWER_QUESTION, Act.SET_LIMIT)
# What one party pays for alone is its own business.
EXPERT_ACTS = (
    Act.REQUEST_EXPERT, Act.CONSENT_EXPERT, Act.DECLINE_EXPERT, Act.ORDER_EXPERT, Act.SHOW_EXHIBITS,
    Act.DELIVER_REPORT, Act.END_EXPERT,
)  # fmt: skip
# Never named to somebody else, even to say that the case has moved on.
QUIET_ACTS = (
    *EXPERT_ACTS,
    *APART_ACTS,
    Act.SHARE_CAUCUS,
    Act.ACCEPT_SOLUTION,
    Act.DECLINE_SOLUTION,
    Act.LAPSE_SOLUTION,
)

# Documents that belong to the talks: the Centre's own staff does not read them (procedure, section 9).
TALKS_DOCUMENTS = (DocumentKind.SOLUTION_PROPOSAL, DocumentKind.SETTLEMENT_AGREEMENT)


class DispatchState(TextChoices):
    READY = "ready", "À envoyer"
    SENDING = "sending", "Envoi en cours"
    SENT = "sent", "Envoyé"
    HELD = "held", "À vérifier"
    TO_POST = "to_post", "À poster"
    POSTED = "posted", "Mis à la poste"
    RETURNED = "returned", "Revenu"
    CANCELLED = "cancelled", "Annulé"


class DispatchChannel(TextChoices):
    EMAIL = "email", "Courriel"
    LETTER = "letter", "Courrier"


class ReturnReason(TextChoices):
    """What the post wrote on a letter that came back."""

    UNKNOWN = "unknown", "N’habite pas à l’adresse indiquée, ou inconnu à l’adresse"
    INCOMPLETE = "incomplete", "Adresse incomplète ou défaut d’accès"
    UNCLAIMED = "unclaimed", "Avisé et non réclamé"
    REFUSED = "refused", "Refusé par le destinataire"
    OTHER = "other", "Autre raison, ou aucune mention"


# The address is right: the person did not take the letter.
ADDRESS_IS_RIGHT = (ReturnReason.UNCLAIMED, ReturnReason.REFUSED)


class BounceSource(TextChoices):
    """How the Centre learns that e-mails do not arrive."""

    PHONE = "phone", "La partie l’a dit au téléphone"
    LETTER = "letter", "La partie l’a écrit par courrier"
    REPORT = "report", "Un avis de non-remise est arrivé"


class DeadlineState(TextChoices):
    OPEN = "open", "En cours"
    MET = "met", "Respecté"
    PASSED = "passed", "Dépassé"
    CANCELLED = "cancelled", "Sans objet"


class Audience(TextChoices):
    """Who is told by an act."""

    ACTOR = "actor", "la personne qui agit"
    CLAIMANT = "claimant", "le consommateur"
    CLAIMANT_EMAIL = "claimant_email", "le consommateur par courrier, à son adresse e-mail"
    INVITED = "invited", "les professionnels invités par cet acte"
    RESPONDENTS_TOLD = "respondents_told", "les professionnels déjà informés du dossier"
    PARTIES = "parties", "les parties encore présentes"
    EVERYONE_TOLD = "everyone_told", "toutes les parties informées du dossier"
    OTHERS_TOLD = "others_told", "les autres parties informées du dossier"
    CONVENED = "convened", "les personnes convoquées"
    LEFT_OUT = "left_out", "les professionnels qui ne participent pas à la suite"
    OTHERS = "others", "les autres parties et le médiateur"
    BOUND = "bound", "la personne tenue par le délai"
    MEDIATOR = "mediator", "le médiateur"
    CENTRE = "centre", "le Centre"
    WRONGLY_INVITED = "wrongly_invited", "la personne invitée par erreur"
    WITHOUT_CONVENTION = "without_convention", "le professionnel qui ne relève pas du Centre, hors dossier"
    ASKED = "asked", "les parties dont l’accord est demandé, et le médiateur"
    EXPERT = "expert", "l’expert"
    SHARERS = "sharers", "les parties qui paient l’expert, et le médiateur"
    THIRD = "third", "la personne qui accompagne une partie"
    MAY_HELP = "may_help", "le consommateur, quand le courrier d’un professionnel est revenu"
    PREVIOUS_MEDIATOR = "previous_mediator", "le médiateur dont la mission prend fin"
