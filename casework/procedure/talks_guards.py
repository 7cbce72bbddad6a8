"""What must be true for the acts of the talks, besides the stage and the role: (case, actor) → bool."""


def has_caucus_of_another_mediator(case, actor):
    if case.mediator is None:
        return False
    confided = (case.forum_posts.caucus(actor.party), actor.party.questions, actor.party.limits)
    first, *others = [told.exclude(mediator=case.mediator).order_by().values("pk") for told in confided]
    return first.union(*others).exists()


def has_question_to_answer(case, actor):
    """The mediator of the day asked this party something, which it has not answered."""
    return bool(questions_to_answer(case, actor.party))


def questions_to_answer(case, party) -> list:
    """Those that wait for this party's answer; an earlier mediator's wait for nobody."""
    asker = case.mediator
    if asker is None:
        return []
    own = [question for question in case.questions.all() if question.party_id == party.pk]
    return [question for question in own if question.answered_at is None and question.mediator_id == asker.pk]


def has_open_point(case, actor):
    return any(row.agreed_offer is None for row in case.offer_rows.all())


def has_party_by_post(case, actor):
    return bool(case.offer_rows.all()) and any(party.is_postal for party in case.standing_parties)


def writes_to_a_mediator(case, actor):
    """A letter of this party has come to the Centre, and somebody is there to read it."""
    return actor.by_letter and case.mediator is not None
