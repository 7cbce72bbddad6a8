"""THE PROCEDURE. Read this file first.

One row per act: in which stages it is possible, for whom, where it leads, which clocks it starts and
stops, who is told, what it issues, and the paragraph of the source that asks for it. Nothing else in the
code decides what may follow what: the engine, the buttons, `manage.py procedure` and the public page all
read these rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from casework.enums import APART_ACTS, Act, Audience, DocumentKind, Order, Outcome, Role, Stage, Term
from casework.procedure import (
    agenda_guards,
    decisions,
    expert_guards,
    guards,
    mission_guards,
    post_guards,
    talks_guards,
    third_guards,
)


@dataclass(frozen=True)
class Start:
    """A clock that starts: for the case, or one for each of `per`. `on`: only when the act leads there."""

    term: str
    per: str = "case"
    on: str = ""
    when: Callable | None = None


@dataclass(frozen=True)
class Tell:
    """A message to somebody. `on`, `left`: only when the act leads to that stage, from that one; `when`: a guard."""

    message: str
    to: str
    on: str = ""
    left: str = ""
    when: Callable | None = None


@dataclass(frozen=True)
class Issue:
    kind: str
    on: str = ""
    when: Callable | None = None


@dataclass(frozen=True)
class Row:
    """`to`: None stays in the stage, a stage goes there, a function decides (decisions.py)."""

    act: str
    stages: tuple[str, ...]
    by: tuple[str, ...]
    to: str | Callable | None = None
    outcome: str = ""
    starts: tuple[Start, ...] = ()
    stops: tuple[str, ...] = ()
    stops_own: tuple[str, ...] = ()
    tells: tuple[Tell, ...] = ()
    issues: tuple[Issue, ...] = ()
    when: Callable | None = None
    source: str = ""
    orders: tuple[str, ...] = field(default=(Order.SOURCE, Order.ADMISSIBILITY_FIRST))


def _at_the_table(message, on) -> tuple[Tell, ...]:
    """The same message to every party at the table and to the mediator."""
    return tuple(Tell(message, to, on=on) for to in (Audience.PARTIES, Audience.MEDIATOR))


PARTIES = (Role.CLAIMANT, Role.RESPONDENT)
TALKERS = (*PARTIES, Role.MEDIATOR)
ALL_TERMS = tuple(Term)
OPEN_STAGES = tuple(stage for stage in Stage if stage != Stage.CLOSED)
TALKING = (Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.AGREEMENT, Stage.CONTINUATION_OFFERED)
WITH_MEDIATOR = (Stage.ADMISSIBILITY, *TALKING)
BEFORE_MEDIATOR = (
    Stage.RECEIVED, Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION, Stage.APPOINTMENT,
)  # fmt: skip
# Answers to the invitation are awaited, or were not all a yes.
BEFORE_ALL_AGREE = (Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION)
INVITED_AND_AFTER = (*BEFORE_ALL_AGREE, Stage.APPOINTMENT, *WITH_MEDIATOR)
# Where the parties may have been notified: the ninety days run, whoever works or is awaited.
NOTIFIED = (*BEFORE_ALL_AGREE, Stage.APPOINTMENT, *TALKING)
# Where a mission may run: with admissibility first, a mediator is there while answers are awaited.
WITH_MISSION = (*BEFORE_ALL_AGREE, *WITH_MEDIATOR)
# A conflict of interest was disclosed: the work waits for the parties' answers, and what is asked of a party with it.
# The ninety days do not.
RUN_WHILE_FROZEN = {
    Act.OBJECT_TO_MEDIATOR, Act.WAIVE_OBJECTION, Act.END_MISSION, Act.WITHDRAW, Act.SETTLE_DIRECTLY, Act.REMIND,
    Act.REACH_TERM, Act.RECORD_POSTING, Act.CANCEL_MEETING,
    Act.SEND_STORY, Act.REMOVE_THIRD_PARTY, Act.CHOOSE_NOTICES, Act.LEAVE_CASE, Act.END_EXPERT, Act.RECORD_RETURN,
    Act.SEND_AGAIN, Act.CORRECT_CONTACT, Act.RECORD_BOUNCE,
}  # fmt: skip
# Whoever stands beside a party: what no representative does for it, what asks for its tick, what is their own.
NOT_BESIDE = (Act.INVITE_THIRD_PARTY, Act.REMOVE_THIRD_PARTY, Act.CHOOSE_NOTICES)
OF_THE_CAUCUS = (*APART_ACTS, Act.SHARE_CAUCUS)
BESIDE_A_PARTY = (Act.LEAVE_CASE,)
# A professional who may still join answers, and may be helped; the rest is for those at the table (case C25).
OF_A_NEWCOMER = (
    Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION, Act.WITHDRAW, Act.INVITE_THIRD_PARTY, Act.REMOVE_THIRD_PARTY,
    Act.CHOOSE_NOTICES,
)  # fmt: skip
# The case goes on without this party, or is over: whom it had let in, it may still send away.
OF_WHO_IS_OUT = (Act.REMOVE_THIRD_PARTY,)
AFTER_REFUSAL = Start(Term.CHOICE, per="claimant", on=Stage.DECLINED)

# A consumer who writes by post reads what was done, and who may mediate; with an address, how to come online.
STEPS_TAKEN = (
    Tell("steps_taken", Audience.CLAIMANT, when=guards.claimant_is_postal),
    Tell("join_online", Audience.CLAIMANT_EMAIL),
)
SETTLEMENT_TOLD = (
    Tell("settlement_recorded", Audience.EVERYONE_TOLD, on=Stage.CLOSED),
    Tell("settlement_recorded", Audience.MEDIATOR, on=Stage.CLOSED),
)
SOLUTION_ACCEPTED_TOLD = _at_the_table("solution_accepted", on=Stage.AGREEMENT)
SOLUTION_REFUSED_TOLD = _at_the_table("solution_not_accepted", on=Stage.MEDIATION)
OFFER_ENDED_TOLD = _at_the_table("tailored_answered", on=Stage.MEDIATION)
EXPERT_ORDERED_TOLD = (Tell("expert_invited", Audience.EXPERT), Tell("expert_ordered", Audience.SHARERS))
CONSENTS_TOLD = (
    *OFFER_ENDED_TOLD,
    Tell("newcomer_left_out", Audience.LEFT_OUT, on=Stage.MEDIATION),
)
# The last answer awaited may fall with the party that leaves, even while the case is between two mediators.
LEFT_WAITING_TOLD = (
    *(replace(tell, left=Stage.SOLUTION_PROPOSED) for tell in (*SOLUTION_ACCEPTED_TOLD, *SOLUTION_REFUSED_TOLD)),
    *(replace(tell, left=Stage.CONTINUATION_OFFERED) for tell in CONSENTS_TOLD),
)
WAITED_TOLD = (
    *(
        replace(tell, when=mission_guards.solution_was_waiting)
        for tell in (*SOLUTION_ACCEPTED_TOLD, *SOLUTION_REFUSED_TOLD)
    ),
    *(replace(tell, when=mission_guards.package_was_waiting) for tell in OFFER_ENDED_TOLD),
)
RETURN_TOLD = (
    Tell("address_wanted", Audience.MAY_HELP),
    Tell("letter_returned", Audience.MEDIATOR, when=mission_guards.mediator_at_work),
)
WHAT_DID_NOT_ARRIVE = {
    Act.RECORD_RETURN: "Procédure, section 2 : rien ne finit contre qui le courrier n’a pas atteint",
    Act.SEND_AGAIN: "Procédure, section 2 : un courrier perdu ou revenu part de nouveau",
    Act.CORRECT_CONTACT: "Procédure, section 2 : une autre adresse, et ce qui n’était pas arrivé repart",
    Act.RECORD_BOUNCE: "Procédure, section 2 : l’e-mail qui n’arrive pas cède la place à la poste",
}

ROWS: tuple[Row, ...] = (
    Row(
        Act.FILE_ONLINE,
        (),
        (Role.CLAIMANT,),
        decisions.after_filing,
        starts=(Start(Term.ADMISSIBILITY), Start(Term.RESPONSE, per="invited", on=Stage.AWAITING_RESPONSES)),
        tells=(
            Tell("acknowledgement", Audience.CLAIMANT),
            Tell("invitation", Audience.INVITED, on=Stage.AWAITING_RESPONSES),
            Tell("centre_new_file", Audience.CENTRE, on=Stage.RECEIVED),
        ),
        source="Process 2.1.1, 2.1.2 : « il valide le dossier »",
    ),
    Row(
        Act.REGISTER_POSTAL_FILE,
        (),
        (Role.CENTRE,),
        Stage.RECEIVED,
        starts=(Start(Term.ADMISSIBILITY),),
        tells=(Tell("acknowledgement", Audience.CLAIMANT), Tell("third_invited", Audience.THIRD)),
        source="Process 2.2 : « le Centre entre le dossier dans la plateforme »",
    ),
    Row(
        Act.CONFIRM_FILING,
        OPEN_STAGES,
        (Role.CLAIMANT,),
        when=guards.filing_unconfirmed,
        source="Process 2.2.1 : « le consommateur accepte la médiation et s’inscrit sur la plateforme »",
    ),
    Row(
        Act.REQUEST_MISSING_ITEMS,
        (Stage.RECEIVED,),
        (Role.CENTRE,),
        starts=(Start(Term.MISSING_ITEMS, per="claimant"),),
        tells=(Tell("missing_items", Audience.CLAIMANT),),
        source="Process 2.1.2 : « si le dossier est incomplet »",
    ),
    Row(
        Act.REQUEST_MISSING_ITEMS,
        (Stage.ADMISSIBILITY,),
        (Role.MEDIATOR,),
        tells=(Tell("missing_items", Audience.CLAIMANT),),
        source="L612-2 : le médiateur demande ce qui est nécessaire ; les trois semaines courent (cas C06, C13)",
    ),
    Row(
        Act.SUPPLY_MISSING_ITEMS,
        (Stage.ADMISSIBILITY,),
        (Role.CLAIMANT,),
        tells=(Tell("centre_items_supplied", Audience.MEDIATOR),),
        when=guards.items_are_missing,
        source="L612-2 ; sans réponse, le médiateur décide quand même (cas C13)",
    ),
    Row(
        Act.SUPPLY_MISSING_ITEMS,
        (Stage.RECEIVED,),
        (Role.CLAIMANT,),
        stops_own=(Term.MISSING_ITEMS,),
        tells=(Tell("centre_items_supplied", Audience.CENTRE),),
        when=guards.items_are_missing,
        source="Process 2.1.2",
    ),
    Row(
        Act.LAPSE_MISSING_ITEMS,
        (Stage.RECEIVED,),
        (Role.CLOCK,),
        Stage.CLOSED,
        Outcome.ABANDONED,
        stops=ALL_TERMS,
        tells=(Tell("missing_items_lapsed", Audience.CLAIMANT),),
        when=guards.items_are_missing,
        source="Décision : trente jours pour compléter, et la voie pour revenir",
    ),
    Row(
        Act.ADD_EXHIBIT,
        (Stage.RECEIVED,),
        (Role.CLAIMANT,),
        stops_own=(Term.MISSING_ITEMS,),
        tells=(Tell("centre_items_supplied", Audience.CENTRE, when=post_guards.has_just_supplied),),
        source="Process 2.1.2 : le consommateur complète son dossier",
    ),
    Row(
        Act.VALIDATE_FILE,
        (Stage.RECEIVED,),
        (Role.CENTRE,),
        Stage.AWAITING_RESPONSES,
        starts=(Start(Term.RESPONSE, per="invited"),),
        tells=(Tell("invitation", Audience.INVITED), *STEPS_TAKEN),
        when=guards.file_is_whole,
        source="Process 2.1.2 : « celui-ci vérifie que le dossier est complet »",
        orders=(Order.SOURCE,),
    ),
    Row(
        Act.VALIDATE_FILE,
        (Stage.RECEIVED,),
        (Role.CENTRE,),
        Stage.APPOINTMENT,
        tells=STEPS_TAKEN,
        when=guards.file_is_whole,
        source="Process 2.1.2, dans l’ordre « recevabilité d’abord »",
        orders=(Order.ADMISSIBILITY_FIRST,),
    ),
    Row(
        Act.ACCEPT_MEDIATION,
        (Stage.AWAITING_RESPONSES, Stage.INTERCESSION),
        (Role.RESPONDENT,),
        decisions.after_responses,
        starts=(AFTER_REFUSAL,),
        stops_own=(Term.RESPONSE,),
        stops=(Term.INTERCESSION,),
        tells=(
            Tell("response_accepted", Audience.CLAIMANT, when=guards.no_choice_is_asked),
            Tell("accepted_by_some", Audience.CLAIMANT, on=Stage.DECLINED),
        ),
        when=guards.may_still_accept,
        source="Process 2.1.1 : « il peut accepter ou refuser la médiation »",
    ),
    Row(
        Act.ACCEPT_MEDIATION,
        (Stage.DECLINED,),
        (Role.RESPONDENT,),
        starts=(Start(Term.CHOICE, per="claimant"),),
        tells=(Tell("late_yes", Audience.CLAIMANT),),
        when=guards.may_still_accept,
        source="Décision : un oui tardif ; le consommateur dit s’il est toujours d’accord (cas C22)",
    ),
    Row(
        Act.ACCEPT_MEDIATION,
        (Stage.CLOSED,),
        (Role.RESPONDENT,),
        tells=(Tell("yes_after_certificate", Audience.CLAIMANT),),
        when=guards.may_accept_after_the_certificate,
        source="Décision : après l’attestation, le consommateur décide ; l’attestation reste valable (cas C22)",
    ),
    Row(
        Act.GO_ON_AFTER_LATE_YES,
        (Stage.DECLINED,),
        (Role.CLAIMANT,),
        decisions.after_late_yes,
        stops=(Term.CHOICE,),
        tells=(Tell("late_yes_confirmed", Audience.OTHERS),),
        when=guards.late_yes_waits,
        source="Décision : le consommateur est toujours d’accord (cas C22)",
    ),
    Row(
        Act.GO_ON_AFTER_LATE_YES,
        (Stage.CLOSED,),
        (Role.CLAIMANT,),
        decisions.after_late_yes,
        starts=(Start(Term.ADMISSIBILITY, on=Stage.APPOINTMENT), Start(Term.OUTCOME, on=Stage.MEDIATION)),
        tells=(Tell("late_yes_confirmed", Audience.OTHERS),),
        when=guards.late_yes_waits,
        source="Décision : le dossier reprend où il en était, le terme des 90 jours ne change pas (cas C22)",
    ),
    Row(
        Act.DECLINE_MEDIATION,
        (Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION),
        (Role.RESPONDENT,),
        decisions.after_responses,
        starts=(AFTER_REFUSAL,),
        stops_own=(Term.RESPONSE,),
        stops=(Term.INTERCESSION,),
        tells=(Tell("refusal_options", Audience.CLAIMANT),),
        when=guards.may_still_decline,
        source="Process 2.1.1 : « si le professionnel refuse d’entrer en médiation »",
    ),
    Row(
        Act.DISPUTE_IDENTITY,
        (Stage.AWAITING_RESPONSES,),
        (Role.RESPONDENT,),
        starts=(Start(Term.IDENTITY, per="bound"),),
        stops_own=(Term.RESPONSE,),
        tells=(Tell("identity_disputed", Audience.CENTRE),),
        when=guards.may_dispute_identity,
        source="Décision : « ce n’est pas moi » ; le Centre vérifie, la date de dépôt reste",
    ),
    Row(
        Act.CORRECT_PARTY,
        (Stage.AWAITING_RESPONSES,),
        (Role.CENTRE,),
        starts=(Start(Term.RESPONSE, per="invited"),),
        stops_own=(Term.IDENTITY,),
        tells=(
            Tell("invitation", Audience.INVITED),
            Tell("identity_corrected", Audience.WRONGLY_INVITED),
            Tell("party_corrected", Audience.CLAIMANT),
            Tell("third_removed", Audience.THIRD),
        ),
        issues=(Issue(DocumentKind.REFERRAL_NOTICE, when=guards.parties_were_notified),),
        when=guards.identity_is_disputed,
        source="Décision : le Centre corrige la partie ; R612-2",
    ),
    Row(
        Act.KEEP_PARTY,
        (Stage.AWAITING_RESPONSES,),
        (Role.CENTRE,),
        starts=(Start(Term.RESPONSE, per="bound"),),
        stops_own=(Term.IDENTITY,),
        tells=(Tell("identity_kept", Audience.BOUND),),
        when=guards.identity_is_disputed,
        source="Décision : le Centre maintient l’invitation et dit pourquoi",
    ),
    Row(
        Act.LAPSE_RESPONSE,
        (Stage.AWAITING_RESPONSES,),
        (Role.CLOCK,),
        decisions.after_responses,
        starts=(AFTER_REFUSAL,),
        stops_own=(Term.RESPONSE,),
        tells=(Tell("silence_options", Audience.CLAIMANT), Tell("silence_notice", Audience.BOUND)),
        source="Process 2.1.1 : « délai de 10 jours » ; le silence n’y est pas réglé",
    ),
    Row(
        Act.REQUEST_INTERCESSION,
        (Stage.DECLINED,),
        (Role.CLAIMANT,),
        Stage.INTERCESSION,
        starts=(Start(Term.INTERCESSION),),
        stops=(Term.CHOICE,),
        tells=(Tell("centre_intercession", Audience.CENTRE),),
        when=guards.intercession_not_yet_asked,
        source="Process 2.1.1 : « intervenir auprès du professionnel »",
    ),
    Row(
        Act.RECORD_CONTACT,
        (Stage.INTERCESSION,),
        (Role.CENTRE,),
        source="Process 2.2.1 : « les diligences accomplies auprès du professionnel »",
    ),
    Row(
        Act.RECORD_INTERCESSION_FAILURE,
        (Stage.INTERCESSION,),
        (Role.CENTRE,),
        Stage.DECLINED,
        starts=(AFTER_REFUSAL,),
        stops=(Term.INTERCESSION,),
        tells=(Tell("intercession_failed", Audience.CLAIMANT),),
        source="Process 2.2.1",
    ),
    Row(
        Act.REQUEST_FILING_CERTIFICATE,
        (Stage.DECLINED,),
        (Role.CLAIMANT,),
        Stage.CLOSED,
        Outcome.DECLINED,
        stops=ALL_TERMS,
        tells=(Tell("filing_certificate", Audience.EVERYONE_TOLD),),
        issues=(Issue(DocumentKind.FILING_CERTIFICATE),),
        source="Process 2.1.1 : « l’attestation est communiquée aux parties et elle est gratuite »",
    ),
    Row(
        Act.DROP_RESPONDENT,
        (Stage.DECLINED,),
        (Role.CLAIMANT,),
        Stage.AWAITING_RESPONSES,
        starts=(Start(Term.RESPONSE, per="invited"),),
        stops=(Term.CHOICE,),
        tells=(
            Tell("others_declined", Audience.INVITED),
            Tell("partial_certificate", Audience.CLAIMANT),
            Tell("partial_certificate", Audience.LEFT_OUT),
        ),
        issues=(Issue(DocumentKind.FILING_CERTIFICATE),),
        when=guards.some_accepted,
        source="Process 2.1.2 : continuer avec les professionnels qui ont accepté",
    ),
    Row(
        Act.CLOSE_DECLINED_FILE,
        (Stage.DECLINED,),
        (Role.CLOCK,),
        Stage.CLOSED,
        Outcome.DECLINED,
        stops=ALL_TERMS,
        tells=(Tell("filing_certificate", Audience.EVERYONE_TOLD),),
        issues=(Issue(DocumentKind.FILING_CERTIFICATE),),
        source="Décision : sans choix du consommateur, l’attestation est établie d’office",
    ),
    Row(
        Act.APPOINT_MEDIATOR,
        (Stage.APPOINTMENT,),
        (Role.CENTRE, Role.CLOCK),
        starts=(Start(Term.CONFIRMATION),),
        tells=(Tell("mission_offered", Audience.MEDIATOR),),
        when=mission_guards.nobody_designated,
        source="Process 1 et 2.1.1 : règles d’affectation géographique et de compétence",
    ),
    Row(
        Act.CONFIRM_MISSION,
        (Stage.APPOINTMENT,),
        (Role.MEDIATOR,),
        decisions.after_confirmation,
        stops=(Term.CONFIRMATION,),
        tells=(Tell("mediator_appointed", Audience.PARTIES), *WAITED_TOLD),
        when=mission_guards.mission_unconfirmed,
        source="Process 1 : déclaration d’indépendance",
    ),
    Row(
        Act.DECLINE_MISSION,
        (Stage.APPOINTMENT,),
        (Role.MEDIATOR,),
        stops=(Term.CONFIRMATION,),
        tells=(Tell("centre_mission_declined", Audience.CENTRE),),
        when=mission_guards.mission_unconfirmed,
        source="Process 1 : conflit d’intérêts",
    ),
    Row(
        Act.DISCLOSE_CONFLICT,
        WITH_MISSION,
        (Role.MEDIATOR,),
        starts=(Start(Term.OBJECTION, per="parties"),),
        tells=(Tell("conflict_disclosed", Audience.PARTIES), Tell("centre_conflict", Audience.CENTRE)),
        when=guards.not_frozen,
        source="Process 1 : conflit d’intérêts survenu en cours de mission ; R613-1",
    ),
    Row(
        Act.OBJECT_TO_MEDIATOR,
        WITH_MISSION,
        PARTIES,
        Stage.APPOINTMENT,
        stops=(Term.OBJECTION,),
        tells=(
            Tell("mission_ended", Audience.PARTIES),
            Tell("objection_raised", Audience.PREVIOUS_MEDIATOR),
            Tell("centre_mission_declined", Audience.CENTRE),
        ),
        when=guards.may_object,
        source="Process 1 : « les parties peuvent s’opposer » ; R613-1",
    ),
    Row(
        Act.WAIVE_OBJECTION,
        WITH_MISSION,
        PARTIES,
        stops_own=(Term.OBJECTION,),
        tells=(
            Tell("conflict_waived", Audience.PARTIES, when=guards.disclosure_was_waived),
            Tell("conflict_waived", Audience.MEDIATOR, when=guards.disclosure_was_waived),
        ),
        when=guards.may_answer_disclosure,
        source="R613-1 : le silence ne vaut pas renonciation",
    ),
    Row(
        Act.END_MISSION,
        (Stage.APPOINTMENT, *WITH_MISSION),
        (Role.MEDIATOR, Role.CENTRE),
        Stage.APPOINTMENT,
        stops=(Term.CONFIRMATION,),
        tells=(
            Tell("mission_ended", Audience.PARTIES, when=mission_guards.mission_was_confirmed),
            Tell("centre_mission_declined", Audience.CENTRE),
        ),
        when=mission_guards.mission_may_end,
        source="Process 1 : fin de la mission du médiateur",
    ),
    Row(
        Act.DECLARE_ADMISSIBLE,
        (Stage.ADMISSIBILITY,),
        (Role.MEDIATOR,),
        Stage.MEDIATION,
        starts=(Start(Term.OUTCOME),),
        stops=(Term.ADMISSIBILITY,),
        tells=(Tell("referral_notification", Audience.PARTIES),),
        issues=(Issue(DocumentKind.REFERRAL_NOTICE),),
        source="Process 1.A et 1.B ; R612-2",
        orders=(Order.SOURCE,),
    ),
    Row(
        Act.DECLARE_ADMISSIBLE,
        (Stage.ADMISSIBILITY,),
        (Role.MEDIATOR,),
        Stage.AWAITING_RESPONSES,
        starts=(Start(Term.OUTCOME), Start(Term.RESPONSE, per="invited")),
        stops=(Term.ADMISSIBILITY,),
        tells=(
            Tell("referral_notification", Audience.CLAIMANT),
            Tell("invitation", Audience.INVITED),
        ),
        issues=(Issue(DocumentKind.REFERRAL_NOTICE),),
        source="R612-2, dans l’ordre « recevabilité d’abord »",
        orders=(Order.ADMISSIBILITY_FIRST,),
    ),
    Row(
        Act.DECLARE_INADMISSIBLE,
        (Stage.ADMISSIBILITY,),
        (Role.MEDIATOR,),
        Stage.CLOSED,
        Outcome.INADMISSIBLE,
        stops=ALL_TERMS,
        tells=(
            Tell("inadmissible_decision", Audience.CLAIMANT),
            Tell("inadmissible_notice", Audience.RESPONDENTS_TOLD),
            Tell("mediator_duty", Audience.WITHOUT_CONVENTION),
        ),
        issues=(Issue(DocumentKind.ADMISSIBILITY_DECISION),),
        source="Process 1.A ; L612-2 ; L616-1 et cas C11 : une lettre à part au professionnel sans convention",
    ),
    Row(
        Act.POST_OFFER,
        TALKING,
        TALKERS,
        tells=(Tell("new_activity", Audience.OTHERS),),
        source="Process 2 : le tableau de propositions",
    ),
    Row(
        Act.ANSWER_OFFER,
        TALKING,
        PARTIES,
        tells=(Tell("new_activity", Audience.OTHERS),),
        when=guards.has_offer_to_answer,
        source="Process 2.1.1 : « peut répondre à la proposition »",
    ),
    Row(
        Act.POST_TO_FORUM,
        TALKING,
        (*TALKERS, Role.THIRD_PARTY),
        tells=(Tell("new_activity", Audience.OTHERS),),
        source="Process 2.1.1 : le « forum »",
    ),
    Row(
        Act.POST_TO_CAUCUS,
        TALKING,
        TALKERS,
        tells=(
            Tell("new_activity", Audience.MEDIATOR, when=guards.by_a_party),
            Tell("new_activity", Audience.BOUND, when=guards.by_the_mediator),
        ),
        source="Process 2.1.1 : l’aparté entre une partie et le médiateur",
    ),
    Row(
        Act.SHARE_CAUCUS,
        TALKING,
        PARTIES,
        when=talks_guards.has_caucus_of_another_mediator,
        source="Procédure, section 9 : avec l’accord de la partie",
    ),
    Row(
        Act.ASK_QUESTION,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("question_asked", Audience.BOUND),),
        source="Process 2.1.1 : l’aparté ; une question à une seule partie",
    ),
    Row(
        Act.ANSWER_QUESTION,
        TALKING,
        PARTIES,
        tells=(Tell("new_activity", Audience.MEDIATOR),),
        when=talks_guards.has_question_to_answer,
        source="Process 2.1.1 : l’aparté entre une partie et le médiateur",
    ),
    Row(
        Act.SET_LIMIT,
        TALKING,
        PARTIES,
        tells=(Tell("new_activity", Audience.MEDIATOR),),
        when=talks_guards.has_open_point,
        source="Décision : « jusqu’où iriez-vous ? », confié au médiateur seul",
    ),
    Row(
        Act.PASS_ON_LETTER,
        WITH_MEDIATOR,
        PARTIES,
        tells=(Tell("letter_passed_on", Audience.MEDIATOR),),
        when=talks_guards.writes_to_a_mediator,
        source="Process 2.2.1 : ce que la partie écrit par courrier, remis au médiateur seul",
    ),
    Row(
        Act.SEND_TABLE,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("table_sent", Audience.BOUND),),
        when=talks_guards.has_party_by_post,
        source="Process 2.2.1 : les propositions par courrier",
    ),
    Row(
        Act.ADD_EXHIBIT,
        WITH_MEDIATOR,
        TALKERS,
        tells=(Tell("new_activity", Audience.OTHERS),),
        source="Process 2.1.1 : « tous les documents utiles »",
    ),
    Row(
        Act.EXTEND_MEDIATION,
        (*BEFORE_ALL_AGREE, *TALKING),
        (Role.MEDIATOR,),
        tells=(Tell("extension", Audience.PARTIES),),
        when=guards.outcome_clock_runs,
        source="Process 1.B ; R612-5",
    ),
    Row(
        Act.REACH_TERM,
        NOTIFIED,
        (Role.CLOCK,),
        tells=(
            Tell("term_reached", Audience.MEDIATOR, when=mission_guards.mediator_at_work),
            Tell("term_reached", Audience.CENTRE),
        ),
        source="Process 1.B : 90 jours ; le dossier n’est pas clos",
    ),
    Row(
        Act.PROPOSE_SOLUTION,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        Stage.SOLUTION_PROPOSED,
        starts=(Start(Term.SOLUTION, per="parties"),),
        tells=(Tell("solution_proposed", Audience.PARTIES),),
        issues=(Issue(DocumentKind.SOLUTION_PROPOSAL),),
        source="Process 1.C ; R612-3, R612-4",
    ),
    Row(
        Act.ACCEPT_SOLUTION,
        (Stage.SOLUTION_PROPOSED,),
        PARTIES,
        decisions.after_answers,
        stops_own=(Term.SOLUTION,),
        tells=(*SOLUTION_ACCEPTED_TOLD, *SOLUTION_REFUSED_TOLD),
        when=guards.solution_unanswered,
        source="Process 1.C ; R612-4",
    ),
    Row(
        Act.DECLINE_SOLUTION,
        (Stage.SOLUTION_PROPOSED,),
        PARTIES,
        decisions.after_answers,
        stops_own=(Term.SOLUTION,),
        tells=SOLUTION_REFUSED_TOLD,
        when=guards.solution_unanswered,
        source="Process 1.C ; R612-4",
    ),
    Row(
        Act.LAPSE_SOLUTION,
        (Stage.SOLUTION_PROPOSED,),
        (Role.CLOCK,),
        decisions.after_answers,
        stops_own=(Term.SOLUTION,),
        tells=SOLUTION_REFUSED_TOLD,
        source="Décision : le silence vaut refus, la lettre le dit",
    ),
    Row(
        Act.OFFER_TAILORED,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        Stage.CONTINUATION_OFFERED,
        starts=(Start(Term.CONSENT, per="parties"),),
        tells=(Tell("tailored_offered", Audience.PARTIES),),
        source="Process 2.1.2 : la médiation sur-mesure, par forfaits de deux heures",
    ),
    Row(
        Act.ACCEPT_TAILORED,
        (Stage.CONTINUATION_OFFERED,),
        PARTIES,
        decisions.after_consents,
        stops_own=(Term.CONSENT,),
        stops=(Term.CONSENT,),
        tells=CONSENTS_TOLD,
        when=guards.package_unanswered,
        source="Process 2.1.2 : l’accord unanime des parties",
    ),
    Row(
        Act.DECLINE_TAILORED,
        (Stage.CONTINUATION_OFFERED,),
        PARTIES,
        decisions.after_consents,
        stops_own=(Term.CONSENT,),
        stops=(Term.CONSENT,),
        tells=CONSENTS_TOLD,
        when=guards.package_unanswered,
        source="Process 2.1.2",
    ),
    Row(
        Act.LAPSE_TAILORED,
        (Stage.CONTINUATION_OFFERED,),
        (Role.CLOCK,),
        decisions.after_consents,
        stops_own=(Term.CONSENT,),
        stops=(Term.CONSENT,),
        tells=CONSENTS_TOLD,
        source="Décision : sans réponse, la médiation reprend sans rencontre",
    ),
    Row(
        Act.RECORD_HOURS,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("hours_nearly_spent", Audience.MEDIATOR, when=guards.package_nearly_spent),),
        when=guards.has_running_package,
        source="Process 2.1.2 : le décompte des heures",
    ),
    # The agenda -------------------------------------------------------------------------------------------
    Row(
        Act.PROPOSE_MEETING,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("meeting_proposed", Audience.CONVENED),),
        when=agenda_guards.may_propose_meeting,
        source="Process 2.1.2 : l’agenda ; « le médiateur propose des dates »",
    ),
    Row(
        Act.ANSWER_SLOTS,
        TALKING,
        TALKERS,
        tells=(Tell("slots_answered", Audience.MEDIATOR, when=agenda_guards.a_party_completed_the_answers),),
        when=agenda_guards.meeting_awaits_answers,
        source="Process 2.1.2 : l’agenda",
    ),
    Row(
        Act.CONFIRM_MEETING,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("meeting_confirmed", Audience.CONVENED),),
        issues=(Issue(DocumentKind.CONVOCATION),),
        when=agenda_guards.has_proposed_meeting,
        source="Process 2.1.2 : la convocation",
    ),
    Row(
        Act.MOVE_MEETING,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("meeting_moved", Audience.CONVENED),),
        issues=(Issue(DocumentKind.CONVOCATION),),
        when=agenda_guards.has_meeting_ahead,
        source="Process 2.1.2 : la convocation",
    ),
    Row(
        Act.CANCEL_MEETING,
        TALKING,
        (Role.MEDIATOR, Role.CLOCK),
        tells=(Tell("meeting_cancelled", Audience.CONVENED),),
        when=agenda_guards.has_meeting_to_cancel,
        source="Process 2.1.2 : l’agenda",
    ),
    Row(
        Act.CANCEL_MEETING,
        (Stage.APPOINTMENT, Stage.CLOSED),
        (Role.CLOCK,),
        tells=(Tell("meeting_cancelled", Audience.CONVENED),),
        when=agenda_guards.has_meeting_to_cancel,
        source="Décision : un rendez-vous ne survit ni au dossier ni à la mission du médiateur",
    ),
    Row(
        Act.RECORD_ATTENDANCE,
        TALKING,
        (Role.MEDIATOR,),
        tells=(Tell("hours_nearly_spent", Audience.MEDIATOR, when=guards.package_nearly_spent),),
        when=agenda_guards.has_meeting_to_record,
        source="Process 2.1.2 : le décompte des heures",
    ),
    Row(
        Act.REMIND_MEETING,
        TALKING,
        (Role.CLOCK,),
        tells=(Tell("meeting_reminder", Audience.CONVENED),),
        when=agenda_guards.has_meeting_ahead,
        source="Process 2.1.2 : l’agenda ; une semaine et un jour avant",
    ),
    # A professional who joins later (case C25) ------------------------------------------------------------
    Row(
        Act.ADD_RESPONDENT,
        (Stage.MEDIATION,),
        (Role.CLAIMANT, Role.MEDIATOR),
        tells=(
            Tell("newcomer_named", Audience.MEDIATOR, when=guards.by_a_party),
            Tell("newcomer_named", Audience.CLAIMANT, when=guards.by_the_mediator),
        ),
        when=guards.has_no_newcomer,
        source="Process 2.1.2 : plusieurs professionnels ; cas C25",
    ),
    Row(
        Act.ADMIT_RESPONDENT,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        Stage.CONTINUATION_OFFERED,
        starts=(
            Start(Term.RESPONSE, per="invited"),
            Start(Term.OUTCOME, per="invited"),
            Start(Term.CONSENT, per="parties"),
        ),  # fmt: skip
        tells=(Tell("newcomer_offered", Audience.PARTIES), Tell("invitation", Audience.INVITED)),
        issues=(Issue(DocumentKind.REFERRAL_NOTICE),),
        when=guards.has_newcomer_to_examine,
        source="R612-2 pour le professionnel nommé plus tard ; process 2.1.2 : l’accord unanime sur le prix",
    ),
    Row(
        Act.REFUSE_RESPONDENT,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        tells=(Tell("newcomer_refused", Audience.CLAIMANT),),
        when=guards.has_newcomer_to_examine,
        source="L612-2 pour le professionnel nommé plus tard ; cas C25",
    ),
    Row(
        Act.ACCEPT_MEDIATION,
        (Stage.CONTINUATION_OFFERED,),
        (Role.RESPONDENT,),
        decisions.after_consents,
        stops_own=(Term.RESPONSE,),
        stops=(Term.CONSENT,),
        tells=(*CONSENTS_TOLD, Tell("response_accepted", Audience.CLAIMANT)),
        when=guards.newcomer_may_answer,
        source="Process 2.1.1 pour le professionnel nommé plus tard",
    ),
    Row(
        Act.DECLINE_MEDIATION,
        (Stage.CONTINUATION_OFFERED,),
        (Role.RESPONDENT,),
        decisions.after_consents,
        stops_own=(Term.RESPONSE, Term.OUTCOME),
        stops=(Term.CONSENT,),
        tells=OFFER_ENDED_TOLD,
        when=guards.newcomer_may_answer,
        source="Process 2.1.1 pour le professionnel nommé plus tard",
    ),
    Row(
        Act.LAPSE_RESPONSE,
        (Stage.CONTINUATION_OFFERED,),
        (Role.CLOCK,),
        decisions.after_consents,
        stops_own=(Term.RESPONSE, Term.OUTCOME),
        stops=(Term.CONSENT,),
        tells=OFFER_ENDED_TOLD,
        source="Décision : sans réponse du professionnel nommé plus tard, la médiation continue sans lui",
    ),
    Row(
        Act.RECORD_AGREEMENT,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        Stage.AGREEMENT,
        tells=(Tell("agreement_recorded", Audience.PARTIES),),
        source="Process 2.1.1 : « si un accord est trouvé »",
    ),
    Row(
        Act.CIRCULATE_DRAFT,
        (Stage.AGREEMENT,),
        (Role.MEDIATOR,),
        starts=(Start(Term.OPINION, per="parties"),),
        stops=(Term.OPINION, Term.SIGNATURE),
        tells=(Tell("draft_circulated", Audience.PARTIES),),
        when=guards.nobody_signed,
        source="Process 2.1.1 : « soumis pour avis aux parties »",
    ),
    Row(
        Act.APPROVE_DRAFT,
        (Stage.AGREEMENT,),
        PARTIES,
        starts=(Start(Term.SIGNATURE, per="parties", when=guards.all_approved),),
        stops_own=(Term.OPINION,),
        tells=(
            Tell("draft_opinion", Audience.MEDIATOR),
            Tell("ready_to_sign", Audience.PARTIES, when=guards.all_approved),
        ),
        when=guards.draft_awaits_opinion,
        source="Process 2.1.1 : « approuvée par toutes les parties »",
    ),
    Row(
        Act.COMMENT_DRAFT,
        (Stage.AGREEMENT,),
        PARTIES,
        stops_own=(Term.OPINION,),
        tells=(Tell("draft_opinion", Audience.MEDIATOR),),
        when=guards.draft_awaits_opinion,
        source="Process 2.1.1 : « soumis pour avis aux parties »",
    ),
    Row(
        Act.REQUEST_SIGNATURE_CODE,
        (Stage.AGREEMENT,),
        TALKERS,
        tells=(Tell("signature_code", Audience.ACTOR),),
        when=guards.may_sign,
        source="Décision : un code envoyé par courriel confirme le signataire",
    ),
    Row(
        Act.SIGN_AGREEMENT,
        (Stage.AGREEMENT,),
        TALKERS,
        decisions.after_signatures,
        Outcome.AGREEMENT,
        stops_own=(Term.SIGNATURE,),
        starts=(Start(Term.EXECUTION, per="parties", on=Stage.CLOSED),),
        tells=(
            Tell("mediator_to_sign", Audience.MEDIATOR, when=guards.only_mediator_left_to_sign),
            Tell("agreement_signed", Audience.PARTIES, on=Stage.CLOSED),
            Tell("agreement_signed", Audience.MEDIATOR, on=Stage.CLOSED),
        ),
        issues=(Issue(DocumentKind.SETTLEMENT_AGREEMENT, on=Stage.CLOSED),),
        when=guards.may_sign,
        source="Process 2.1.1 : « le médiateur le fait signer aux parties »",
    ),
    Row(
        Act.ABANDON_DRAFT,
        (Stage.AGREEMENT,),
        (Role.MEDIATOR,),
        Stage.MEDIATION,
        stops=(Term.OPINION, Term.SIGNATURE),
        tells=(Tell("draft_abandoned", Audience.PARTIES),),
        source="Process 2.1.1",
    ),
    Row(
        Act.SETTLE_DIRECTLY,
        INVITED_AND_AFTER,
        PARTIES,
        decisions.after_settlement,
        Outcome.SETTLED,
        tells=(
            Tell("settlement_reported", Audience.OTHERS_TOLD, when=guards.settlement_awaits_the_others),
            *SETTLEMENT_TOLD,
        ),
        when=guards.may_confirm_settlement,
        source="Décision : l’arrangement direct, confirmé par chacun",
    ),
    Row(
        Act.CLOSE_WITHOUT_AGREEMENT,
        (Stage.MEDIATION,),
        (Role.MEDIATOR,),
        Stage.CLOSED,
        Outcome.NO_AGREEMENT,
        stops=ALL_TERMS,
        tells=(Tell("failure_certificate", Audience.EVERYONE_TOLD),),
        issues=(Issue(DocumentKind.FAILURE_CERTIFICATE),),
        when=guards.solution_was_proposed,
        source="Process 2.1.1 : constat d’échec ; R612-3",
    ),
    Row(
        Act.CLOSE_UNWORKABLE,
        WITH_MISSION,
        (Role.MEDIATOR,),
        Stage.CLOSED,
        Outcome.NO_AGREEMENT,
        stops=ALL_TERMS,
        tells=(Tell("failure_certificate", Audience.EVERYONE_TOLD),),
        issues=(Issue(DocumentKind.FAILURE_CERTIFICATE),),
        source="Process 1.A : juge saisi ; impossibilité",
    ),
    Row(
        Act.WITHDRAW,
        OPEN_STAGES,
        PARTIES,
        decisions.after_withdrawal,
        Outcome.WITHDRAWN,
        starts=(AFTER_REFUSAL, Start(Term.RESPONSE, per="invited", on=Stage.AWAITING_RESPONSES)),
        stops_own=ALL_TERMS,
        tells=(
            Tell("withdrawal", Audience.EVERYONE_TOLD),
            Tell("withdrawal", Audience.MEDIATOR),
            Tell("others_declined", Audience.INVITED, on=Stage.AWAITING_RESPONSES),
            *LEFT_WAITING_TOLD,
            *(replace(tell, when=guards.ended_by_a_settlement) for tell in SETTLEMENT_TOLD),
        ),
        issues=(Issue(DocumentKind.FAILURE_CERTIFICATE, on=Stage.CLOSED, when=mission_guards.ended_without_agreement),),
        when=guards.may_withdraw,
        source="Process 1 et 1.B : « libres de se retirer à tout moment » ; R612-2",
    ),
    Row(
        Act.CANCEL_FILE,
        BEFORE_MEDIATOR,
        (Role.CENTRE,),
        Stage.CLOSED,
        Outcome.CANCELLED,
        stops=ALL_TERMS,
        tells=(Tell("cancellation", Audience.EVERYONE_TOLD),),
        when=mission_guards.no_mediator_yet,
        source="Décision : doublon ou erreur, avec une raison",
    ),
    Row(
        Act.ASK_EXECUTION,
        (Stage.CLOSED,),
        (Role.CLOCK,),
        starts=(Start(Term.EXECUTION_AGAIN, per="bound"),),
        stops_own=(Term.EXECUTION,),
        tells=(Tell("execution_question", Audience.BOUND),),
        when=guards.agreement_was_signed,
        source="R614-2, 6° : la part des accords exécutés",
    ),
    Row(
        Act.ASK_EXECUTION_AGAIN,
        (Stage.CLOSED,),
        (Role.CLOCK,),
        stops_own=(Term.EXECUTION_AGAIN,),
        tells=(Tell("execution_question", Audience.BOUND),),
        when=guards.agreement_was_signed,
        source="R614-2, 6° ; sans réponse, l’exécution reste inconnue",
    ),
    Row(
        Act.CONFIRM_EXECUTION,
        (Stage.CLOSED,),
        PARTIES,
        stops_own=(Term.EXECUTION, Term.EXECUTION_AGAIN),
        when=guards.execution_unknown,
        source="R614-2, 6°",
    ),
    # Those who stand beside a party ----------------------------------------------------------------------
    Row(
        Act.INVITE_THIRD_PARTY,
        OPEN_STAGES,
        TALKERS,
        tells=(Tell("third_invited", Audience.THIRD), Tell("third_announced", Audience.OTHERS)),
        when=third_guards.may_bring_somebody,
        source="R612-1, 3° : « se faire assister par toute personne de leur choix » ; cas C15",
    ),
    Row(
        Act.REMOVE_THIRD_PARTY,
        tuple(Stage),
        TALKERS,
        tells=(Tell("third_removed", Audience.THIRD), Tell("third_gone", Audience.OTHERS)),
        when=third_guards.has_somebody_beside,
        source="R612-1, 3° ; procédure, section 1 : accès limité, retiré à tout moment",
    ),
    Row(
        Act.CHOOSE_NOTICES,
        tuple(Stage),
        PARTIES,
        tells=(Tell("notices_chosen", Audience.THIRD),),
        when=third_guards.is_represented,
        source="Cas C15 : les avis vont aux deux, sauf si le mandat en dispose autrement",
    ),
    Row(
        Act.LEAVE_CASE,
        tuple(Stage),
        (Role.THIRD_PARTY,),
        tells=(Tell("third_gone", Audience.OTHERS),),
        source="Procédure, section 1 : la personne qui accompagne une partie s’en va quand elle veut",
    ),
    # Experts (case C33) -----------------------------------------------------------------------------------
    Row(
        Act.REQUEST_EXPERT,
        TALKING,
        TALKERS,
        tells=(Tell("expert_requested", Audience.ASKED), *EXPERT_ORDERED_TOLD),
        when=expert_guards.may_request,
        source="R612-1, 3° : l’expert, aux frais de qui le demande, partagés pour une demande conjointe ; cas C33",
    ),
    Row(
        Act.CONSENT_EXPERT,
        TALKING,
        PARTIES,
        tells=EXPERT_ORDERED_TOLD,
        when=expert_guards.owes_an_answer,
        source="Cas C33 : rien n’est commandé avant l’accord écrit de chacun",
    ),
    Row(
        Act.DECLINE_EXPERT,
        TALKING,
        PARTIES,
        tells=(Tell("expert_declined", Audience.OTHERS),),
        when=expert_guards.owes_an_answer,
        source="Cas C33 ; R612-1, 3°",
    ),
    Row(
        Act.ORDER_EXPERT,
        TALKING,
        (Role.RESPONDENT,),
        tells=EXPERT_ORDERED_TOLD,
        when=expert_guards.may_order_alone,
        source="Cas C33 : après un refus, le professionnel peut commander seul, à ses frais",
    ),
    Row(
        Act.SHOW_EXHIBITS,
        TALKING,
        TALKERS,
        tells=(Tell("more_exhibits", Audience.EXPERT), Tell("exhibits_shown", Audience.SHARERS)),
        when=expert_guards.has_more_to_show,
        source="Procédure, section 1 : un expert ne lit que les pièces qu’on lui montre",
    ),
    Row(
        Act.DELIVER_REPORT,
        TALKING,
        (Role.EXPERT,),
        tells=(Tell("report_delivered", Audience.SHARERS),),
        when=expert_guards.owes_a_report,
        source="Cas C33 ; CPC 1528-3 : un rapport fait dans la médiation est confidentiel, sauf accord",
    ),
    Row(
        Act.END_EXPERT,
        tuple(Stage),
        TALKERS,
        tells=(Tell("expert_dismissed", Audience.EXPERT), Tell("expert_ended", Audience.SHARERS)),
        when=expert_guards.has_an_expertise,
        source="Procédure, section 1 : accès limité, retiré à tout moment",
    ),
    Row(
        Act.REMIND,
        OPEN_STAGES,
        (Role.CLOCK,),
        tells=(Tell("reminder", Audience.BOUND),),
        source="Procédure, section 7 : rappels",
    ),
    Row(
        Act.SEND_STORY,
        tuple(Stage),
        (Role.CENTRE,),
        tells=(Tell("case_story", Audience.BOUND),),
        when=post_guards.somebody_has_a_postal_address,
        source="Processus 2.2 : la voie postale donne les mêmes droits, donc la même page sur papier, à la demande",
    ),
    Row(
        Act.RECORD_POSTING,
        tuple(Stage),
        (Role.CENTRE,),
        source="Procédure, section 2 : la poste fait courir les délais",
    ),
    *(
        row
        for act, source in WHAT_DID_NOT_ARRIVE.items()
        for row in (
            Row(
                act,
                tuple(stage for stage in Stage if stage != Stage.DECLINED),
                (Role.CENTRE,),
                tells=RETURN_TOLD if act == Act.RECORD_RETURN else (),
                source=source,
            ),
            # The silence that closed the wait was no silence: what was asked had not arrived.
            Row(
                act,
                (Stage.DECLINED,),
                (Role.CENTRE,),
                decisions.after_return,
                starts=(Start(Term.RESPONSE, per="bound", on=Stage.AWAITING_RESPONSES),),
                stops=(Term.CHOICE,),
                tells=(
                    Tell("silence_undone", Audience.CLAIMANT, on=Stage.AWAITING_RESPONSES),
                    *(RETURN_TOLD if act == Act.RECORD_RETURN else ()),
                ),
                source=source,
            ),
        )
    ),
)

# What the clock performs when a term has passed; the other terms only warn those who must act.
EXPIRY_ACTS = {
    Term.RESPONSE: Act.LAPSE_RESPONSE,
    Term.SOLUTION: Act.LAPSE_SOLUTION,
    Term.CHOICE: Act.CLOSE_DECLINED_FILE,
    Term.OUTCOME: Act.REACH_TERM,
    Term.MISSING_ITEMS: Act.LAPSE_MISSING_ITEMS,
    Term.CONSENT: Act.LAPSE_TAILORED,
    Term.EXECUTION: Act.ASK_EXECUTION,
    Term.EXECUTION_AGAIN: Act.ASK_EXECUTION_AGAIN,
}
# Once passed, who is warned: once, or every day (True).
ALARMS = {
    Term.CONFIRMATION: (Audience.CENTRE, False),
    Term.ADMISSIBILITY: (Audience.CENTRE, True),
    Term.OUTCOME: (Audience.CENTRE, True),
    Term.INTERCESSION: (Audience.CENTRE, False),
    Term.IDENTITY: (Audience.CENTRE, True),
    Term.OPINION: (Audience.MEDIATOR, False),
    Term.SIGNATURE: (Audience.MEDIATOR, False),
    Term.OBJECTION: (Audience.CENTRE, True),
}

TURNS = {
    Stage.RECEIVED: (Role.CENTRE,),
    Stage.AWAITING_RESPONSES: (Role.RESPONDENT,),
    Stage.DECLINED: (Role.CLAIMANT,),
    Stage.INTERCESSION: (Role.CENTRE,),
    Stage.APPOINTMENT: (Role.CENTRE, Role.MEDIATOR),
    Stage.ADMISSIBILITY: (Role.MEDIATOR,),
    Stage.MEDIATION: (*PARTIES, Role.MEDIATOR),
    Stage.SOLUTION_PROPOSED: PARTIES,
    Stage.AGREEMENT: (*PARTIES, Role.MEDIATOR),
    Stage.CONTINUATION_OFFERED: PARTIES,
    Stage.CLOSED: (),
}


def rows(order: str = Order.SOURCE) -> list[Row]:
    """The procedure in one order. In « admissibility first » all yes leads to the mediation itself."""
    return [replace(row, orders=(order,)) for row in ROWS if order in row.orders]


def row_for(order: str, act: str, stage: str) -> Row | None:
    """The row of this act in this stage, or None. `stage` « » asks for the act that opens a case."""
    for row in ROWS:
        if row.act == act and order in row.orders and (stage in row.stages if row.stages else stage == ""):
            return row
    return None
