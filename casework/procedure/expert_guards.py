"""What may be done about an expert; the other guards are in guards.py."""


def pending(case):
    """The joint expertise that is not ordered yet and not given up, or None: one at a time."""
    return next((e for e in case.expertises.all() if e.joint and e.is_active and not e.ordered_at), None)


def may_request(case, actor):
    """One question at a time: the next one once the consents to this one are known."""
    return pending(case) is None and (actor.party is None or actor.party.is_standing)


def owed_share(case, party):
    """The share that this party has still to accept or refuse, or None."""
    expertise = pending(case)
    if expertise is None or expertise.is_declined:
        return None
    return next((s for s in expertise.shares.all() if s.party_id == party.pk and s.accepted is None), None)


def owes_an_answer(case, actor):
    return owed_share(case, actor.party) is not None


def may_order_alone(case, actor):
    """After the consumer's refusal, and only if it was not this professional that refused."""
    expertise = pending(case)
    if expertise is None or not expertise.is_declined or not actor.party.is_standing:
        return False
    refused = [share.party for share in expertise.shares.all() if share.accepted is False]
    return any(party.is_claimant for party in refused) and actor.party.pk not in {party.pk for party in refused}


def owes_a_report(case, actor):
    return actor.expert is not None and actor.expert.ordered_at is not None and actor.expert.delivered_at is None


def shown_to(case, actor) -> list:
    """The expertises at work to which this person may show more exhibits: those for all, or one's own."""
    at_work = [e for e in case.expertises.all() if e.is_active and e.ordered_at and not e.delivered_at]
    return [e for e in at_work if e.concerns(actor.party) and (actor.party is None or actor.party.is_standing)]


def not_shown_yet(case, expertise) -> list:
    """The exhibits that this expert may still be shown: never a confidential one."""
    shown = {exhibit.pk for exhibit in expertise.exhibits.all()}
    return [exhibit for exhibit in case.exhibits.all() if not exhibit.confidential and exhibit.pk not in shown]


def has_more_to_show(case, actor):
    return any(not_shown_yet(case, expertise) for expertise in shown_to(case, actor))


def may_end(case, actor) -> list:
    """The expertises that this person may put an end to: its own, or any for the mediator."""
    active = [expertise for expertise in case.expertises.all() if expertise.is_active]
    return [e for e in active if actor.party is None or e.asked_by_id == actor.party.pk]


def has_an_expertise(case, actor):
    return bool(may_end(case, actor))
