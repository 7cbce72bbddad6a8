"""An expert: asked for, paid for by those who said yes in writing, heard, and no more (R612-1, 3°; case C33)."""

from decimal import Decimal

from casework.models import Expertise, ExpertiseShare, split_evenly
from casework.models.kept import keep
from casework.procedure.acts.mediation import new_exhibit
from casework.procedure.acts.tailored import shares_problem
from casework.procedure.acts.third_parties import TAKEN
from casework.procedure.errors import NotPossibleNow
from casework.procedure.expert_guards import may_end, not_shown_yet, owed_share, pending, shown_to
from casework.procedure.third_guards import taken_addresses

UNPAID = "Cochez la case : votre accord écrit est nécessaire avant toute commande."


def request(work):
    """The quote and its shares. The asker consents with the request; the others are asked."""
    case, data, party = work.case, work.data, work.actor.party
    joint = party is None or data["joint"] == "joint"
    if data["amount"] <= 0:
        raise NotPossibleNow("Le montant du devis ne peut pas être nul.")
    if data["email"].lower() in taken_addresses(case):
        raise NotPossibleNow(TAKEN)
    if party and not data.get("agrees"):
        raise NotPossibleNow(UNPAID)
    last = case.expertises.last()
    names = ("first_name", "last_name", "speciality", "email", "purpose", "amount")
    expertise = Expertise.objects.create(
        case=case, number=last.number + 1 if last else 1, asked_by=party, joint=joint, asked_at=work.now,
        **{name: data[name] for name in names},
    )  # fmt: skip
    if exhibits := [exhibit for exhibit in data.get("exhibits", ()) if exhibit.case_id == case.pk]:
        expertise.exhibits.set(exhibits)
    _share(expertise, case.standing_parties if joint else [party], data.get("shares") if joint else None)
    _note(work, expertise)
    if party:
        _answer(work, expertise, True)
    _read_shares(expertise)
    work.asked = [share.party for share in expertise.shares.all() if share.accepted is None]
    _order_once_all_agree(work, expertise)


def _share(expertise, payers, typed):
    equal = split_evenly(Decimal(100), [Decimal(1)] * len(payers))
    percents = [typed.get(party.pk, Decimal(0)) for party in payers] if typed else equal
    if problem := shares_problem(percents):
        raise NotPossibleNow(problem)
    ExpertiseShare.objects.bulk_create(
        ExpertiseShare(expertise=expertise, party=party, percent=percent, amount=amount)
        for party, percent, amount in zip(payers, percents, split_evenly(expertise.amount, percents), strict=True)
        if percent
    )


def _note(work, expertise):
    """The journal says that there is an expert, never the price. What one party pays alone is its own business."""
    work.expertise = expertise
    work.facts.update(expertise=expertise.number, private=not expertise.joint)


def _answer(work, expertise, accepted):
    expertise.shares.filter(party=work.actor.party).update(accepted=accepted, answered_at=work.now)
    _read_shares(expertise)


def _read_shares(expertise):
    """As they are now, once for the rest of the act."""
    keep(expertise, shares=ExpertiseShare.objects.filter(expertise=expertise).select_related("party__user"))


def _order_once_all_agree(work, expertise):
    shares = list(expertise.shares.all())
    if all(share.accepted for share in shares):
        expertise.ordered_at = work.now
        expertise.save(update_fields=["ordered_at"])
        work.expert = expertise
        work.sharers = [share.party for share in shares]


def consent(work):
    if not work.data.get("agrees"):
        raise NotPossibleNow(UNPAID)
    expertise = owed_share(work.case, work.actor.party).expertise
    _note(work, expertise)
    _answer(work, expertise, True)
    _order_once_all_agree(work, expertise)


def decline(work):
    expertise = owed_share(work.case, work.actor.party).expertise
    _note(work, expertise)
    _answer(work, expertise, False)


def order_alone(work):
    """The consumer refused: a professional takes all of it, and the report will be its own."""
    if not work.data.get("agrees"):
        raise NotPossibleNow(UNPAID)
    expertise, party = pending(work.case), work.actor.party
    expertise.joint, expertise.asked_by = False, party
    expertise.save(update_fields=["joint", "asked_by"])
    expertise.shares.exclude(party=party).delete()
    whole = {"percent": Decimal(100), "amount": expertise.amount, "accepted": True, "answered_at": work.now}
    ExpertiseShare.objects.update_or_create(expertise=expertise, party=party, defaults=whole)
    _read_shares(expertise)
    _note(work, expertise)
    _order_once_all_agree(work, expertise)


def show_exhibits(work):
    """More of the file for an expert at work, as with the request: what is communicable, and nothing of the talks."""
    case, data = work.case, work.data
    chosen = next((e for e in shown_to(case, work.actor) if e.pk == data["expertise"].pk), None)
    if chosen is None:
        raise NotPossibleNow("Cet expert n’est plus au travail : il ne reçoit plus de pièce.")
    possible = {exhibit.pk: exhibit for exhibit in not_shown_yet(case, chosen)}
    added = [possible[exhibit.pk] for exhibit in data["exhibits"] if exhibit.pk in possible]
    if not added:
        raise NotPossibleNow("L’expert lit déjà ces pièces.")
    chosen.exhibits.add(*added)
    _note(work, chosen)
    work.facts["exhibits"] = sorted(exhibit.number for exhibit in added)
    work.expert = chosen
    work.bound = None if chosen.joint else chosen.asked_by
    own = work.actor.party.pk if work.actor.party else None
    payers = [share.party for share in chosen.shares.select_related("party") if share.party_id != own]
    work.sharers = payers if chosen.joint else []


def deliver(work):
    """Joint: an exhibit for the parties and the mediator. Paid by one party: that party's own, until it shows it."""
    expertise = work.actor.expert
    if expertise.joint:
        title = f"Rapport d’expertise de {expertise}"[:200]
        expertise.report = new_exhibit(work, title, work.data["file"], work.data["about"], confidential=True)
        work.facts["exhibit"] = expertise.report.number
    else:
        for name, value in work.data["about"].items():
            setattr(expertise, name, value)
        expertise.file.save(expertise.file_name, work.data["file"], save=False)
        work.bound = expertise.asked_by
    expertise.delivered_at = work.now
    expertise.save()
    work.sharers = [share.party for share in expertise.shares.all()]
    _note(work, expertise)


def end(work):
    """By the party that asked, or by the mediator; before or after the order."""
    chosen = next((e for e in may_end(work.case, work.actor) if e.pk == work.data["expertise"].pk), None)
    if chosen is None:
        raise NotPossibleNow("La mission de cet expert est déjà terminée.")
    chosen.ended_at = work.now
    chosen.save(update_fields=["ended_at"])
    _note(work, chosen)
    work.bound = None if chosen.joint else chosen.asked_by
    work.expert = chosen if chosen.ordered_at else None
    own = work.actor.party.pk if work.actor.party else None
    work.sharers = [share.party for share in chosen.shares.all() if share.party_id != own]
