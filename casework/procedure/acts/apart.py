"""Between one party and the mediator alone: a question, its answer, a confidential limit; and the table by post.

The journal says nothing of them but that they took place.
"""

from casework.models import Limit, Question
from casework.procedure import points
from casework.procedure.errors import NotPossibleNow


def _addressee(work):
    chosen = work.data["addressee"]
    party = next((other for other in work.case.standing_parties if other.pk == chosen.pk), None)
    if party is None:
        raise NotPossibleNow("Cette partie ne participe pas à la médiation.")
    return party


def _own_row(work):
    row = work.data.get("row")
    if row and row.case_id != work.case.pk:
        raise NotPossibleNow("Ce point n’appartient pas à ce dossier.")
    return row


def ask(work):
    """The other parties never learn of the question."""
    party = _addressee(work)
    question = Question.objects.create(
        case=work.case, party=party, mediator=work.actor.mediator, row=_own_row(work), text=work.data["text"],
        asked_at=work.now,
    )  # fmt: skip
    work.bound = party
    work.facts["question"] = question.pk


def answer(work):
    question = work.case.questions.filter(pk=work.data["question"].pk, party=work.actor.party).first()
    if question is None or question.answered_at or question.mediator_id != work.case.mediator.pk:
        raise NotPossibleNow("Cette question n’attend plus de réponse de votre part.")
    question.answer, question.answered_at = work.data["text"], work.now
    question.save()


def set_limit(work):
    """Seen by the mediator of the day and by its author; not even the point stands in the journal."""
    row = _own_row(work)
    points.check_open(row, work.case)
    Limit.objects.create(
        row=row, party=work.actor.party, mediator=work.case.mediator, author=work.actor.user,
        amount=work.data["amount"], at=work.now,
    )  # fmt: skip


def send_table(work):
    """A party by post gets the table as it stands, to answer on paper."""
    party = _addressee(work)
    if not party.is_postal:
        raise NotPossibleNow(f"{party} lit le tableau en ligne : il n’y a pas de courrier à préparer.")
    work.bound = party
