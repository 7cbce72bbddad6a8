"""How a party is reached: another address, e-mails that do not arrive. What it missed is sent again."""

from django.utils import timezone

from casework.correspondence.again import mail_again, readdress
from casework.enums import DispatchChannel, DispatchState
from casework.models import Sending
from casework.procedure.acts.mail import again, fresh_code, reopen_response, restart_terms
from casework.procedure.errors import NotPossibleNow

POSTAL = ("address", "postal_code", "city")
UNDELIVERED = (DispatchState.SENT, DispatchState.READY, DispatchState.HELD)


def correct(work):
    """The former address stays in the journal; the letters that came back, or wait, bear the new one."""
    party = _party(work)
    before = _written(party)
    _take_contact(work, party)
    if _written(party) == before and party.post_works and not work.data.get("email_works"):
        raise NotPossibleNow("Rien n’a changé : ces coordonnées sont déjà celles du dossier.")
    party.post_works = True
    _note(work, before, party)
    returned = list(_waiting(party, DispatchState.RETURNED))
    reopen_response(work, party, returned)
    party.save()
    for letter in returned:
        _once_more(work, party, letter)
    for letter in _waiting(party, DispatchState.TO_POST):
        if party.is_postal:
            readdress(letter)
            letter.printed_at = None
            letter.save()
        else:
            _by_email(work, letter)
    work.facts["sent_again"] = len(returned)


def record_bounce(work):
    """E-mails do not arrive: another e-mail address, or the post; the messages chosen leave again, nothing is lost."""
    party = _party(work)
    before, former = _written(party), party.email
    _take_contact(work, party)
    party.email_works = bool(party.email != former and party.user_id is None)
    if party.is_postal and not party.has_postal_address:
        raise NotPossibleNow("Sans adresse e-mail qui fonctionne, indiquez l’adresse postale complète de cette partie.")
    messages = [_undelivered(work, party, message) for message in work.data.get("messages", ())]
    _note(work, before, party)
    work.facts.update(source=work.data["source"], on=work.data["on"].isoformat())
    if note := work.data.get("note"):
        work.facts["note"] = note
    reopen_response(work, party, messages)
    party.save()
    for message in messages:
        _keep_the_try(work, message)
        _once_more(work, party, message)
    work.facts["sent_again"] = len(messages)


def _party(work):
    party = work.bound = work.case.parties.get(pk=work.data["concerned"].pk)
    return party


def _take_contact(work, party):
    for name in POSTAL:
        if work.data.get(name):
            setattr(party, name, work.data[name])
    if work.data.get("email") and party.user_id is None and work.data["email"] != party.email:
        party.email, party.email_works = work.data["email"], True
    if work.data.get("email_works"):
        party.email_works = True


def _written(party) -> str:
    """« 8 allée des Tilleuls, 44000 Nantes ; nadia.martin@example.fr »."""
    place = ", ".join(part for part in (party.address, f"{party.postal_code} {party.city}".strip()) if part)
    return " ; ".join(part for part in (place, party.email) if part)


def _note(work, before, party):
    work.facts["party"] = party.pk
    if _written(party) != before:
        work.facts.update(contact_before=before, contact_after=_written(party))


def _waiting(party, state):
    letters = party.dispatches.filter(state=state, channel=DispatchChannel.LETTER).select_related("event", "case")
    for letter in letters:
        letter.party = party
        yield letter


def _undelivered(work, party, message):
    message.refresh_from_db()
    mine = message.case_id == work.case.pk and message.party_id == party.pk
    if not mine or message.channel != DispatchChannel.EMAIL or message.state not in UNDELIVERED:
        raise NotPossibleNow("Un des messages choisis n’est plus un e-mail adressé à cette partie.")
    message.party = party
    return message


def _keep_the_try(work, message):
    if message.left_at:
        Sending.objects.create(
            dispatch=message, channel=DispatchChannel.EMAIL, to_address=message.to_address,
            left_on=timezone.localdate(message.left_at), came_back_on=work.data["on"],
        )  # fmt: skip


def _once_more(work, party, message):
    if party.is_postal:
        again(work, message)
    else:
        _by_email(work, message)


def _by_email(work, message):
    mail_again(message, work.now, fresh_code(work, message))
    message.save()
    restart_terms(work, message)
