"""The invitation and the professional's answer (process 2.1.1)."""

from django.utils import timezone

from casework.enums import Act, Order, ResponseState, Stage, Term, Track
from casework.models import Party
from casework.procedure.acts import tailored
from casework.procedure.errors import NotPossibleNow
from casework.procedure.work import readable_code


def invite(work):
    """Every professional not invited yet gets its own code, its own ten days, and its share of the price."""
    uninvited = [party for party in work.case.respondents if party.response == ResponseState.NOT_INVITED]
    for party in uninvited:
        _invite(work, party)
    Party.objects.bulk_update(uninvited, ["invitation_hash", "response", "invited_on"])
    tailored.offer_with_invitation(work)


def invite_one(work, party):
    _invite(work, party)
    party.save()


def _invite(work, party):
    code = readable_code()
    party.set_invitation_code(code)
    party.response = ResponseState.PENDING
    party.invited_on = work.today
    work.invited.append(party)
    work.codes[f"party:{party.pk}"] = code


def open_the_door(work, claimant):
    """A consumer without an account: the code of the acknowledgement, or its own address, will open its space."""
    code = readable_code()
    claimant.set_invitation_code(code)
    claimant.invited_on = work.today
    claimant.save()
    work.codes[f"party:{claimant.pk}"] = code


def invite_when_alone(work):
    """At filing: one professional is invited at once; several wait for the Centre's check."""
    if work.actor.third:
        open_the_door(work, work.case.claimant)
    if len(work.case.respondents) == 1 and work.case.order == Order.SOURCE:
        invite(work)


def _answer(work, response):
    party = work.actor.party
    seen = work.data.get("seen")
    if seen and seen != party.response:
        raise NotPossibleNow(_already_answered(work.case, party))
    late = party.response in (ResponseState.NO_RESPONSE, ResponseState.DECLINED)
    party.response = response
    party.responded_on = work.today
    if work.case.stage == Stage.INTERCESSION and party.is_solicited:
        party.intercession_answered_on = work.today
    work.facts["respondent"] = party.pk
    work.facts["late"] = late
    return party


def _already_answered(case, party):
    event = case.events.filter(party=party, act__in=(Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION)).last()
    answer = ResponseState(party.response).label.lower()
    when = f" le {timezone.localtime(event.at):%d/%m/%Y à %H:%M}" if event else ""
    return f"Une réponse a été donnée entre-temps pour {party}{when} : « {answer} ». La vôtre n’a pas été enregistrée."


def accept(work):
    if not work.data.get("agrees", True):
        raise NotPossibleNow("Cochez la case pour accepter la médiation et son tarif.")
    _answer(work, ResponseState.ACCEPTED).save()
    if work.case.stage in (Stage.DECLINED, Stage.CLOSED):
        return  # too late to oblige anybody: the claimant says first whether she still agrees
    tailored.begin_when_all_accepted(work)
    tailored.conclude(work)


def go_on_after_late_yes(work):
    """The claimant still agrees. An attestation issued meanwhile stays a dated fact; the ninety days keep their end."""
    case = work.case
    work.facts["reopened"] = case.stage == Stage.CLOSED
    if case.stage == Stage.CLOSED:
        case.outcome, case.closed_on = "", None
        before = case.deadlines.filter(term=Term.OUTCOME, party=None).order_by("pk").last()
        if before:
            work.due[Term.OUTCOME] = before.due_on
    tailored.begin_when_all_accepted(work)


def decline(work):
    """Only `communicable_reason` is ever passed on to the consumer."""
    _note_what_it_had_said(work, work.actor.party)
    party = _answer(work, ResponseState.DECLINED)
    party.refusal_reasons = list(work.data.get("reasons", []))
    party.refusal_text = work.data.get("text", "")
    party.communicable_reason = work.data.get("communicable_reason", "")
    party.save()
    tailored.conclude(work)


def _note_what_it_had_said(work, party):
    """Asked to confirm (case C23), it does not go on: the mediation itself was accepted, and the register knows it."""
    if work.case.events.filter(party=party, act=Act.ACCEPT_MEDIATION).exists():
        work.facts["had_accepted"] = True


def lapse(work):
    """Silence is « n’a pas répondu », never a refusal (case C21)."""
    party = next(party for party in work.case.parties.all() if party.pk == work.data["deadline"].party_id)
    if party.response != ResponseState.PENDING:
        raise NotPossibleNow("Le professionnel a répondu entre-temps.")
    _note_what_it_had_said(work, party)
    party.response = ResponseState.NO_RESPONSE
    party.save()
    work.bound = party
    work.facts["respondent"] = party.pk
    _acted_on_expiry(work)
    tailored.conclude(work)


def _acted_on_expiry(work):
    deadline = work.data["deadline"]
    deadline.expired_on = work.today
    deadline.save()


def drop_respondents(work):
    """The claimant goes on with those who accepted; each confirms at what is then due (case C23)."""
    case = work.case
    for party in case.respondents:
        if party.is_out:
            continue
        if party.response == ResponseState.ACCEPTED:
            party.response, party.responded_on = ResponseState.PENDING, None
            work.invited.append(party)
        else:
            party.dropped_on = work.today
            work.left_out.append(party)
    Party.objects.bulk_update(case.respondents, ["response", "responded_on", "dropped_on"])
    if len(work.invited) == 1:
        case.track = Track.E_MEDIATION
    tailored.share_again(work, work.invited)
    work.facts["concerns"] = [party.pk for party in work.left_out]
    work.facts["kept"] = [party.pk for party in work.invited]


def ask_the_others_again(work):
    """One of several leaves before the start: those who had accepted say whether they go on, at the price then due."""
    case, left = work.case, work.actor.party
    if case.stage != Stage.AWAITING_RESPONSES or not left.is_respondent:
        return
    present = case.present_respondents
    for party in present:
        if party.response == ResponseState.ACCEPTED:
            party.response, party.responded_on = ResponseState.PENDING, None
            party.save()
            work.invited.append(party)
    if len(present) == 1:
        case.track = Track.E_MEDIATION
    tailored.share_again(work, present)


def request_intercession(work):
    """Once per professional that refused or kept silent."""
    for party in work.case.respondents:
        if not party.is_standing and not party.dropped_on and not party.intercession_asked_on:
            party.intercession_asked_on = work.today
            party.save()


def record_contact(work):
    """The Centre speaks of the merits of mediation, never of the case's; only the fact of the contact is kept."""
    work.facts.update(on=work.data["on"].isoformat(), means=work.data["means"], text=work.data["text"])
