"""Somebody stands beside a party: invited, shown out, gone (R612-1, 3°; case C15)."""

from casework.enums import Capacity, Notices
from casework.models import ThirdParty
from casework.procedure.acts.mediation import new_exhibit
from casework.procedure.errors import NotPossibleNow
from casework.procedure.third_guards import (
    MOST_BESIDE_A_PARTY,
    accompanied_by,
    beside,
    representatives,
    taken_addresses,
)

TAKEN = "Cette adresse est déjà celle d’une personne qui participe à ce dossier. Donnez l’adresse propre à la personne."
NO_MANDATE = "Un représentant agit au nom de la partie : joignez le mandat qu’il a reçu."


def invite(work):
    """The account opens with the invited address, and sees this case alone. Nothing of the dispute is sent."""
    case, data = work.case, work.data
    party = work.actor.party or data["for_party"]
    if party.case_id != case.pk or not accompanied_by(case, party):
        raise NotPossibleNow(
            f"Cette partie ne peut pas inviter une personne de plus : {MOST_BESIDE_A_PARTY} au plus, tant qu’elle "
            "participe au dossier."
        )
    if data["email"].lower() in taken_addresses(case):
        raise NotPossibleNow(TAKEN)
    work.third = ThirdParty.objects.create(
        case=case, party=party, capacity=data["capacity"], first_name=data["first_name"], last_name=data["last_name"],
        email=data["email"], mandate=_mandate(work, data), invited_at=work.now,
        # What is said in the aparté is the party's own to show: the mediator never ticks this.
        reads_caucus=bool(work.actor.party and data.get("reads_caucus")),
        # Who is written to is what the mandate says, and the party's own word: the mediator never chooses it.
        notices=_notices(work, data),
    )  # fmt: skip
    work.facts.update(third=work.third.pk, capacity=work.third.capacity)


def _notices(work, data):
    named = work.actor.party and data["capacity"] == Capacity.REPRESENTATIVE and data.get("notices")
    return named or Notices.BOTH


def _mandate(work, data):
    """The power of a representative, an exhibit that every party may check."""
    if data["capacity"] != Capacity.REPRESENTATIVE:
        return None
    if not data.get("mandate"):
        raise NotPossibleNow(NO_MANDATE)
    exhibit = new_exhibit(
        work, f"Mandat de {data['first_name']} {data['last_name']}"[:200], data["mandate"], data["mandate_about"]
    )
    work.facts["exhibit"] = exhibit.number
    return exhibit


def remove(work):
    """By the party that invited, or by the mediator."""
    third = work.case.third_parties.filter(pk=work.data["third"].pk, ended_at=None).first()
    if third is None or (work.actor.party and third.party_id != work.actor.party.pk):
        raise NotPossibleNow("Cette personne n’a plus accès au dossier.")
    _end(work, third)


def choose_notices(work):
    """Who is written to, from now on; the party changes it when it wants."""
    own = {third.pk: third for third in representatives(work.case, work.actor.party)}
    third = own.get(work.data["third"].pk)
    if third is None:
        raise NotPossibleNow("Cette personne ne représente plus cette partie.")
    third.notices = Notices(work.data["notices"])
    third.save(update_fields=["notices"])
    work.third = third
    work.facts.update(third=third.pk, notices=third.notices)


def leave(work):
    _end(work, work.actor.third)


def show_out(work, party):
    """Whoever stands beside this party loses the case with it, and is told so."""
    for third in beside(work.case, party):
        _close_the_door(work, third)
        work.shown_out.append(third)


def _close_the_door(work, third):
    third.ended_at = work.now
    third.save(update_fields=["ended_at"])


def _end(work, third):
    _close_the_door(work, third)
    work.third = third
    work.facts["third"] = third.pk
