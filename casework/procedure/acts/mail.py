"""What the post does: a letter leaves, comes back, leaves again. Its term follows it."""

from datetime import date

from casework.correspondence.again import carries_code, post_again
from casework.correspondence.messages import MESSAGES
from casework.deadlines import due_on, presumed_receipt
from casework.enums import (
    ADDRESS_IS_RIGHT,
    DispatchChannel,
    DispatchState,
    DocumentKind,
    ResponseState,
    Stage,
    Term,
)  # fmt: skip
from casework.models import Sending, rule_for
from casework.procedure.errors import NotPossibleNow
from casework.procedure.work import readable_code

NOT_POSTED = "Ce courrier n’est pas noté comme mis à la poste."
# The letters that give the code of the party's space, and the one that gives the code of a meeting's dates.
JOINING, DATES = ("invitation", "acknowledgement"), "meeting_proposed"


def record_posting(work):
    """« Mis à la poste le … »: the letter's term runs from its presumed receipt, the 90 days from its posting."""
    dispatch = _letter(work, (DispatchState.TO_POST,), "Ce courrier n’est plus à poster.")
    posted_on, tracking = work.data["posted_on"], work.data.get("tracking", "")
    if posted_on > work.today:
        raise NotPossibleNow("La date de mise à la poste ne peut pas être à venir.")
    dispatch.state, dispatch.posted_on, dispatch.left_at = DispatchState.POSTED, posted_on, work.now
    dispatch.secret = ""
    dispatch.save()
    Sending.objects.create(
        dispatch=dispatch, channel=DispatchChannel.LETTER, to_address=dispatch.to_address, left_on=posted_on,
        tracking=tracking,
    )  # fmt: skip
    work.facts["posted_on"] = posted_on.isoformat()
    if tracking:
        work.facts["tracking"] = tracking
    _move_terms(work, dispatch, posted_on, _receipt(dispatch, posted_on))


def record_return(work):
    """The letter came back: nobody is bound by it, and the Centre looks for the way to write again."""
    dispatch = _letter(work, (DispatchState.POSTED,), NOT_POSTED)
    returned_on, sending, party = work.data["returned_on"], dispatch.last_sending, dispatch.party
    if not sending.left_on <= returned_on <= work.today:
        raise NotPossibleNow("La date du retour est entre la mise à la poste et aujourd’hui.")
    sending.came_back_on, sending.reason, sending.note = returned_on, work.data["reason"], work.data.get("note", "")
    sending.save()
    dispatch.state = DispatchState.RETURNED
    dispatch.save()
    party.post_works = False
    reopen_response(work, party, [dispatch])
    party.save()
    work.facts.update(returned_on=returned_on.isoformat(), return_reason=sending.reason)
    if sending.note:
        work.facts["note"] = sending.note
    if party.is_respondent and sending.reason not in ADDRESS_IS_RIGHT and work.case.claimant.withdrew_on is None:
        work.may_help.append(work.case.claimant)


def send_again(work):
    """A lost letter, or one that came back, is printed again at the address known today, with a code of its own."""
    dispatch = _letter(work, (DispatchState.POSTED, DispatchState.RETURNED), NOT_POSTED)
    party = dispatch.party
    if not party.is_postal:
        raise NotPossibleNow(f"{party} suit maintenant son dossier en ligne : aucun courrier ne lui est plus adressé.")
    if not party.has_postal_address:
        raise NotPossibleNow("L’adresse postale de cette partie est incomplète : corrigez d’abord ses coordonnées.")
    again(work, dispatch)
    party.post_works = True
    reopen_response(work, party, [dispatch])
    party.save()
    work.facts["reason"] = work.data.get("reason", "")


def _letter(work, states, refusal):
    """The letter of this act, as the database knows it now; it goes to the journal."""
    dispatch = work.data["dispatch"]
    dispatch.refresh_from_db()
    if dispatch.case_id != work.case.pk or dispatch.state not in states or dispatch.party is None:
        raise NotPossibleNow(refusal)
    work.bound = dispatch.party = work.case.parties.get(pk=dispatch.party_id)
    work.facts.update(dispatch=dispatch.pk, message=dispatch.message)
    return dispatch


def again(work, dispatch):
    """Back to the post room, with a new code where the letter carries one; the former no longer works."""
    post_again(dispatch, work.now, work.today, fresh_code(work, dispatch))
    dispatch.save()


def fresh_code(work, dispatch) -> str:
    """A new code for this message, known from now on; « » when it carries none that could still serve."""
    keep = _code_keeper(work, dispatch) if carries_code(dispatch) else None
    if keep is None:
        return ""
    code = readable_code()
    keep(code)
    return code


def _code_keeper(work, dispatch):
    party = dispatch.party
    if dispatch.message in JOINING and party.user_id is None:
        return _kept(party.set_invitation_code, party)
    if dispatch.message == DATES:
        meeting = work.case.meetings.filter(number=dispatch.event.data["meeting"]).first()
        guest = meeting.guests.filter(party=party).first() if meeting else None
        return _kept(guest.set_code, guest) if guest else None
    return None


def _kept(set_code, row):
    def keep(code):
        set_code(code)
        row.save()

    return keep


def reopen_response(work, party, dispatches):
    """What never reached a professional was met by no silence: it is asked again, with all its days."""
    asked = any(MESSAGES[dispatch.message].starts == Term.RESPONSE for dispatch in dispatches)
    silent = party.response == ResponseState.NO_RESPONSE and not party.dropped_on
    if asked and silent and work.case.stage == Stage.DECLINED:
        party.response = ResponseState.PENDING
        work.facts["silence_undone"] = True


def restart_terms(work, dispatch):
    """Sent again by e-mail: the term it starts runs from today."""
    _move_terms(work, dispatch, work.today, work.today)


def _receipt(dispatch, posted_on):
    return presumed_receipt(posted_on, dispatch.party.department if dispatch.party else "")


def _move_terms(work, dispatch, left_on, received_on):
    term = MESSAGES[dispatch.message].starts
    deadline = work.case.open_deadline(term, dispatch.party if term != Term.OUTCOME else None) if term else None
    if deadline:
        _run_from(deadline, dispatch, left_on, received_on)
    if term != Term.OUTCOME and (ninety := _ninety_days_it_notifies(work.case, dispatch)):
        _run_from(ninety, dispatch, left_on, received_on)


def _ninety_days_it_notifies(case, dispatch):
    """An invitation that encloses the notification: the ninety days run from the later dispatch (cases C17, C26)."""
    if not dispatch.document or dispatch.document.kind != DocumentKind.REFERRAL_NOTICE:
        return None
    running = [deadline for deadline in case.deadlines.all() if deadline.is_open and deadline.term == Term.OUTCOME]
    own = [deadline for deadline in running if deadline.party_id == dispatch.party_id]
    return next(iter(own or [deadline for deadline in running if deadline.party_id is None]), None)


def _run_from(deadline, dispatch, left_on: date, received_on: date):
    starts_on = max(deadline.starts_on, left_on) if deadline.term == Term.OUTCOME else received_on
    rule = rule_for(deadline.term, dispatch.case.filed_on)
    last_day = due_on(rule, starts_on, dispatch.party.department if dispatch.party else "")
    deadline.starts_on = starts_on
    # A date chosen by the mediator, or an extension, is never shortened by the post.
    if last_day > deadline.due_on:
        deadline.due_on = last_day
        deadline.reminded = deadline.skipped_reminders(left_on)
    deadline.save()
