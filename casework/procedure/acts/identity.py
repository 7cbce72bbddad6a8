"""« Ce n’est pas moi »: somebody was invited by mistake, or the company is no more; the Centre corrects the party.

The filing date stays. Whoever was invited by mistake loses the case at once and keeps nothing of it, with whom it had
brought; and what it said of itself is not the true firm’s.
"""

from copy import copy

from casework.correspondence.recipients import of_party
from casework.enums import Channel, ResponseState
from casework.procedure.acts import third_parties
from casework.procedure.acts.responses import invite
from casework.procedure.errors import NotPossibleNow

CORRECTED = ("siret", "address", "postal_code", "city", "email", "phone")
# What the firm invited by mistake said and did: the true one has said nothing yet.
ITS_OWN = (
    "responded_on", "refusal_reasons", "refusal_text", "communicable_reason", "identity_doubt", "identity_text",
    "intercession_asked_on", "intercession_answered_on", "settled_on", "needs", "needs_note",
)  # fmt: skip


def dispute(work):
    party = work.bound = work.actor.party
    party.identity_doubt = work.data["doubt"]
    party.identity_text = work.data.get("text", "")
    party.save()
    work.facts.update(respondent=party.pk, doubt=party.identity_doubt)


def correct(work):
    """The party gets its true name and a code of its own; its place, and the case's date, stay."""
    party = work.bound = _disputed(work)
    work.former.append(of_party(copy(party)))
    work.facts.update(before=str(party), name=work.data["name"])
    third_parties.show_out(work, party)
    party.company, party.first_name, party.last_name = work.data["name"], "", ""
    for name in CORRECTED:
        setattr(party, name, work.data.get(name) or "")
    party.channel = Channel.ONLINE if party.email else Channel.POST
    party.user, party.joined_at, party.email_works, party.invitation_hash = None, None, True, ""
    party.post_works = True
    party.response, party.invited_on = ResponseState.NOT_INVITED, None
    for name in ITS_OWN:
        setattr(party, name, party._meta.get_field(name).get_default())
    party.save()
    invite(work)


def keep(work):
    """The doubt is set aside, with its reason; the professional has its whole time again."""
    party = work.bound = _disputed(work)
    party.identity_doubt = party.identity_text = ""
    party.response = ResponseState.PENDING
    party.save()
    work.facts.update(respondent=party.pk, reason=work.data["reason"])


def _disputed(work):
    chosen = work.data.get("party")
    party = next((p for p in work.case.respondents if p.identity_doubt and (chosen is None or p.pk == chosen.pk)), None)
    if party is None:
        raise NotPossibleNow("Aucun professionnel de ce dossier ne conteste plus être concerné.")
    return party
