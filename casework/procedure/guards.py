"""What must be true, besides the stage and the role, for an act to be possible: (case, actor) → bool."""

from casework.enums import Outcome, ResponseState, Stage

# A professional refused, or kept silent: what follows is the claimant's to choose.
CHOICE_STAGES = (Stage.DECLINED, Stage.INTERCESSION)


def may_still_accept(case, actor):
    """An invited professional that has not accepted; a late yes counts until a certificate is issued."""
    if actor.party.dropped_on or actor.party.identity_doubt:
        return False
    return actor.party.response in (ResponseState.PENDING, ResponseState.NO_RESPONSE, ResponseState.DECLINED)


def may_accept_after_the_certificate(case, actor):
    """A yes that comes after the attestation: it obliges nobody, the claimant decides (case C22)."""
    party = actor.party
    late = party.response in (ResponseState.NO_RESPONSE, ResponseState.DECLINED)
    return case.outcome == "declined" and late and not party.dropped_on


def late_yes_waits(case, actor):
    """Everybody has accepted by now, one too late: the claimant has still to say whether she agrees."""
    return case.late_yes_waits


def no_choice_is_asked(case, actor):
    """Asked after an answer: the claimant has nothing to choose, somebody is still awaited or all agree."""
    return case.stage != Stage.DECLINED


def may_still_decline(case, actor):
    """Invited and silent, or solicited again by the Centre; or ready to take part until another one refused.

    Before the mediation begins, a professional that changes its mind refuses: the claimant keeps her choices and
    her attestation.
    """
    party = actor.party
    if party.dropped_on or party.identity_doubt:
        return False
    if case.stage in CHOICE_STAGES and party.response == ResponseState.ACCEPTED:
        return True
    again = case.stage == Stage.INTERCESSION and party.is_solicited
    return party.response == ResponseState.PENDING or again


def may_dispute_identity(case, actor):
    """Invited, silent so far, and not said already."""
    return actor.party.response == ResponseState.PENDING and not actor.party.identity_doubt


def identity_is_disputed(case, actor):
    return any(party.identity_doubt for party in case.respondents)


def parties_were_notified(case, actor):
    """The referral was notified already: whoever comes now gets the notification too (R612-2)."""
    return case.notified_on is not None


def intercession_not_yet_asked(case, actor):
    """Once per professional."""
    return case.may_ask_intercession


def has_offer_to_answer(case, actor):
    """Somebody else's entry, not answered yet by this party, on a point still open."""
    return any(can_answer(offer, actor.party) for row in case.offer_rows.all() for offer in row.offers.all())


def can_answer(offer, party):
    """Whether `party` may accept or refuse this entry: somebody else's last word, not yet answered, point open."""
    if offer.replaced_at or offer.party_id == party.pk:
        return False
    answered = any(answer.party_id == party.pk for answer in offer.answers.all())
    return not answered and offer.row.agreed_offer is None


def has_spoken(answers, party) -> bool:
    """Whether this party is among those who answered; reads what was read already."""
    return any(answer.party_id == party.pk for answer in answers.all())


def outcome_clock_runs(case, actor):
    return case.open_deadline("outcome") is not None


def solution_unanswered(case, actor):
    solution = case.solutions.last()
    return solution is not None and not has_spoken(solution.answers, actor.party)


def solution_was_proposed(case, actor):
    """Failing agreement, the mediator proposes a solution first (R612-3)."""
    return case.solutions.exists()


def current_draft(case):
    """The version being discussed: the last one, unless it was abandoned."""
    draft = case.drafts.last()
    return draft if draft and draft.abandoned_at is None else None


def draft_awaits_opinion(case, actor):
    draft = current_draft(case)
    return draft is not None and not has_spoken(draft.approvals, actor.party)


def all_approved(case, actor=None):
    """Every party at the table has approved the same version."""
    draft = current_draft(case)
    if draft is None:
        return False
    approved = {approval.party_id for approval in draft.approvals.all() if approval.approved}
    return all(party.pk in approved for party in case.standing_parties)


def _signers(case):
    draft = current_draft(case)
    return {signature.party_id for signature in draft.signatures.all()} if draft else set()


def nobody_signed(case, actor):
    return not _signers(case)


def only_mediator_left_to_sign(case, actor=None):
    signed = _signers(case)
    return None not in signed and all(party.pk in signed for party in case.standing_parties)


def may_sign(case, actor):
    """Parties sign what all approved; the mediator signs last."""
    if not all_approved(case):
        return False
    if actor.party is None:
        return only_mediator_left_to_sign(case)
    return actor.party.is_standing and actor.party.pk not in _signers(case)


def may_withdraw(case, actor):
    """At any time; a professional who has not answered yet, or changes its mind before the start, declines instead."""
    party = actor.party
    if party.is_respondent and case.stage in CHOICE_STAGES:
        return False
    present = party.is_standing or (party.newcomer and not party.is_out)
    return present and (party.is_claimant or party.response == ResponseState.ACCEPTED)


def ended_by_a_settlement(case, actor):
    """Asked after the act: the one who left was the last who had not confirmed the arrangement."""
    return case.outcome == Outcome.SETTLED


def filing_unconfirmed(case, actor):
    """Filed by post, and the consumer, online by now, has not confirmed yet."""
    party = actor.party
    return case.received_on is not None and party.user_id is not None and party.confirmed_on is None


def claimant_is_postal(case, actor):
    return case.claimant.is_postal


def items_are_missing(case, actor):
    return bool(case.missing_items)


def file_is_whole(case, actor):
    """The Centre validates what it no longer waits for."""
    return not case.missing_items


def some_accepted(case, actor):
    """The claimant may go on without those who did not accept."""
    return case.some_accepted


def may_confirm_settlement(case, actor):
    party = actor.party
    return party.settled_on is None and party.is_invited and not party.dropped_on and not party.newcomer


def settlement_awaits_the_others(case, actor):
    """Asked after the act: somebody has not confirmed yet."""
    return not everyone_settled(case)


def settled_by_those_who_stay(case):
    """Somebody left; the claimant and every professional still there had confirmed their arrangement."""
    return not case.claimant.is_out and bool(case.present_respondents) and everyone_settled(case)


def everyone_settled(case):
    """A professional who refused, or kept silent, still has to confirm an arrangement made with it."""
    present = [p for p in case.party_list if not p.is_out and not p.newcomer]
    return all(party.settled_on for party in present)


def open_disclosure(case):
    """The conflict of interest that parties may still answer, or None."""
    return case.disclosures.filter(result="").first()


def not_frozen(case, actor):
    return case.frozen_on is None


def may_answer_disclosure(case, actor):
    disclosure = open_disclosure(case) if case.frozen_on else None
    return disclosure is not None and not has_spoken(disclosure.answers, actor.party)


def may_object(case, actor):
    """One objection is enough, and may still come after a waiver, as long as the others have not all answered."""
    return case.frozen_on is not None


def disclosure_was_waived(case, actor):
    """Asked after the act: every party accepted to go on."""
    return case.frozen_on is None


def by_a_party(case, actor):
    return actor.party is not None


def by_the_mediator(case, actor):
    return actor.mediator is not None


def open_package(case):
    """The package of hours that parties may still answer, or None."""
    package = case.packages.last()
    return package if package and package.is_open else None


def running_package(case):
    """The package under way: the last one that all accepted, or None."""
    return next((package for package in reversed(case.packages.all()) if package.accepted_on), None)


def waits_for_answers(case, package) -> bool:
    """Whether somebody at the table, or the professional who may join, has still to answer this offer.

    A newcomer's refusal, silence or departure ends the offer at once: nobody else is asked for a price in vain.
    """
    if not package.is_open:
        return False
    newcomer = next((party for party in case.parties.all() if party.pk == package.newcomer_id), None)
    if newcomer and (newcomer.withdrew_on or newcomer.response in (ResponseState.DECLINED, ResponseState.NO_RESPONSE)):
        return False
    answered = {consent.party_id for consent in package.consents.all()}
    silent = any(party.pk not in answered for party in case.standing_parties)
    return silent or bool(newcomer and newcomer.response == ResponseState.PENDING)


def newcomer_unexamined(case):
    """The professional named during the mediation about whom the mediator has not decided yet, or None."""
    named = [party for party in case.respondents if party.newcomer and not party.dropped_on]
    return next((party for party in named if party.response == ResponseState.NOT_INVITED), None)


def has_newcomer_to_examine(case, actor):
    return newcomer_unexamined(case) is not None


def has_no_newcomer(case, actor):
    """One at a time: the next one once this one was examined and has answered."""
    return not any(p.newcomer and not p.is_out for p in case.respondents)


def newcomer_may_answer(case, actor):
    party = actor.party
    return party.newcomer and party.response == ResponseState.PENDING and not party.dropped_on


def package_unanswered(case, actor):
    package = open_package(case)
    if package is None or actor.party.newcomer:
        return False
    return not has_spoken(package.consents, actor.party)


def has_running_package(case, actor):
    return running_package(case) is not None


def package_nearly_spent(case, actor):
    package = running_package(case)
    return package is not None and package.is_nearly_spent


def agreement_was_signed(case, actor):
    return case.outcome == "agreement"


def execution_unknown(case, actor):
    return case.outcome == "agreement" and not actor.party.execution and not actor.party.withdrew_on
