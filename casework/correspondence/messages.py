"""Every message the portal sends, on one screen. Its three texts are in
templates/casework/correspondence/<key>/{subject.txt,email.txt,letter.html}.

An e-mail's body never carries what the case is about: it announces something to read in the space.
"""

from dataclasses import dataclass

from casework.enums import DocumentKind, Term


@dataclass(frozen=True)
class Message:
    """`compulsory`: marks that must stand in the letter (and in the enclosed document), or it cannot leave.

    `starts`: the clock that its dispatch makes run; a letter's posting moves that clock.
    `notice`: sent again rather than lost when a crash leaves a doubt; a courtesy waits for a person.
    `calendar`: the method of the .ics that goes with the e-mail (RFC 5546).
    `encloses`: the document that goes with it, when the act issues it.
    `on_paper`: by letter whatever the channel, because paper was asked for.
    `outside`: about no case: it says nothing of one, not even its number, and leads to none.
    `personal`: to the party itself, even where its mandate says that the representative alone is written to.
    """

    key: str
    compulsory: tuple[str, ...] = ()
    starts: str = ""
    notice: bool = False
    encloses: str = ""
    calendar: str = ""
    personal: bool = False
    on_paper: bool = False
    outside: bool = False

    @property
    def is_notice(self):
        return bool(self.notice or self.starts)

    @property
    def is_personal(self):
        """A mandate changes nothing to what makes a term run, to a document, and to who acts for the party."""
        return bool(self.personal or self.is_notice or self.encloses)


# R612-2 and the CECMC's doctrine for the notification; R612-4 for the solution.
NOTIFICATION_REMINDERS = (
    "withdrawal", "prescription", "forclusion", "outcome_date", "assistance", "expert", "confidentiality",
)  # fmt: skip
SOLUTION_REMINDERS = ("free_choice", "court_open", "may_differ", "legal_effect", "date_limit")

# What goes to a lawyer or a representative whenever the party receives a message; no row of the table tells it.
COPY = "third_copy"

_ALL = (
    Message("acknowledgement", notice=True),
    Message("steps_taken"),
    Message("join_online"),
    Message("invitation", starts=Term.RESPONSE, encloses=DocumentKind.REFERRAL_NOTICE),
    Message("centre_new_file"),
    Message("identity_disputed"),
    Message("identity_corrected", notice=True),
    Message("identity_kept", starts=Term.RESPONSE),
    Message("party_corrected"),
    Message("response_accepted"),
    Message("accepted_by_some", starts=Term.CHOICE),
    Message("late_yes", starts=Term.CHOICE),
    Message("yes_after_certificate"),
    Message("late_yes_confirmed"),
    Message("refusal_options", starts=Term.CHOICE),
    Message("silence_options", starts=Term.CHOICE),
    Message("silence_notice"),
    Message("centre_intercession"),
    Message("intercession_failed", starts=Term.CHOICE),
    Message("filing_certificate", encloses=DocumentKind.FILING_CERTIFICATE),
    Message("mission_offered", starts=Term.CONFIRMATION),
    Message("mediator_appointed", personal=True),
    Message("centre_mission_declined"),
    Message("mission_ended"),
    Message(
        "referral_notification", NOTIFICATION_REMINDERS, starts=Term.OUTCOME, encloses=DocumentKind.REFERRAL_NOTICE
    ),
    Message("inadmissible_decision", encloses=DocumentKind.ADMISSIBILITY_DECISION),
    Message("inadmissible_notice"),
    Message("mediator_duty", outside=True),
    Message("new_activity"),
    Message("question_asked"),
    Message("table_sent"),
    Message("extension", notice=True),
    Message("term_reached"),
    Message("solution_proposed", SOLUTION_REMINDERS, starts=Term.SOLUTION, encloses=DocumentKind.SOLUTION_PROPOSAL),
    Message("solution_accepted"),
    Message("solution_not_accepted"),
    Message("agreement_recorded"),
    Message("draft_circulated", starts=Term.OPINION),
    Message("draft_opinion"),
    Message("ready_to_sign", starts=Term.SIGNATURE),
    Message("signature_code", personal=True),
    Message("mediator_to_sign"),
    Message("agreement_signed", encloses=DocumentKind.SETTLEMENT_AGREEMENT),
    Message("draft_abandoned"),
    Message("failure_certificate", encloses=DocumentKind.FAILURE_CERTIFICATE),
    Message("withdrawal", encloses=DocumentKind.FAILURE_CERTIFICATE),
    Message("cancellation", personal=True),
    Message("reminder"),
    Message("missing_items", starts=Term.MISSING_ITEMS),
    Message("centre_items_supplied"),
    Message("missing_items_lapsed", personal=True),
    Message("others_declined", starts=Term.RESPONSE),
    Message("conflict_disclosed", starts=Term.OBJECTION),
    Message("centre_conflict"),
    Message("conflict_waived"),
    Message("objection_raised"),
    Message("settlement_reported", personal=True),
    Message("settlement_recorded", personal=True),
    Message("tailored_offered", starts=Term.CONSENT),
    Message("tailored_answered"),
    Message("hours_nearly_spent"),
    Message("case_story", personal=True, on_paper=True),
    Message("execution_question", personal=True),
    # The agenda, and the professional who joins later
    Message("meeting_proposed"),
    Message("slots_answered"),
    Message("meeting_confirmed", encloses=DocumentKind.CONVOCATION, calendar="REQUEST"),
    Message("meeting_moved", encloses=DocumentKind.CONVOCATION, calendar="REQUEST"),
    Message("meeting_cancelled", calendar="CANCEL"),
    Message("meeting_reminder"),
    Message("newcomer_named"),
    Message("newcomer_offered", starts=Term.CONSENT),
    Message("newcomer_refused"),
    Message("newcomer_left_out"),
    Message("partial_certificate", encloses=DocumentKind.FILING_CERTIFICATE),
    # What did not arrive
    Message("address_wanted"),
    Message("silence_undone"),
    Message("letter_returned"),
    Message("letter_passed_on"),
    # Those who stand beside a party
    Message("third_invited"),
    Message("third_announced", personal=True),
    Message("third_removed"),
    Message("third_gone", personal=True),
    Message("notices_chosen"),
    Message(COPY),
    # Experts
    Message("expert_requested", personal=True),
    Message("expert_declined"),
    Message("expert_invited"),
    Message("expert_ordered"),
    Message("more_exhibits"),
    Message("exhibits_shown"),
    Message("report_delivered"),
    Message("expert_dismissed"),
    Message("expert_ended"),
)
MESSAGES = {message.key: message for message in _ALL}
